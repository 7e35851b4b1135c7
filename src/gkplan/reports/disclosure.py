"""What is disclosed on one's own initiative, by whom, by when and where: 主动公开清单."""

from gkplan import outline
from gkplan.language import _
from gkplan.model.plan import Plan, Role
from gkplan.reports import _disclosed, _wording
from gkplan.reports._case import Case, Subject
from gkplan.status import Standing


def facts(case: Case) -> dict[str, object]:
    """Give each plan's items: what stands in sections on proactive disclosure, and what publishes.

    `published` lists day and web address of each publication that the ledger proves.
    """
    plans = [_plan(case, subject) for subject in case.subjects]
    return {"about": _wording.about(case), "plans": plans}


def _plan(case: Case, subject: Subject) -> dict[str, object]:
    found = [each for each in case.of(subject, case.as_of) if _disclosed.is_item(each)]
    rows = [_row(standing, order) for order, standing in enumerate(found, 1)]
    plan = subject.plan
    return {"title": plan.title, "issuer": plan.issuer, "basis": _basis(plan), "rows": rows}


def _basis(plan: Plan) -> str:
    """Name the plan's superior documents with their numbers."""
    named = (
        _wording.titled(each.title)
        + (f"（{each.document_number}）" if each.document_number else "")
        for each in plan.basis
    )
    return _wording.listed(named)


def _row(standing: Standing, order: int) -> dict[str, object]:
    task = standing.task
    published = _disclosed.pages(standing)
    return {
        "order": str(order),
        "number": _wording.number(standing.placed),
        "item": outline.name(task),
        "text": _wording.requirement(task),
        "units": _wording.units(task, Role.LEAD, Role.RESPONSIBLE),
        "limit": _wording.limit(task, standing.plan),
        "published": [page._asdict() for page in published],
        "days": _("; ").join(dict.fromkeys(each.day for each in published)),
        "addresses": _("; ").join(dict.fromkeys(each.address for each in published)),
    }
