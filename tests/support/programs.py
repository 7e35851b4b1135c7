"""Programs and fonts that a test needs: without them it is skipped, but the gate needs them all."""

import os
import shutil
import socket

import pytest

from gkplan.base.errors import NothingFound
from gkplan.rendering.renderers import pdf

PATIENCE = 900  # seconds: no machine is so slow; it ends what would never end


def program(name: str) -> str:
    """Find a program."""
    found = shutil.which(name)
    if not found:
        _missing(f"{name} is not installed")
    return found or ""


def free_port() -> int:
    """Give a port of this machine that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def chinese_fonts() -> None:
    """Make sure that PDF files can be set."""
    try:
        pdf.faces()
    except NothingFound as missing:
        _missing(str(missing))


def distinct_faces() -> None:
    """Make sure that the body of a document has a font of its own, apart from its headings'."""
    chinese_fonts()
    faces = pdf.faces()
    if faces["body"]["family"] == faces["black"]["family"]:
        _missing(f"{faces['body']['family']} is the only Chinese font installed")


def _missing(why: str) -> None:
    if os.environ.get("GKPLAN_GATE"):
        pytest.fail(why)
    pytest.skip(why)
