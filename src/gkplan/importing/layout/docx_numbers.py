"""The numbers that Word prints before paragraphs: they are counted, not written, in its files."""

import re
from typing import Any

from gkplan.phrases.numerals import to_chinese

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "ideographTraditional", "japaneseCounting",
    "taiwaneseCounting", "taiwaneseCountingThousand", "chineseLegalSimplified", "ideographDigital",
}  # fmt: skip
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_PARENTHESISED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_PLACE = re.compile(r"%([1-9])")
_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)


class Numbers:
    """Counts the numbered paragraphs of one document, in its order."""

    def __init__(self, document: Any) -> None:
        self._lists: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._of_number: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles = {
            style.get(f"{_W}styleId"): style for style in document.styles.element.iter(f"{_W}style")
        }
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        for abstract in root.iter(f"{_W}abstractNum"):
            self._lists[abstract.get(f"{_W}abstractNumId")] = dict(
                map(_level, abstract.iter(f"{_W}lvl"))
            )
        for number in root.iter(f"{_W}num"):
            of = number.find(f"{_W}abstractNumId")
            if of is not None:
                self._define(number, of.get(f"{_W}val"))

    def _define(self, number: Any, abstract: str) -> None:
        own = number.get(f"{_W}numId")
        self._of_number[own] = abstract
        overrides = list(number.iter(f"{_W}lvlOverride"))
        if overrides:
            # a list that begins anew counts for itself
            levels = dict(self._lists.get(abstract, {}))
            for override in overrides:
                levels |= dict(map(_level, override.iter(f"{_W}lvl")))
                start = override.find(f"{_W}startOverride")
                depth = int(override.get(f"{_W}ilvl", "0"))
                if start is not None and depth in levels:
                    levels[depth] = (*levels[depth][:2], int(start.get(f"{_W}val", "1")))
            self._of_number[own] = f"{abstract}/{own}"
            self._lists[f"{abstract}/{own}"] = levels

    def label(self, paragraph: Any) -> str:
        """Give the number that is printed before a paragraph; "" for none."""
        number, depth = self._numbering(paragraph)
        of = self._of_number.get(number or "")
        levels = self._lists.get(of or "", {})
        if not of or depth not in levels:
            return ""
        counts = self._counts.setdefault(of, {})
        counts[depth] = counts.get(depth, levels[depth][2] - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        kind, text, _start = levels[depth]
        if kind in ("bullet", "none"):
            return ""

        def written(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            form = levels[at][0] if at in levels else "decimal"
            return _written(counts.get(at, levels[at][2] if at in levels else 1), form)

        return _PLACE.sub(written, text)

    def level(self, paragraph: Any) -> int:
        """Give the level of a heading, from 1; 0 for ordinary text."""
        outline = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
        style = self._style(paragraph)
        seen = 0
        while outline is None and style is not None and seen < 10:
            name = style.find(f"{_W}name")
            found = _HEADING.fullmatch(name.get(f"{_W}val", "")) if name is not None else None
            if found:
                return int(found[1])
            outline = style.find(f"{_W}pPr/{_W}outlineLvl")
            style = self._based_on(style)
            seen += 1
        value = outline.get(f"{_W}val", "9") if outline is not None else "9"
        return int(value) + 1 if value.isdecimal() and int(value) < 9 else 0

    def _style(self, paragraph: Any) -> Any:
        named = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return self._styles.get(named.get(f"{_W}val")) if named is not None else None

    def _based_on(self, style: Any) -> Any:
        base = style.find(f"{_W}basedOn")
        return self._styles.get(base.get(f"{_W}val")) if base is not None else None

    def _numbering(self, paragraph: Any) -> tuple[str | None, int]:
        """Find a paragraph's list and depth, its own or its style's."""
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        style = self._style(paragraph)
        depth: int | None = None
        seen = 0
        while True:
            if own is not None:
                number, level = own.find(f"{_W}numId"), own.find(f"{_W}ilvl")
                if depth is None and level is not None:
                    depth = int(level.get(f"{_W}val", "0"))
                if number is not None:
                    return number.get(f"{_W}val"), depth or 0
            if style is None or seen > 10:
                return None, 0
            own, style, seen = style.find(f"{_W}pPr/{_W}numPr"), self._based_on(style), seen + 1


def _level(level: Any) -> tuple[int, tuple[str, str, int]]:
    def value(name: str, default: str) -> str:
        found = level.find(f"{_W}{name}")
        return str(found.get(f"{_W}val", default)) if found is not None else default

    start = value("start", "1")
    form = (
        value("numFmt", "decimal"),
        value("lvlText", ""),
        int(start) if start.isdecimal() else 1,
    )
    return int(level.get(f"{_W}ilvl", "0")), form


def _written(number: int, form: str) -> str:
    if form in _CHINESE:
        return to_chinese(number) if 1 <= number <= 999 else str(number)
    if form == "decimalEnclosedCircle" or form == "decimalEnclosedCircleChinese":
        return _CIRCLED[number - 1] if 1 <= number <= len(_CIRCLED) else str(number)
    if form == "decimalEnclosedParen":
        return _PARENTHESISED[number - 1] if 1 <= number <= len(_PARENTHESISED) else str(number)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    signs = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    written = ""
    for value, sign in signs:
        written += sign * (number // value)
        number %= value
    return written
