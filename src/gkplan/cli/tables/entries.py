"""What was recorded of a task and where it stands now, in a line."""

from gkplan.base.language import _
from gkplan.cli.terminal import clean
from gkplan.model.ledger import Entry
from gkplan.phrases import outline, terms
from gkplan.tracking import words
from gkplan.tracking.standing import Standing


def recorded(entry: Entry) -> str:
    """Say what an entry reports: recorded done 2026-Q4."""
    step = " ".join(filter(None, (terms.step(entry.status), entry.occurrence)))
    return _("recorded {step}").format(step=step)


def line(standing: Standing, happened: str = "") -> str:
    """Write a task with what was recorded of it and where it stands now."""
    parts = [_("now {status}").format(status=words.status(standing.status))]
    if standing.current:
        needed = standing.current.occurrence.needed
        if needed > 1:
            done = min(len(standing.current.done_on), needed)
            parts.append(_("{n} of {total} times").format(n=done, total=needed))
        if reported := words.reported(standing.current):
            parts.append(reported)
    if standing.next_due:
        parts.append(_("next {day}").format(day=standing.next_due))
    said = _("; ").join(filter(None, (happened, _(", ").join(parts))))
    name = outline.name(standing.task)
    return clean(_("{id} {name}: {said}").format(id=standing.task.id, name=name, said=said))
