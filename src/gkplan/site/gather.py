"""From a plan that was read to its facts: judged on a day, task by task and date by date."""

from collections import Counter
from collections.abc import Iterator, Sequence

from gkplan.base.diagnostics import Severity
from gkplan.model.status import Status
from gkplan.phrases import outline
from gkplan.site import quarters
from gkplan.site.facts import (
    LIGHTS,
    DateFacts,
    Facts,
    MonthCounts,
    Name,
    PlanHead,
    Pressing,
    TaskFacts,
    UnitRole,
)
from gkplan.store.collection import Opened
from gkplan.tracking import agenda, tally, timeline, waits, words
from gkplan.tracking.followed import FollowedPlan
from gkplan.tracking.lights import find_light
from gkplan.tracking.standing import Standing
from gkplan.tracking.waits import Awaited
from gkplan.validation.reporters import concise

_PRESSING = 40  # tasks of one plan that a list across plans can hold


def gather_unreadable(opened: Opened) -> Facts:
    """Give what is told of a plan that cannot be read."""
    nothing = PlanHead(opened.path, "", "", 0, "", readable=False, ledgerless=False, faults=())
    return Facts(nothing._replace(faults=_faults(opened)))


def _faults(opened: Opened) -> tuple[str, ...]:
    errors = [each for each in opened.diagnostics if each.severity is Severity.ERROR]
    return tuple(concise.report(errors).splitlines())


def gather_facts(opened: Opened, followed: FollowedPlan) -> Facts:
    """Give all that pages tell of a plan whose tasks were judged."""
    plan, found = followed.plan, followed.standings
    dates = tuple(_dates(found))
    anchors = tuple(_anchors(found))
    months = timeline.count_stretches(found)
    head = PlanHead(
        path=opened.path,
        title=plan.title,
        issuer=plan.issuer,
        year=plan.year,
        language=plan.language,
        readable=True,
        ledgerless=followed.dossier.ledger_unread,
        faults=_faults(opened),
        counts=tuple((status.value, n) for status, n in tally.count_by_status(found).items()),
        lights=_lights(found),
        units=tuple(Name(each.unit, each.is_open) for each in tally.count_by_unit(found)),
        years=tuple(sorted({plan.year} | {int(each.due[:4]) for each in dates})),
        months=tuple(MonthCounts(each.name, each.counts) for each in months),
        pressing=tuple(_pressing(found, anchors))[:_PRESSING],
    )
    tasks = (_task(each, anchor) for each, anchor in zip(found, anchors, strict=True))
    return Facts(head, quarters.count_quarters(found), tuple(tasks), dates)


def _anchors(found: Sequence[Standing]) -> Iterator[str]:
    """Give each task a place in its page: its id, or its turn where it has none of its own."""
    taken: set[str] = set()
    for number, standing in enumerate(found, 1):
        own = standing.task.id
        yield f"task.{number}" if not own or own in taken else own
        taken.add(own)


def _lights(found: Sequence[Standing]) -> tuple[tuple[str, int], ...]:
    counted = Counter(find_light(standing) for standing in found)
    return tuple((colour, counted[colour]) for colour in LIGHTS)


def _task(standing: Standing, anchor: str) -> TaskFacts:
    task, current = standing.task, standing.current
    told = current or next((each for each in reversed(standing.progress) if each.done_on), None)
    wait = waits.find_wait(standing)
    last = next((each for each in reversed(standing.entries) if each.note), None)
    proofs = (proof for entry in standing.entries for proof in entry.evidence)
    return TaskFacts(
        id=task.id,
        anchor=anchor,
        number=standing.placed.address or task.id,
        name=outline.name(task) or task.id,
        text=task.text,
        status=standing.status.value,
        light=find_light(standing),
        due=str(standing.next_due or ""),
        left=standing.days_left,
        provisional=standing.provisional,
        extended=bool(standing.next_due and current and current.extended),
        parts=_parts(standing),
        committed=tuple(Name(*each) for each in dict.fromkeys(tally.list_committed(standing))),
        reports=tuple((unit, str(day)) for unit, day in told.reports.items()) if told else (),
        missing=told.missing if told and standing.status is not Status.CANCELLED else (),
        required=len(told.required) if told else 0,
        missed=len(standing.missed),
        waits=words.wait(wait) if wait and wait.what is not Awaited.REPORT else "",
        evidence=tuple(dict.fromkeys(proofs)),
        heard=str(standing.entries[-1].date) if standing.entries else "",
        note=last.note if last else "",
    )


def _parts(standing: Standing) -> tuple[UnitRole, ...]:
    units = standing.plan.units
    leads = standing.task.leads
    others = [each for each in standing.task.assignments if each not in leads]
    return tuple(
        UnitRole(each.unit, each.role.value, units.on(each.unit, standing.as_of))
        for each in (*leads, *others)
    )


def _dates(found: Sequence[Standing]) -> Iterator[DateFacts]:
    known: quarters.Known = {}
    for number, standing in enumerate(found):
        for progress in standing.progress:
            if not progress.due:
                continue
            item = agenda.judge(standing, progress)
            if item.status is Status.CANCELLED:
                continue
            yield DateFacts(
                number,
                progress.occurrence.deadline.what or progress.occurrence.name,
                str(progress.due),
                item.status.value,
                quarters.light(item, known),
                item.days_left,
                str(item.reported or ""),
                item.provisional,
            )


def _pressing(found: Sequence[Standing], anchors: Sequence[str]) -> Iterator[Pressing]:
    """List what presses by due date, as `gkplan status` does."""
    pressing = [
        (each, anchor) for each, anchor in zip(found, anchors, strict=True) if each.is_pressing
    ]
    for standing, anchor in sorted(pressing, key=lambda each: str(each[0].next_due)):
        yield Pressing(
            anchor,
            standing.placed.address or standing.task.id,
            outline.name(standing.task) or standing.task.id,
            tuple(part.unit for part in _parts(standing)),
            standing.status.value,
            find_light(standing),
            str(standing.next_due or ""),
            standing.days_left,
        )
