"""The library below the commands: its entry points, their page, and the example on it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import gkplan
from support.paths import ROOT


def test_every_entry_point_is_there_and_documented() -> None:
    for name in gkplan.__all__:
        member = getattr(gkplan, name)
        assert name == "__version__" or len(member.__doc__ or "") > 40, name


def test_types_see_the_names_that_are_loaded_late() -> None:
    tree = ast.parse((ROOT / "src" / "gkplan" / "__init__.py").read_text("utf-8"))
    named = {
        a.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for a in node.names
    }
    assert named >= set(gkplan.__all__)


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(gkplan, "nothing")  # noqa: B009 - the type checker knows better


def test_the_page_is_current() -> None:
    done = subprocess.run([sys.executable, "docs/api.py", "--check"], cwd=ROOT, check=False)
    assert done.returncode == 0, "python docs/api.py writes it anew"


def test_the_example_runs(collection: Path) -> None:
    example = ROOT / "docs" / "api_example.py"
    done = subprocess.run(
        [sys.executable, str(example)], cwd=collection, capture_output=True, check=True
    )
    assert "overdue" in done.stdout.decode()
    assert "督办单" in done.stdout.decode()
