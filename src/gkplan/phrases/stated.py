"""A deadline as prose states it, and what the readers of its several forms share."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gkplan.base.language import _
from gkplan.model.deadline import Deadline


@dataclass(frozen=True, slots=True)
class Stated:
    """A deadline phrase, its place in the text, and the rule it states.

    `deadline` is None where the phrase sets a limit that no rule can hold; `reason` says why.
    """

    start: int
    end: int
    text: str
    deadline: Deadline | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Squeezed text to find deadlines in, of a plan's year: prose, or a table's cell."""

    text: str
    year: int | None
    cell: bool


Reader = Callable[[Passage], Iterator[Stated]]
"""Finds the deadlines of one form; their offsets are those of the squeezed text."""

BEFORE = r"(?:之前|以前|前(?![往后期列夕述款瞻沿提置景端]))"
DOING = (
    r"(?:完成|开展|组织|召开|公开|发布|公布|制定|出台|举办|印发|报送|上报|提交|启动|建成|实现|编制|更新|修订|梳理"
    r"|调整|通报|报告|进行|集中|全面|至少|[要应需须](?!求))"
)
_SIGNS_BEFORE, _SIGNS_AFTER = "、,;和及/\n(:", "、,;和及/\n)。"


def stated(found: re.Match[str], deadline: Deadline | None, reason: str = "") -> Stated:
    """Take a whole match as the phrase."""
    return Stated(found.start(), found.end(), found[0], deadline, reason)


def listed(found: re.Match[str]) -> bool:
    """Tell whether a match fills a cell, or an item of a list there."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return before in _SIGNS_BEFORE and after in _SIGNS_AFTER


def unknown_year() -> str:
    return _("no year is written and the plan's year is not known")
