"""What each unit must report in each quarter, and how the worst of it stands."""

from collections.abc import Sequence

from gkplan.model.status import Status
from gkplan.site.facts import LIGHTS, Name, QuarterCounts, UnitQuarters
from gkplan.tracking import agenda, shares
from gkplan.tracking.agenda import AgendaItem
from gkplan.tracking.lights import find_light
from gkplan.tracking.punctuality import Punctuality, count_reports
from gkplan.tracking.shares import Share
from gkplan.tracking.standing import Standing

Known = dict[tuple[Status, int | None], str]


def count_quarters(found: Sequence[Standing]) -> tuple[UnitQuarters, ...]:
    """Count the shares of each unit by quarter."""
    known: Known = {}
    held: dict[Name, dict[str, list[tuple[Punctuality, str]]]] = {}
    for share in shares.list_shares(found):
        quarter = f"{share.due.year}-Q{(share.due.month + 2) // 3}"
        is_open = bool(share.unit and not share.progress.required)
        by_time = held.setdefault(Name(share.unit, is_open), {})
        by_time.setdefault(quarter, []).append((share.kind, _share_light(share, known)))
    return tuple(
        UnitQuarters(*name, tuple(_quarter(q, own) for q, own in sorted(by_time.items())))
        for name, by_time in held.items()
    )


def _quarter(name: str, own: Sequence[tuple[Punctuality, str]]) -> QuarterCounts:
    counts = count_reports(kind for kind, _colour in own)
    colours = {colour for _kind, colour in own}
    worst = next(colour for colour in LIGHTS if colour in colours)
    return QuarterCounts(name, counts, worst)


def _share_light(share: Share, known: Known) -> str:
    """Judge a unit by what it has reported itself."""
    day = share.reported
    item = agenda.judge_done(share.standing, share.progress, day, day)
    return light(item, known)


def light(item: AgendaItem, known: Known) -> str:
    """Give the light of one occurrence: status and days left decide it, and many share these."""
    key = (item.status, item.days_left)
    if key not in known:
        known[key] = find_light(item.alone)
    return known[key]
