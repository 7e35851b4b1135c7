"""What is disclosed on one's own initiative, by whom, by when and where: 主动公开清单."""

from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.model.plan import Plan, Role
from gkplan.phrases import outline
from gkplan.reports import disclosed, phrasing
from gkplan.reports.case import Case
from gkplan.tracking.standing import Standing


def facts(case: Case) -> dict[str, object]:
    """Give each plan's items: what stands in sections on proactive disclosure, and what publishes.

    `published` lists day and web address of each publication that the ledger proves.
    """
    plans = [_plan(case, dossier) for dossier in case.dossiers]
    return {"about": phrasing.about(case), "plans": plans}


def _plan(case: Case, dossier: Dossier) -> dict[str, object]:
    found = [each for each in case.judge_plan(dossier, case.as_of) if disclosed.is_item(each)]
    rows = [_row(standing, order) for order, standing in enumerate(found, 1)]
    plan = dossier.plan
    return {"title": plan.title, "issuer": plan.issuer, "basis": _basis(plan), "rows": rows}


def _basis(plan: Plan) -> str:
    """Name the plan's superior documents with their numbers."""
    named = (
        phrasing.titled(each.title)
        + (f"（{each.document_number}）" if each.document_number else "")
        for each in plan.basis
    )
    return phrasing.listed(named)


def _row(standing: Standing, order: int) -> dict[str, object]:
    task = standing.task
    published = disclosed.pages(standing)
    return {
        "order": str(order),
        "number": phrasing.number(standing.placed),
        "item": outline.name(task),
        "text": phrasing.requirement(task),
        "units": phrasing.units(task, Role.LEAD, Role.RESPONSIBLE),
        "limit": phrasing.limit(task, standing.plan),
        "published": [page._asdict() for page in published],
        "days": _("; ").join(dict.fromkeys(each.day for each in published)),
        "addresses": _("; ").join(dict.fromkeys(each.address for each in published)),
    }
