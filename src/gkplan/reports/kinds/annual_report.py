"""The statutory yearly report on information disclosure, as a draft: 政府信息公开工作年度报告.

Its six headings and its tables are those of 国办公开办函〔2021〕30号. What plans and ledgers do not
know stays a gap.
"""

from datetime import date

from gkplan.model.status import Status
from gkplan.phrases import outline, terms
from gkplan.reports import disclosed, phrasing
from gkplan.reports.case import Case, Subject


def facts(case: Case) -> dict[str, object]:
    """Give each bureau's and year's facts as of the year's end, or of the day if that is earlier.

    `published` are pages that evidence proves, each once.
    """
    years: dict[tuple[str, int], list[Subject]] = {}
    for subject in case.subjects:
        years.setdefault((subject.plan.issuer, subject.plan.year), []).append(subject)
    reports = [_report(case, subjects) for subjects in years.values()]
    return {"about": phrasing.about(case), "reports": reports}


def _report(case: Case, subjects: list[Subject]) -> dict[str, object]:
    plan = subjects[0].plan
    day = min(case.as_of, date(plan.year, 12, 31))
    found = [standing for subject in subjects for standing in case.of(subject, day)]
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
        "plans": phrasing.listed(phrasing.titled(each.plan.title) for each in subjects),
        "basis": phrasing.listed(
            dict.fromkeys(phrasing.titled(b.title) for s in subjects for b in s.plan.basis)
        ),
        "tasks": len(found),
        "done": len(done),
        "items": len(items),
        "items_done": sum(each in done for each in items),
        "published": list(pages.values()),
    }
