"""How derived documents word what they share: bureaus, days, time limits, units, entries."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import groupby

from gkplan.base.language import _, ngettext
from gkplan.model.deadline import Quota, Recurrence
from gkplan.model.ledger import Entry, Step
from gkplan.model.plan import Plan, Role, Task
from gkplan.model.status import Status
from gkplan.phrases import outline, terms
from gkplan.phrases.outline import Placed
from gkplan.phrases.wording import word_deadline
from gkplan.reports.case import Case
from gkplan.tracking import words
from gkplan.tracking.progress import Progress
from gkplan.tracking.schedule import make_implied

_ISSUERS_NAMED = 3


def about(case: Case) -> dict[str, object]:
    """Give what every document says of itself: bureaus, plans, years, the day, the unit."""
    years = sorted({dossier.plan.year for dossier in case.dossiers})
    return {
        "issuer": bureaus(case.issuers),
        "several_issuers": len(case.issuers) > 1,
        "plans": [dossier.plan.title for dossier in case.dossiers],
        "plan_titles": listed(titled(dossier.plan.title) for dossier in case.dossiers),
        "year": listed(str(year) for year in years),
        "date": case.as_of.isoformat(),
        "day": terms.day(case.as_of),
        "unit": case.unit,
    }


def bureaus(names: Sequence[str]) -> str:
    """Name some bureaus; of many only the first."""
    if len(names) <= _ISSUERS_NAMED:
        return listed(names)
    return _("{first} and others, {n} in all").format(first=names[0], n=len(names))


def listed(names: Iterable[str]) -> str:
    """Write names side by side: 办公室、财务处."""
    found = tuple(names)
    return reduce(_joined, found) if found else ""


def _joined(one: str, other: str) -> str:
    return _("{one}, {other}").format(one=one, other=other)


def counted(counts: Mapping[Status, int]) -> str:
    """Write how many are of each status."""
    each = _("{status} {n}")
    return listed(each.format(status=words.status(status), n=n) for status, n in counts.items())


def titled(title: str) -> str:
    """Write a document's title within a text: 《…》."""
    return title if title.startswith("《") else _("“{title}”").format(title=title)


def late(days: int) -> str:
    return ngettext("{n} day late", "{n} days late", days).format(n=days)


def units(task: Task, *roles: Role) -> str:
    """Name the units that have one of these roles, as the plan names them."""
    return listed(each.unit for each in task.assignments if each.role in roles)


def number(placed: Placed) -> str:
    """Write a task's number with those above it, as the document prints them: 三、（十二）."""
    return "".join(placed.path).rstrip("、.．") if placed.address else ""


def section(placed: Placed) -> str:
    """Name the uppermost section that a task stands in and that has a heading; "" for none."""
    return next((each.heading for each in placed.sections if each.heading), "")


def requirement(task: Task) -> str:
    """Give what a task asks for beyond its name."""
    name = outline.name(task)
    return task.text if task.heading or task.text.rstrip("。.") != name else ""


def limit(task: Task, plan: Plan) -> str:
    """Word a task's time limits: as the plan does, else from their rules."""
    stated = task.deadlines or (make_implied(plan.year),)
    return _("; ").join(
        each.text or word_deadline(each, plan.year, plan.language) for each in stated
    )


def occurrence(of: Progress) -> str:
    """Name an occurrence where there are others of its deadline: 2026-10; else its milestone."""
    deadline = of.occurrence.deadline
    if isinstance(deadline, Recurrence | Quota):
        return of.occurrence.name
    return deadline.what


def called(name: str, of: Progress) -> str:
    """Name an occurrence by its task and, where it has one, its period or milestone."""
    return with_occurrence(name, occurrence(of))


def with_occurrence(name: str, which: str) -> str:
    return _("{task} ({occurrence})").format(task=name, occurrence=which) if which else name


def said(entries: Iterable[Entry]) -> str:
    """Write entries out, by date: when, by whom, what, and the note.

    Those in a row that say the same and no more are one piece with all their days.
    """
    pieces = []
    for (status, by, note), same in groupby(entries, key=lambda e: (e.status, e.by, e.note)):
        days = listed(entry.date.isoformat() for entry in same)
        what = "" if status is Step.PROGRESS and note else terms.step(status)
        piece = _("{day} {who} {what}").format(day=days, who=listed(by), what=what)
        pieces.append(noted(" ".join(piece.split()), note))
    return _("; ").join(pieces)


def dated(entry: Entry) -> str:
    """Write an entry's day and whom it is by."""
    piece = _("{day} {who} {what}").format(day=entry.date, who=listed(entry.by), what="")
    return piece.strip()


def noted(what: str, note: str) -> str:
    """Add to something what somebody noted of it, where anybody did."""
    return _("{title}: {value}").format(title=what, value=note) if note else what


def evidence(entries: Iterable[Entry]) -> tuple[str, ...]:
    """List what proves the work, each once: not what the office kept of its own steps."""
    proofs = (each for entry in entries if entry.status in WORK for each in entry.evidence)
    return tuple(dict.fromkeys(proofs))


# what units report of their work, and what ends or stops it
WORK = (Step.PROGRESS, Step.DONE, Step.BLOCKED, Step.CANCELLED)
# what a reader of a ledger wants to know besides: why a date moved and what came back
TOLD = (*WORK, Step.RETURNED, Step.EXTENSION_GRANTED, Step.EXTENSION_REFUSED, Step.ASSIGNED)
