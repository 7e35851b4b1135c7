"""A task has a deadline that its printed words do not state.

Whoever reads the published plan cannot know of it, and may dispute it. Say it in the text, or keep
the document's wording of it in `text:`.
"""

from collections.abc import Iterator

from gkplan.base.diagnostics import Severity
from gkplan.base.language import _
from gkplan.model.deadline import Deadline
from gkplan.model.dossier import Dossier
from gkplan.model.plan import Task
from gkplan.phrases import agreement, responsibility
from gkplan.phrases.outline import outline
from gkplan.phrases.wording import word_deadline
from gkplan.validation.rule import Problem, rule


@rule("GK303", Severity.WARNING)
def check(dossier: Dossier) -> Iterator[Problem]:
    plan = dossier.plan
    for placed in outline(plan):
        task = placed.item
        if not isinstance(task, Task) or not task.deadlines:
            continue
        columns = {column.holds for section in placed.sections for column in section.columns}
        if "deadline" in columns:
            continue
        for deadline in task.deadlines:
            if not _is_written(deadline, task, plan.year):
                message = _("the printed words do not state this deadline")
                span = deadline.span or task.span("deadline")
                hint = _("say it in the text: {text}").format(
                    text=word_deadline(deadline, plan.year, plan.language)
                )
                yield Problem(span, message, hint)


def _is_written(deadline: Deadline, task: Task, year: int) -> bool:
    printed = "\n".join(
        (
            task.heading,
            task.text,
            responsibility.write(task.attribution, task.assignments),
            *task.cells.values(),
        )
    )
    if deadline.text:
        return "".join(deadline.text.split()) in "".join(printed.split())
    return agreement.is_said(deadline, printed, year)
