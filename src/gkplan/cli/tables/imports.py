"""What `gkplan import` shows: a line for each document, and the pieces that need a look."""

from collections.abc import Iterator

from gkplan.base.language import _, ngettext
from gkplan.cli.terminal import TableColumn, clean, flow, paint, table
from gkplan.importing.drafting.evidence import FoundPiece, PieceKind
from gkplan.importing.filing import Taken
from gkplan.importing.intake import Intake
from gkplan.phrases import terms

_AROUND = 14  # characters shown before and after a piece


def summary(found: list[Taken]) -> Iterator[str]:
    """Show what became of each document."""
    columns = (
        TableColumn(_("file"), gives_way=True),
        TableColumn(_("tasks"), right=True),
        TableColumn(_("units"), right=True),
        TableColumn(_("deadlines"), right=True),
        TableColumn(_("unsure"), right=True),
        TableColumn(_("lossless")),
        TableColumn(_("written"), gives_way=True),
    )
    colours = ["" if each.intake else "red" for each in found]
    yield from table(columns, [_row(each) for each in found], colours, indent=0)


def _row(taken: Taken) -> tuple[str, ...]:
    made = taken.intake
    if made is None:
        return (taken.name, "-", "-", "-", "-", "-", "")
    counts = (len(made.tasks), len(made.units), made.deadlines, len(made.unsure))
    return (taken.name, *map(str, counts), _("yes") if made.lossless else _("no"), taken.output)


def review(taken: Intake) -> Iterator[str]:
    """Show the unsure pieces beside the words of the document they come from."""
    if not taken.unsure:
        yield _("Everything was read surely.")
        return
    for each in sorted(taken.unsure, key=lambda found: found.start):
        line, column = taken.manuscript.place(each.start)
        place = f"{taken.manuscript.name}:{line}:{column}"
        parts = [
            (f"{kind(each.kind)} {_value(each)}", "bold"),
            (f"{each.confidence:.0%}", "yellow"),
            (clean(each.reason), ""),
            (clean(place), "dim"),
        ]
        yield from flow(parts, indent=0)
        yield f"    {excerpt(each, taken)}"


def _value(found: FoundPiece) -> str:
    role = f" ({terms.role(found.role)})" if found.role else ""
    return clean(found.value + role)


def excerpt(found: FoundPiece, taken: Intake) -> str:
    """Give a piece with a few words around it, set off by 【】."""
    text = taken.manuscript.text
    before = text[max(0, found.start - _AROUND) : found.start].split("\n")[-1]
    after = text[found.end : found.end + _AROUND].split("\n")[0]
    return clean(f"{before}【{text[found.start : found.end][:60]}】{after}")


def kind(of: PieceKind) -> str:
    """Name a kind of piece."""
    return {
        PieceKind.TITLE: _("title"),
        PieceKind.YEAR: _("year"),
        PieceKind.ISSUER: _("issuer"),
        PieceKind.TASK: _("task"),
        PieceKind.UNIT: _("unit"),
        PieceKind.DEADLINE: _("deadline"),
        PieceKind.COLUMN: _("column"),
        PieceKind.PARAGRAPH: _("paragraph"),
        PieceKind.DAMAGE: _("damage"),
    }[of]


def closing(taken: Intake) -> Iterator[str]:
    """Say what to do next with a plan that was made of one document."""
    unsure = len(taken.unsure)
    if unsure:
        message = ngettext(
            "{n} piece needs a look: gkplan import {file} --dry-run --review",
            "{n} pieces need a look: gkplan import {file} --dry-run --review",
            unsure,
        )
        yield paint(message.format(n=unsure, file=taken.manuscript.name), "yellow")
