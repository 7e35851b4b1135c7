"""What `gkplan new` shows: each task with what happened to it, and what is left to people."""

from collections import Counter
from collections.abc import Iterator

from gkplan.base.language import _
from gkplan.cli.terminal import TableColumn, clean, flow, paint, table
from gkplan.phrases import outline, terms
from gkplan.renewal.fates import Fate, Moved, Renewed
from gkplan.renewal.passages import NewText
from gkplan.renewal.renewing import Renewal

_COLOURS = {Fate.UNFINISHED: "yellow", Fate.DONE: "dim", Fate.CANCELLED: "dim"}


def review(made: Renewal) -> Iterator[str]:
    """List every task of the old plan, then what must be filled in and looked at."""
    yield paint(clean(made.plan.title), "bold")
    counts = Counter(each.fate for each in made.tasks)
    yield from flow(
        [(f"{_fate(fate)} {counts[fate]}", _COLOURS.get(fate, "")) for fate in Fate if counts[fate]]
    )
    columns = (
        TableColumn(_("number")),
        TableColumn(_("task"), gives_way=True),
        TableColumn(_("becomes")),
        TableColumn(_("dates")),
        TableColumn(_("to look at"), gives_way=True),
    )
    colours = [_COLOURS.get(each.fate, "") for each in made.tasks]
    yield from table(columns, [_row(each) for each in made.tasks], colours)
    for title in made.sections:
        yield "  " + _("section dropped: {heading}").format(heading=clean(title))
    if made.to_fill:
        keys = [(terms.field(key), "") for key in made.to_fill]
        yield from flow([(_("to fill in:"), ""), *keys])
    for passage in made.passages:
        yield from _passage(passage, made.plan.year)
    if any(date.provisional for each in made.tasks for date in each.dates):
        yield "  " + paint(_("* rests on holidays not yet announced"), "dim")


def _passage(of: NewText, year: int) -> Iterator[str]:
    """Show one text beside the tasks, with what is to be looked at in it."""
    where = terms.field(of.field) if of.field != "text" else clean(of.name)
    moved = [_("moved to {year}").format(year=year)] if of.moved else []
    notes = _(", ").join([*moved, *_left(of.years, of.references)])
    yield from flow([(_("look at:"), ""), (where, ""), (clean(notes), "")])


def _left(years: tuple[int, ...], references: tuple[str, ...]) -> Iterator[str]:
    """Name what was left as it is."""
    for year in years:
        yield _("names {year}").format(year=year)
    for each in references:
        yield _("refers to {what}").format(what=each)


def _row(of: Renewed) -> tuple[str, ...]:
    standing = of.standing
    return (
        standing.placed.address or standing.task.id,
        outline.name(standing.task),
        _fate(of.fate),
        _(", ").join(map(_date, of.dates)),
        _(", ").join(_notes(of)),
    )


def _date(of: Moved) -> str:
    mark = "*" if of.provisional else ""
    return f"{of.old} → {of.new}{mark}"


def _notes(of: Renewed) -> Iterator[str]:
    if any(not each.workday for each in of.dates):
        yield _("not a working day")
    for old, new in of.units:
        yield f"{old} → {new}"
    yield from _left(of.years, of.references)
    for clause in of.clauses:
        yield _("implemented {clause}").format(clause=clause)


def _fate(of: Fate) -> str:
    return {
        Fate.CARRIED: _("carried"),
        Fate.UNFINISHED: _("carried, unfinished"),
        Fate.DONE: _("dropped, done"),
        Fate.CANCELLED: _("dropped, cancelled"),
    }[of]
