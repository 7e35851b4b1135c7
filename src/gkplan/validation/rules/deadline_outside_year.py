"""A deadline lies outside the plan's year.

Usually the year is a slip, or was taken over from last year's plan. Correct the date, or move the
task to the plan of its year.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.deadline import BeforeDate, FixedDate, Window
from gkplan.model.dossier import Dossier
from gkplan.tracking.schedule import count_earlier
from gkplan.validation.rule import Problem, rule


@rule("GK301", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    plan = dossier.plan
    for task in plan.tasks:
        for deadline in task.deadlines:
            dates = [deadline.by] if isinstance(deadline, FixedDate | Window) else []
            if isinstance(deadline, Window):
                dates.insert(0, deadline.start)
            if isinstance(deadline, BeforeDate) and not _reaches_into(deadline, dossier):
                dates = [deadline.before]
            span = deadline.span or task.span("deadline")
            for day in dates:
                if day.year != plan.year:
                    message = _("{day} is not in the plan's year {year}")
                    written = message.format(day=day, year=plan.year)
                    yield Problem(span.find(day.isoformat()), written)


def _reaches_into(deadline: BeforeDate, dossier: Dossier) -> bool:
    """Tell whether what is due before a day of January is due in the year before it."""
    last = count_earlier(deadline.before, deadline.within, dossier.settings.calendar)
    return last.day.year == dossier.plan.year
