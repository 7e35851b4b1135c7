"""What `gkplan import` shows: a line for each document, and the pieces that need a look."""

from collections.abc import Iterator

from gkplan.base.language import _, ngettext
from gkplan.cli.terminal import Column, clean, flow, paint, table
from gkplan.importing.drafting.evidence import Found, Kind
from gkplan.importing.filing import Taken
from gkplan.importing.intake import Intake
from gkplan.phrases import terms

_AROUND = 14  # characters shown before and after a piece


def summary(found: list[Taken]) -> Iterator[str]:
    """Show what became of each document."""
    columns = (
        Column(_("file"), gives_way=True),
        Column(_("tasks"), right=True),
        Column(_("units"), right=True),
        Column(_("deadlines"), right=True),
        Column(_("unsure"), right=True),
        Column(_("lossless")),
        Column(_("written"), gives_way=True),
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


def _value(found: Found) -> str:
    role = f" ({terms.role(found.role)})" if found.role else ""
    return clean(found.value + role)


def excerpt(found: Found, taken: Intake) -> str:
    """Give a piece with a few words around it, set off by 【】."""
    text = taken.manuscript.text
    before = text[max(0, found.start - _AROUND) : found.start].split("\n")[-1]
    after = text[found.end : found.end + _AROUND].split("\n")[0]
    return clean(f"{before}【{text[found.start : found.end][:60]}】{after}")


def kind(of: Kind) -> str:
    """Name a kind of piece."""
    return {
        Kind.TITLE: _("title"),
        Kind.YEAR: _("year"),
        Kind.ISSUER: _("issuer"),
        Kind.TASK: _("task"),
        Kind.UNIT: _("unit"),
        Kind.DEADLINE: _("deadline"),
        Kind.COLUMN: _("column"),
        Kind.PARAGRAPH: _("paragraph"),
        Kind.DAMAGE: _("damage"),
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
