"""Ids of tasks from what they say: the same words give the same id, whatever stands around them."""

import hashlib
import re
from collections.abc import Iterator

from gkplan.model.plan import Item, Paragraph, Task
from gkplan.phrases.folding import fold

_VERBS = re.compile(
    r"(?:(?:进一步|全面|大力|持续|切实|认真|深入|深化|积极|着力|扎实|有序|不断|严格|及时|加快|统筹|规范|主动|充分|稳步)?"
    r"(?:推进|推动|做好|加强|强化|提高|提升|优化|完善|健全|落实|开展|抓好|深化|规范|加大|加快|建立|严格|实施|增强"
    r"|拓展|扩大|聚焦|围绕|突出|组织|制定|编制|持续|继续|改进|创新|注重|发挥|丰富|细化|打造|执行|促进)(?:好)?)+"
)
_CHINESE = re.compile(r"[一-龥]+|[A-Za-z0-9]+")
_LONGEST = 32
_SHORT, _LONGER = 4, 6


def identified(items: tuple[Item, ...], taken: set[str] | None = None) -> tuple[Item, ...]:
    """Give every task an id that is not taken; of several alike, the first one keeps it."""
    return _identified(items, set() if taken is None else taken)


def _identified(items: tuple[Item, ...], taken: set[str]) -> tuple[Item, ...]:
    found: list[Item] = []
    for item in items:
        if isinstance(item, Paragraph):
            found.append(item)
            continue
        if isinstance(item, Task):
            item = item._replace(id=_id(item, taken))
        found.append(item._replace(items=_identified(item.items, taken)))
    return tuple(found)


def _id(task: Task, taken: set[str]) -> str:
    own = task.id or next(each for each in _candidates(task, taken) if each not in taken)
    taken.add(own)
    return own


def _candidates(task: Task, taken: set[str]) -> Iterator[str]:
    """Walk the ids a task could have, the shortest first."""
    words = task.heading or task.text
    short = spelt(words, _SHORT)
    yield short
    yield spelt(words, _LONGER)
    digest = hashlib.sha256(fold(task.heading + task.text).encode()).hexdigest()
    stem = short[: _LONGEST - 7].rstrip("-")
    yield f"{stem}-{digest[:4]}"
    yield f"{stem}-{digest[:6]}"
    yield from (f"{stem}-{digest[:4]}{number}" for number in range(2, len(taken) + 3))


def spelt(words: str, count: int) -> str:
    """Spell the first characters that say what is done, two to a syllable group: zhengce-jiedu."""
    from pypinyin import lazy_pinyin

    plain = fold(words)
    kept = plain[end:] if (end := _opening(plain)) else plain
    runs = _CHINESE.findall(kept) or _CHINESE.findall(plain)
    characters = "".join(runs)[:count]
    syllables = lazy_pinyin(characters, errors=str.lower)
    pairs = ["".join(syllables[at : at + 2]) for at in range(0, len(syllables), 2)]
    name = re.sub(r"[^a-z0-9-]", "", "-".join(pairs).replace("ü", "v"))[:_LONGEST].strip("-")
    if not name[:1].isalpha() or len(name) < 2:
        name = f"t-{name}".rstrip("-") if len(name) else "task"
    return name[:_LONGEST]


def folder(issuer: str) -> str:
    """Spell a bureau's name as a folder is named: jinanshi-wenhuahelvyouju."""
    from pypinyin import lazy_pinyin

    plain = "".join(_CHINESE.findall(fold(issuer)))
    parts = re.findall(r"[^省市县区州旗]+[省市县区州旗]?|[省市县区州旗]", plain)
    spelt_parts = ("".join(lazy_pinyin(part, errors=str.lower)) for part in parts)
    return (
        re.sub(r"[^a-z0-9-]", "", "-".join(spelt_parts).replace("ü", "v"))[:60].strip("-") or "plan"
    )


def _opening(plain: str) -> int:
    """Find where the verbs at the start end, if enough words are left after them."""
    found = _VERBS.match(plain)
    if not found:
        return 0
    rest = _CHINESE.match(plain, found.end())
    return found.end() if rest and len(rest[0]) >= 2 else 0
