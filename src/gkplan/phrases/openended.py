"""Work without an end, 持续推进, and words that ask for haste and set no date, 及时."""

import re
from collections.abc import Iterator
from functools import cache

from gkplan.base.language import _
from gkplan.model.deadline import Ongoing
from gkplan.phrases.grammar import is_listed
from gkplan.phrases.limits import find_limits_alone
from gkplan.phrases.stated import Passage, Stated
from gkplan.phrases.vocabulary import STANDING, STANDING_ALONE, STANDING_CELL, VAGUE


@cache
def _standing() -> re.Pattern[str]:
    closed = r"(?=\Z|[,;。)\n])"
    return re.compile(
        rf"(?:{'|'.join(STANDING)}){closed}"
        rf"|(?:\A|(?<=[,;:。(\n]))(?:{'|'.join(STANDING_ALONE)}){closed}"
    )


@cache
def _standing_cell() -> re.Pattern[str]:
    return re.compile("|".join((*STANDING, *STANDING_CELL)))


@cache
def _vague() -> re.Pattern[str]:
    # 及时 is no 及时间
    return re.compile("|".join(word + "(?!间)" * word.endswith("时") for word in VAGUE))


def find_standing(passage: Passage) -> Iterator[Stated]:
    """Find work that goes on; in prose only where the words close a clause or are one."""
    text = passage.text
    if not passage.cell and not _may_stand(text):
        return
    for found in (_standing_cell() if passage.cell else _standing()).finditer(text):
        if not passage.cell or is_listed(text, *found.span()):
            yield Stated(*found.span(), found[0], Ongoing())


def find_vague(passage: Passage) -> Iterator[Stated]:
    """Find limits and haste that set no date."""
    yield from find_limits_alone(passage)
    for found in _vague().finditer(passage.text):
        if not passage.cell or is_listed(passage.text, *found.span()):
            yield Stated(*found.span(), found[0], None, _("the wording sets no date"))


def _may_stand(text: str) -> bool:
    return "持续" in text or "长期" in text or "常态" in text or "常年" in text
