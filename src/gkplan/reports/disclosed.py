"""Which tasks publish something, and the pages that the ledger proves were published."""

from typing import NamedTuple

from gkplan.base import address
from gkplan.model.ledger import Step
from gkplan.phrases import disclosure
from gkplan.tracking.standing import Standing


class WebPage(NamedTuple):
    """A web page that evidence names, and the day of its entry."""

    day: str
    address: str


def is_item(standing: Standing) -> bool:
    """Tell whether a task is one of proactive disclosure, by its section or by what it does."""
    task = standing.task
    if any(disclosure.is_of_disclosure(section.heading) for section in standing.placed.sections):
        return True
    return disclosure.discloses(task.heading, task.text)


def pages(standing: Standing) -> tuple[WebPage, ...]:
    """List the web addresses among the evidence of work; other evidence is no publication."""
    return tuple(
        WebPage(entry.date.isoformat(), each)
        for entry in standing.entries
        if entry.status in (Step.DONE, Step.PROGRESS)
        for each in entry.evidence
        if address.is_web(each) and not address.fault(each)
    )
