"""Which pages several plans share, each as a job that says what it is made of."""

from collections.abc import Iterable, Iterator

from gkplan.rendering import digests
from gkplan.rendering.batch import Job
from gkplan.site import (
    calendar_page,
    front_page,
    matrix_page,
    names,
    search,
    timeline_page,
    unit_page,
)
from gkplan.site.facts import Name
from gkplan.site.frame import Frame
from gkplan.site.plan_page import PlanFacts


def list_jobs(sources: tuple[PlanFacts, ...], lost: tuple[str, ...], frame: Frame) -> Iterator[Job]:
    """List the jobs of a site, the largest first."""
    read = tuple(each for each in sources if each.head.readable)
    for year in frame.years:
        own = tuple(each for each in read if year in each.head.years)
        yield from _of_year(year, own, frame)
    for plan_year in sorted({each.head.year for each in read}, reverse=True):
        own = tuple(each for each in read if each.head.year == plan_year)
        output = (search.script_name(plan_year),)
        yield Job(output, _digest(frame, "tasks", own), search.script, (plan_year, own))
    yield from _units(read, frame)
    digest = digests.make_digest(_digest(frame, "front", sources), *lost)
    yield Job(("index.html",), digest, front_page.make, (sources, lost, frame))
    yield _search(read, frame)


def _digest(frame: Frame, kind: str, sources: Iterable[PlanFacts]) -> str:
    made_of = (part for each in sources for part in (each.name, each.head.path, each.head.digest))
    return digests.make_digest(frame.digest, kind, *made_of)


def _of_year(year: int, own: tuple[PlanFacts, ...], frame: Frame) -> Iterator[Job]:
    heads = tuple(each.head for each in own)
    periods = timeline_page.add_stretches(heads, year)
    pages = calendar_page.addresses(year, sum(each.due for each in periods))
    digest = _digest(frame, str(year), own)
    yield Job(pages, digest, calendar_page.make, (year, own, pages, frame))
    yield Job((f"matrix-{year}.html",), digest, matrix_page.make, (year, own, frame))
    yield Job((f"timeline-{year}.html",), digest, timeline_page.make, (year, heads, frame))


def _units(read: tuple[PlanFacts, ...], frame: Frame) -> Iterator[Job]:
    bureaus: dict[str, list[PlanFacts]] = {}
    for source in read:
        bureaus.setdefault(source.head.issuer, []).append(source)
    for issuer, own in bureaus.items():
        units = tuple(dict.fromkeys(name for each in own for name in each.head.units))
        if not units:
            continue
        pages = tuple(names.name_unit_page(issuer, name) for name in units)
        digest = _digest(frame, issuer, own)
        yield Job(pages, digest, unit_page.make, (issuer, units, tuple(own), frame))


def _search(read: tuple[PlanFacts, ...], frame: Frame) -> Job:
    years = tuple(sorted({each.head.year for each in read}, reverse=True))
    named: dict[Name, None] = {name: None for each in read for name in each.head.units}
    units = tuple(dict.fromkeys(name.unit for name in named))
    digest = digests.make_digest(frame.digest, "search", repr(years), *units)
    return Job(("search.html",), digest, search.make, (years, units, frame))
