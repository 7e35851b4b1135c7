"""A page that shows what an import was not sure of, beside the document with the words marked."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gkplan.base.language import _, reason
from gkplan.importing.drafting.evidence import FoundPiece
from gkplan.importing.intake import Intake
from gkplan.rendering.templating import environment
from gkplan.store import editor

_NAME = "review.html"


class MarkedStretch(NamedTuple):
    """A stretch of a document and the numbers of the pieces it belongs to."""

    text: str
    pieces: tuple[int, ...]


def write_review_page(path: Path, taken: list[Intake]) -> None:
    """Write the page; raises `UnwritableFile` where a file of another kind is there."""
    if path.exists() and path.suffix.lower() not in (".html", ".htm"):
        raise editor.already_there(path)
    try:
        path.write_text(page(taken), encoding="utf-8", newline="\n")
    except OSError as error:
        raise editor.unwritable(path, reason(error)) from error


def page(taken: list[Intake]) -> str:
    """Make the page of several documents."""
    documents = [
        {
            "name": each.manuscript.name,
            "title": each.plan.title,
            "pieces": [
                (n, f, each.manuscript.place(f.start)[0]) for n, f in enumerate(each.unsure, 1)
            ],
            "stretches": list(stretches(each.manuscript.text, each.unsure)),
        }
        for each in taken
    ]
    labels = {
        "title": _("What was not read surely"),
        "columns": ("#", _("line"), _("read as"), _("sure"), _("why")),
    }
    sandbox = environment(None, escape=True)
    return sandbox.get_template(_NAME).render(documents=documents, labels=labels)


def stretches(text: str, found: tuple[FoundPiece, ...]) -> Iterator[MarkedStretch]:
    """Cut a text where pieces begin and end."""
    cuts = sorted(
        {0, len(text), *(c for f in found for c in (f.start, f.end) if 0 < c < len(text))}
    )
    for begin, end in itertools.pairwise(cuts):
        inside = tuple(
            n
            for n, f in enumerate(found, 1)
            if f.start <= begin and end <= f.end and f.end > f.start
        )
        yield MarkedStretch(text[begin:end], inside)
