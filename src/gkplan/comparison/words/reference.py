"""How a notice refers to a part of a plan: 第三部分第（六）项“推进公众参与政策制定”."""

import re
from collections.abc import Sequence

from gkplan.base import language
from gkplan.base.language import _
from gkplan.comparison.compare.spots import ChangedPart, Spot

_ENDS = re.compile(r"[、.．\s]+$")
_INNER = str.maketrans("“”", "‘’")
_WHOLE = re.compile(r"第.+[条章节部分编篇]$")


def reference(spot: Spot) -> str:
    """Refer to the plan or an item, by its number and name."""
    if spot.part is ChangedPart.PLAN:
        return titled(spot.name)
    name = _("“{text}”").format(text=quoted(spot.name))
    if spot.part is ChangedPart.PARAGRAPH:
        return _("the paragraph {name}").format(name=name)
    number = numbered(spot.path if spot.number else (), whole=spot.part is ChangedPart.SECTION)
    if spot.part is ChangedPart.SECTION:
        return f"{number}{name}" if number else _("the section {name}").format(name=name)
    return f"{number}{name}" if number else _("the task {name}").format(name=name)


def titled(title: str) -> str:
    """Write a document's title within a sentence."""
    return title if title.startswith("《") else _("“{title}”").format(title=title)


def quoted(text: str) -> str:
    """Write a text that is to stand between “ and ”: quotation marks in it become single ones."""
    return text.translate(_INNER)


def numbered(path: Sequence[str], *, whole: bool) -> str:
    """Write an item's number with those above it; `whole` where it is a part of the document."""
    labels = [label for part in path if (label := _ENDS.sub("", part.strip()))]
    if language.active() != "zh_CN":
        return _("item {number} ").format(number=".".join(labels)) if labels else ""
    return "".join(_chinese(label, at, len(labels), whole=whole) for at, label in enumerate(labels))


def _chinese(label: str, at: int, of: int, *, whole: bool) -> str:
    if label.startswith("."):
        return f"第{label[1:]}句"
    if _WHOLE.match(label):
        return label
    above = at == 0 and (of > 1 or whole)
    return f"第{label}部分" if above and label[0] not in "（(" else f"第{label}项"


def place(spot: Spot, parent: Spot) -> str:
    """Say where an item stands: below what, and as which."""
    number = numbered(spot.path[-1:], whole=False) if spot.number else ""
    if parent.part is ChangedPart.PLAN:
        return number or titled(parent.name)
    return (
        _("{section}, as {number}").format(section=reference(parent), number=number)
        if (number)
        else reference(parent)
    )
