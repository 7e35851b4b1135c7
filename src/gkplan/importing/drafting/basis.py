"""The superior documents that a plan says it follows."""

import re

from gkplan.model.plan import Basis
from gkplan.phrases import titles
from gkplan.phrases.folding import fold

_FOLLOWED = re.compile(r"(?:根据|按照|依据|落实|贯彻|执行|按|和|及|、|,)[^《》。]{0,30}\Z")
_SUPERIOR = re.compile(r"要点|通知|意见|方案|安排|条例|规划|清单|任务|办法")


def named(preamble: str) -> tuple[Basis, ...]:
    """List the documents that a preamble cites with 根据, 按照 or 落实, and their numbers."""
    folded = fold(preamble)
    found: dict[str, Basis] = {}
    for title in titles.find_quoted_places(preamble):
        cited = _FOLLOWED.search(folded, max(0, title.start() - 60), title.start())
        if cited and _SUPERIOR.search(title[1]) and title[1] not in found:
            found[title[1]] = Basis(title[1], _number(preamble[title.end() :]), {})
    return tuple(found.values())


def _number(rest: str) -> str:
    inner = re.match(r"\s*[（(]([^（）()]{4,40})[)）]", rest)
    return titles.read_document_number(inner[1]) if inner else ""
