"""A saved government page: its article, the page text around it, and what <meta> tags say."""

import re
from collections.abc import Iterator
from typing import Any

from gkplan.base import extras
from gkplan.base.errors import UnreadableFile
from gkplan.base.language import _
from gkplan.importing.layout import cells
from gkplan.importing.layout.html_article import BLOCK, SILENT, SPACE, article_of, tag_of
from gkplan.importing.layout.plain import decode
from gkplan.importing.manuscript import Composer, Manuscript
from gkplan.phrases import pages, titles

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
_OPENS = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|div|table|p|article|main|section|h[1-6]|meta|!--)",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_CUT = re.compile(r"<(script|style|noscript|template)\b", re.IGNORECASE)
_AROUND = {"nav", "header", "footer", "aside", "form", "button", "select"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def sniff(data: bytes, name: str) -> int:
    """Tell how surely bytes are a page."""
    if _OPENS.match(data[:2000]):
        return 3
    return 2 if name.lower().endswith(SUFFIXES) and b"<" in data else 0


def read(data: bytes, name: str) -> Manuscript:
    """Read a page; raises `UnreadableFile` where it holds no text."""
    html = extras.need("lxml.html", "html", name)
    source = _without_scripts(_decoded(data, name))
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    root = html.document_fromstring(source, parser=parser) if source.strip() else None
    body = root.find("body") if root is not None else None
    if root is None or body is None:
        raise UnreadableFile(_("{path} holds no text").format(path=name))
    composer = Composer()
    walk = _Walk(composer, article := article_of(body))
    walk.run(body)
    made = composer.manuscript(name, "html", _meta(root))
    if not made.text.strip() or article is None:
        raise UnreadableFile(_("{path} holds no text").format(path=name))
    return made


def _decoded(data: bytes, name: str) -> str:
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = named[1].decode("ascii").lower()
        encoding = "gb18030" if encoding in ("gb2312", "gbk") else encoding
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            pass  # the page is wrong about itself: its bytes tell
    return decode(data, name)


def _without_scripts(source: str) -> str:
    """Cut out what no reader sees, before the page is taken apart."""
    kept: list[str] = []
    position = 0
    lower = source.lower()
    while opening := _CUT.search(source, position):
        kept.append(source[position : opening.start()])
        end = lower.find(f"</{opening[1].lower()}", opening.end())
        close = source.find(">", end) if end >= 0 else -1
        if close < 0:
            return "".join(kept)
        position = close + 1
    return "".join([*kept, source[position:]])


def _meta(root: Any) -> dict[str, str]:
    return {
        tag.get("name"): tag.get("content").strip()
        for tag in root.iter("meta")
        if tag.get("name") and tag.get("content")
    }


class _Walk:
    """Walks a page in reading order and writes its lines and tables."""

    def __init__(self, composer: Composer, article: Any) -> None:
        self.composer = composer
        self.article = article
        self.pieces: list[str] = []
        self.level = 0
        self.inside = False
        self.around = 0

    def run(self, body: Any) -> None:
        """Walk everything below an element."""
        etree = extras.need("lxml.etree", "html", "")
        events = etree.iterwalk(body, events=("start", "end"))
        for event, element in events:
            if event == "start":
                self._start(element, events)
            else:
                self._end(element)
        self._flush()

    def _start(self, element: Any, events: Any) -> None:
        tag = tag_of(element)
        if not tag or tag in SILENT or _is_hidden(element):
            events.skip_subtree()
            return
        if tag in BLOCK:
            self._flush()
        if element is self.article:
            self.inside = True
        self.around += tag in _AROUND
        if tag == "table" and _is_data(element):
            rows = _rows(element)
            fields = pages.is_field_table([cell[0] for row in rows for cell in row if cell])
            links = _is_links(element)
            self.composer.grid(rows, furniture=links or not (self.inside or fields))
            events.skip_subtree()
            return
        if tag == "br":
            self._flush()
        if re.fullmatch("h[1-6]", tag):
            self.level = int(tag[1])
        self._text(element.text)

    def _end(self, element: Any) -> None:
        tag = tag_of(element)
        if tag in BLOCK:
            self._flush()
        if re.fullmatch("h[1-6]", tag):
            self.level = 0
        if tag and tag not in SILENT and not _is_hidden(element):
            self.around -= tag in _AROUND
        if element is self.article:
            self.inside = False
        self._text(element.tail)

    def _text(self, text: str | None) -> None:
        if text:
            self.pieces.append(SPACE.sub(" ", text))

    def _flush(self) -> None:
        text = "".join(self.pieces).strip()
        self.pieces.clear()
        if not text:
            return
        title = self.level and titles.is_title_like(text)
        away = bool(self.around) or not (self.inside or title)
        self.composer.line(text, level=self.level if not away else 0, furniture=away)


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _is_links(table: Any) -> bool:
    """Tell whether a table is a menu: nearly all its words are links."""
    whole = len("".join(table.itertext()).split())
    linked = sum(len("".join(link.itertext()).split()) for link in table.iterdescendants("a"))
    return whole > 0 and linked >= 0.8 * whole


def _is_data(table: Any) -> bool:
    """Tell a table of cells from one that only lays out the page."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = list(table.iterdescendants("tr"))
    widest = max((len(row.findall("td") + row.findall("th")) for row in rows), default=0)
    return widest > 1


def _rows(table: Any) -> list[list[cells.Cell | None]]:
    return cells.placed(
        [
            (_cell_text(cell), _span(cell, "rowspan"), _span(cell, "colspan"))
            for cell in row
            if tag_of(cell) in ("td", "th")
        ]
        for row in table.iterdescendants("tr")
    )


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return int(value) if value.isdecimal() and len(value) < 6 and int(value) else 1


def _cell_text(cell: Any) -> str:
    lines = "".join(_inner(cell)).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _inner(cell: Any) -> Iterator[str]:
    """Walk a cell's text with a line end where a block begins or ends."""
    etree = extras.need("lxml.etree", "html", "")
    events = etree.iterwalk(cell, events=("start", "end"))
    for event, element in events:
        tag = tag_of(element)
        if event == "start":
            if not tag or tag in SILENT or _is_hidden(element):
                events.skip_subtree()
                continue
            if tag == "br" or (tag in BLOCK and element is not cell):
                yield "\n"
            yield SPACE.sub(" ", element.text or "")
        else:
            if tag in BLOCK and element is not cell:
                yield "\n"
            if element is not cell:
                yield SPACE.sub(" ", element.tail or "")
