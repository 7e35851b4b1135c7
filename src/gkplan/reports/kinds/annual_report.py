"""The statutory yearly report on information disclosure, as a draft: 政府信息公开工作年度报告.

Its six headings and its tables are those of 国办公开办函〔2021〕30号. What plans and ledgers do not
know stays a gap.
"""

from datetime import date

from gkplan.model.dossier import Dossier
from gkplan.model.status import Status
from gkplan.phrases import outline, terms
from gkplan.reports import disclosed, phrasing
from gkplan.reports.case import Case


def facts(case: Case) -> dict[str, object]:
    """Give each bureau's and year's facts as of the year's end, or of the day if that is earlier.

    `published` are pages that evidence proves, each once.
    """
    years: dict[tuple[str, int], list[Dossier]] = {}
    for dossier in case.dossiers:
        years.setdefault((dossier.plan.issuer, dossier.plan.year), []).append(dossier)
    reports = [_report(case, dossiers) for dossiers in years.values()]
    return {"about": phrasing.about(case), "reports": reports}


def _report(case: Case, dossiers: list[Dossier]) -> dict[str, object]:
    plan = dossiers[0].plan
    day = min(case.as_of, date(plan.year, 12, 31))
    found = [standing for dossier in dossiers for standing in case.judge_plan(dossier, day)]
    done = [each for each in found if each.status in (Status.DONE, Status.DONE_LATE)]
    items = [each for each in found if disclosed.is_item(each)]
    pages = {
        page.address: {"item": outline.name(standing.task), **page._asdict()}
        for standing in items
        for page in disclosed.pages(standing)
    }
    return {
        "issuer": plan.issuer,
        "year": plan.year,
        "day": terms.day(day),
        "plans": phrasing.listed(phrasing.titled(each.plan.title) for each in dossiers),
        "basis": phrasing.listed(
            dict.fromkeys(phrasing.titled(b.title) for s in dossiers for b in s.plan.basis)
        ),
        "tasks": len(found),
        "done": len(done),
        "items": len(items),
        "items_done": sum(each in done for each in items),
        "published": list(pages.values()),
    }
