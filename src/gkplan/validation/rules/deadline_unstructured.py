"""A task's text states a deadline that `deadline` does not hold.

Status would take the task for due at the end of the year. Add the deadline, with `text:` where its
meaning is not plain from the words.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.deadline import FixedDate
from gkplan.model.dossier import Dossier
from gkplan.phrases import agreement, deadlines
from gkplan.validation.rule import Problem, rule


@rule("GK302", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    plan = dossier.plan
    for task in plan.tasks:
        for key, text in (("heading", task.heading), ("text", task.text)):
            for stated in deadlines.find(text, plan.year):
                said = stated.deadline
                if said is None or (isinstance(said, FixedDate) and said.by.year < plan.year):
                    continue  # an earlier year's date belongs to what the sentence is about
                if any(agreement.agree(said, each) for each in task.deadlines):
                    continue
                if any(each.text and stated.text in each.text for each in task.deadlines):
                    continue
                message = _("the text states the deadline `{text}`, which is not structured")
                yield Problem(task.span(key).find(stated.text), message.format(text=stated.text))
