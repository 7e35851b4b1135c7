"""How a tracing looks on a terminal."""

from collections.abc import Iterator, Sequence

from gkplan.base.language import _
from gkplan.cli.tables import status as status_tables
from gkplan.cli.terminal import TableColumn, clean, paint, table
from gkplan.phrases import outline
from gkplan.tracing import paper
from gkplan.tracing.links import Coverage, Footing, Link, TracedTasks, Tracing
from gkplan.tracking import words

_Row = tuple[tuple[str, ...], str, str]  # cells, traffic light, colour


def lines(found: Tracing) -> Iterator[str]:
    """Show each superior plan by its clauses, then each plan by what its tasks rest on."""
    if not found.bases:
        yield _("no task says which clause of a superior plan it implements")
        return
    for coverage in found.coverages:
        yield paint(clean(coverage.plan.title), "bold")
        yield f"  {clean(coverage.plan.path)}"
        yield f"  {paper.covered(coverage)}"
        what = _("clause / implemented by")
        yield from _marked((_("number"), what, _("status"), _("confirmed")), _clauses(coverage))
        yield ""
    for basis in found.bases:
        yield paint(clean(basis.plan.title), "bold")
        yield f"  {clean(basis.plan.path)}"
        yield f"  {paper.founded(basis)}"
        titles = (_("number"), _("task"), _("implements"), _("confirmed"))
        yield from _marked(titles, _tasks(basis))
        yield ""
    yield paper.summary(found)


def _clauses(of: Coverage) -> Iterator[_Row]:
    for clause in of.clauses:
        number, heading = clause.placed.address, outline.name(clause.task)
        if not clause.links:
            yield (number, heading, _("nobody"), ""), "", "red"
            continue
        yield (number, heading, "", ""), "", ""
        for depth, link in paper.through(clause):
            by = f"{link.traced.plan.issuer} {paper.task(link.standing)}"
            status = words.status(link.standing.status)
            cells = ("", f"{'  ' * depth}↳ {by}", status, paper.footing(link.footing))
            yield cells, paper.colour(link), _colour(link)


def _tasks(of: TracedTasks) -> Iterator[_Row]:
    for standing, links in of.tasks:
        number = status_tables.number(standing)
        named = number, outline.name(standing.task)
        if not links:
            yield (*named, _("no basis"), ""), "", "red"
        for link in links:
            for way in paper.ways(link):
                cells = (*named, way, paper.footing(link.footing))
                yield cells, paper.colour(link), _colour(link)
                named = "", ""


def _colour(link: Link) -> str:
    if link.footing in (Footing.UNKNOWN, Footing.UNREAD):
        return "red"
    return "yellow" if link.footing is Footing.SUSPECT else ""


def _marked(titles: Sequence[str], found: Iterator[_Row]) -> Iterator[str]:
    """A table with a traffic light in front of each row that tells of a task."""
    rows = list(found)
    columns = [
        TableColumn(each, gives_way=0 < at < len(titles) - 1) for at, each in enumerate(titles)
    ]
    if not rows:
        return
    title, *below = table(columns, [cells for cells, _light, _colour in rows], indent=5)
    yield title
    for line, (_cells, light, colour) in zip(below, rows, strict=True):
        yield f"  {status_tables.mark(light) if light else '  '}{paint(line[4:], colour)}"
