"""What a quarter asked for and what was done of it, by task and by unit: 季度通报."""

from collections.abc import Iterable, Sequence
from datetime import date

from gkplan import agenda, outline
from gkplan.agenda import Item
from gkplan.matrix import declared
from gkplan.model.ledger import Step
from gkplan.reports import _quarters, _wording
from gkplan.reports._case import Case
from gkplan.reports._quarters import Quarter
from gkplan.shares import Kind, Share, kind
from gkplan.status import Status

_NEVER = date.min


def check(case: Case) -> None:
    """Refuse a quarter that there is not."""
    _quarters.asked(case)


def facts(case: Case) -> dict[str, object]:
    """Give a quarter's counts, lists and units as of its end, or of the day where that is earlier.

    `before` are the counts of the quarter before as of its own end, None where nothing was due in
    it; `change` what each count differs by. `carried` is open from earlier quarters.
    """
    quarter = _quarters.asked(case)
    day = min(quarter.end, case.as_of)
    items = _items(case, day, _NEVER, quarter.end)
    own = [item for item in items if item.due and item.due >= quarter.start]
    counts, before = _counts(own), _before(case, quarter.before)
    units = _units(case, day, quarter)
    return {
        "about": _wording.about(case),
        "quarter": quarter.name,
        "quarter_words": _quarters.worded(quarter),
        "day": _wording.day(day, case.language),
        "counts": counts,
        "before": before,
        "change": {key: counts[key] - before[key] for key in counts} if before else None,
        "done": _rows(own, Kind.IN_TIME),
        "late": _rows(own, Kind.LATE),
        "overdue": _rows(own, Kind.OVERDUE),
        "carried": [
            _row(item)
            for item in items
            if item.due and item.due < quarter.start and not item.progress.done
        ],
        "units": units,
        "silent": [unit for unit in units if unit["missing"]],
    }


def _items(case: Case, day: date, start: date, end: date) -> tuple[Item, ...]:
    """List what is due between two days as it stood on one, judged by the whole task."""
    return agenda.between(case.on(day), start, end, case.settings)


def _kind(item: Item) -> Kind:
    assert item.due  # noqa: S101 - `between` gives only what is due on a day
    return kind(item.due, item.progress.done, item.standing.as_of)


def _counts(items: Sequence[Item]) -> dict[str, int]:
    """Count what was due: each kind, those of the overdue that are blocked, done per hundred."""
    kinds = [_kind(item) for item in items]
    done = kinds.count(Kind.IN_TIME) + kinds.count(Kind.LATE)
    past = done + kinds.count(Kind.OVERDUE)
    blocked = [i for i in items if i.status is Status.BLOCKED and _kind(i) is Kind.OVERDUE]
    return {
        "due": len(items),
        "in_time": kinds.count(Kind.IN_TIME),
        "late": kinds.count(Kind.LATE),
        "overdue": kinds.count(Kind.OVERDUE),
        "blocked": len(blocked),
        "open": kinds.count(Kind.OPEN),
        "done_percent": done * 100 // past if past else 0,
    }


def _before(case: Case, quarter: Quarter) -> dict[str, int] | None:
    day = min(quarter.end, case.as_of)
    items = _items(case, day, quarter.start, quarter.end)
    return _counts(items) if items else None


def _rows(items: Iterable[Item], wanted: Kind) -> list[dict[str, object]]:
    return [_row(item) for item in items if _kind(item) is wanted]


def _row(item: Item) -> dict[str, object]:
    standing, progress, due, done = item.standing, item.progress, item.due, item.progress.done
    missing = progress.missing or agenda.open_collectives(standing)
    stopped = [entry.note for entry in standing.entries if entry.status is Step.BLOCKED]
    is_blocked = item.status is Status.BLOCKED
    until = done or standing.as_of
    return {
        "issuer": standing.plan.issuer,
        "number": standing.placed.address,
        "task": _wording.called(outline.name(standing.task), progress),
        "units": _wording.listed(_held(item)),
        "due": due.isoformat() if due else "",
        "done": done.isoformat() if done else "",
        "days_late": max(0, (until - due).days) if due else 0,
        "missing": _wording.listed(missing) if not progress.reported_on else "",
        "unsigned": progress.next_signature if progress.reported_on else "",
        "blocked": is_blocked,
        "why": stopped[-1] if is_blocked and stopped else "",
    }


def _held(item: Item) -> tuple[str, ...]:
    """Name those who answer for a task as the plan names them; leads alone where it has any."""
    task = item.standing.task
    return tuple(each.unit for each in task.leads or task.assignments)


def _units(case: Case, day: date, quarter: Quarter) -> list[dict[str, object]]:
    """Count what each unit had to report in a quarter, and list what it has not."""
    held: dict[tuple[str, str], list[Share]] = {}
    found = [each for each in case.shares(day) if quarter.start <= each.due <= quarter.end]
    for share in sorted(found, key=lambda each: declared(each.standing.plan, each.unit)):
        held.setdefault((share.standing.plan.issuer, share.unit), []).append(share)
    return [_unit(issuer, unit, own) for (issuer, unit), own in held.items()]


def _unit(issuer: str, unit: str, own: Sequence[Share]) -> dict[str, object]:
    kinds = [share.kind for share in own]
    reported = kinds.count(Kind.IN_TIME) + kinds.count(Kind.LATE)
    past = reported + kinds.count(Kind.OVERDUE)
    missing = [
        _wording.called(outline.name(share.standing.task), share.progress)
        for share in own
        if share.kind is Kind.OVERDUE
    ]
    return {
        "issuer": issuer,
        "unit": unit,
        "due": len(own),
        "in_time": kinds.count(Kind.IN_TIME),
        "late": kinds.count(Kind.LATE),
        "overdue": kinds.count(Kind.OVERDUE),
        "open": kinds.count(Kind.OPEN),
        "percent": reported * 100 // past if past else None,
        "missing": missing,
    }
