"""Reading a document's head: the notice it was sent out with, its title, year and issuer."""

from dataclasses import dataclass, field

from gkplan.base.language import _
from gkplan.importing.drafting import annex
from gkplan.importing.drafting.evidence import Evidence, PieceKind
from gkplan.importing.drafting.page import PageText
from gkplan.importing.manuscript import Block, Grid, Line
from gkplan.phrases import numbering, pages, titles

_LONGEST_TITLE = 3  # lines


@dataclass(slots=True)
class DocumentHead:
    """What stands above a document's body; `rest` is the body, `furniture` more page text."""

    prologue: list[Line] = field(default_factory=list)
    title_lines: list[Line] = field(default_factory=list)
    preamble: list[Line] = field(default_factory=list)
    rest: list[Block] = field(default_factory=list)
    furniture: list[Block] = field(default_factory=list)
    title: str = ""
    year: int | None = None
    issuer: str = ""
    document_number: str = ""


def read(page: PageText, published: dict[str, str], evidence: Evidence) -> DocumentHead:
    """Divide a document into head and body, and read title, year and issuer.

    `published` holds the labelled values of the page around it.
    """
    body = _body(page.blocks)
    lines = [block for block in page.blocks[:body] if isinstance(block, Line)]
    head = DocumentHead(rest=list(page.blocks[body:]))
    among = min(page.among, len(lines))
    group = _title_group(lines, among) or _title_group(lines, 0)
    start, end = group if group else (0, 0)
    for index, line in enumerate(lines):
        if start <= index < end:
            head.title_lines.append(line)
        elif index < among:
            head.furniture.append(line)
        elif index < start:
            head.prologue.append(line)
        else:
            head.preamble.append(line)
    _name(head, lines, published, evidence)
    return head


def _body(blocks: tuple[Block, ...]) -> int:
    """Find the first block of the body: a table, or a number that something follows on."""
    for index, block in enumerate(blocks):
        if isinstance(block, Grid):
            return index
        number = numbering.read(block.text)
        if (number and not annex.listed(blocks, index)) or (
            block.level and not _of_title(blocks, index)
        ):
            return index
        if _closed_by_units(block.text):
            return index
    return len(blocks)


def _of_title(blocks: tuple[Block, ...], index: int) -> bool:
    """Tell whether a heading is the title, or a line of it."""
    block, after = blocks[index], blocks[index + 1 : index + 2]
    if not isinstance(block, Line):
        return False
    goes_on = any(
        isinstance(each, Line) and each.level == block.level and titles.is_title_like(each.text)
        for each in after
    )
    return titles.is_title_like(block.text) or goes_on or titles.is_organisation(block.text)


def _closed_by_units(text: str) -> bool:
    from gkplan.phrases.responsibility import find_attributions

    found = find_attributions(text)
    return bool(found) and any(each.named for each in found)


def _title_group(lines: list[Line], first: int) -> tuple[int, int] | None:
    """Find the last title among lines, which may be broken over several of them.

    Of a notice and the plan it sends out, the plan's title is the one that counts.
    """
    groups: list[tuple[int, int]] = []
    index = first
    while index < len(lines):
        end = next(
            (
                index + count
                for count in range(_LONGEST_TITLE, 0, -1)
                if index + count <= len(lines) and _is_title(lines[index : index + count])
            ),
            0,
        )
        if end:
            groups.append((index, end))
        index = end or index + 1
    own = [g for g in groups if not titles.is_notice(_joined(lines[slice(*g)]))]
    chosen = own or groups
    return chosen[-1] if chosen else None


def _is_title(lines: list[Line]) -> bool:
    if any(
        len(line.text) > 60 or pages.closes_article(line.text) or numbering.read(line.text)
        for line in lines[:-1]
    ):
        return False
    if any(titles.is_title_like(line.text) and not _cut_off(line.text) for line in lines[:-1]):
        return False
    if len(lines) > 1 and not all(_part(line.text) for line in lines[:-1]):
        return False
    if len(lines) > 1 and titles.issuer(lines[-1].text) and titles.is_title_like(lines[-1].text):
        return False  # what stands above a title that is whole is something else
    return titles.is_title_like(_joined(lines)) and not titles.read_document_number(lines[0].text)


def _part(text: str) -> bool:
    """Tell whether a line can be the beginning of a title that goes on below."""
    plain = titles.fold_squeezed(text)
    return plain[-1:] not in ("。", ":", ";", ",") and (
        titles.is_organisation(plain)
        or titles.read_year(plain) is not None
        or _cut_off(plain)
        or "关于" in plain
    )


def _cut_off(text: str) -> bool:
    plain = titles.fold_squeezed(text)
    return plain.endswith(
        ("重点工作", "工作", "政务公开", "政府信息公开", "年度", "年")
    ) or plain.startswith("关于")


def _joined(lines: list[Line]) -> str:
    return "".join(titles.fold_squeezed(line.text) for line in lines)


def _name(
    head: DocumentHead, lines: list[Line], published: dict[str, str], evidence: Evidence
) -> None:
    whole = (lines[0].start, lines[-1].end) if lines else (0, 0)
    if head.title_lines:
        first, last = head.title_lines[0], head.title_lines[-1]
        head.title = _title_text(head.title_lines)
        place = (first.start, last.end)
        evidence.add(PieceKind.TITLE, head.title, place, 0.95)
    else:
        head.title = _title_elsewhere(head, published)
        place = whole
        if head.title:
            reason = _("the document prints no title; one that it names was taken")
            evidence.add(PieceKind.TITLE, head.title, place, 0.7, reason)
    _date(head, published, evidence, place)
    _issue(head, published, evidence, place)
    numbers = [
        titles.read_document_number(line.text)
        for line in (*head.prologue, *head.furniture)
        if isinstance(line, Line)
    ]
    head.document_number = published.get("document_number") or next(filter(None, numbers), "")


def _title_text(lines: list[Line]) -> str:
    """Write a title in one line, without the spaces that lay it out."""
    text = "".join(line.text.strip() for line in lines)
    return "".join(text.split()) if not text.isascii() else text


def _title_elsewhere(head: DocumentHead, published: dict[str, str]) -> str:
    for line in (*head.prologue, *head.preamble):
        for title in titles.find_quoted(line.text):
            sent = any(
                word in line.text
                for word in ("印发", "印發", "发布", "發布", "现将", "制定", "下发")
            )
            if (
                titles.is_title_like(title)
                and sent
                and "要求" not in line.text[: line.text.find(title)]
            ):
                return title
    return published.get("title", "")


def _date(
    head: DocumentHead,
    published: dict[str, str],
    evidence: Evidence,
    place: tuple[int, int],
) -> None:
    own = titles.read_year(head.title)
    if own:
        head.year = own
        evidence.add(PieceKind.YEAR, str(own), place, 0.98)
        return
    for line in (*reversed(head.preamble[:1]), *head.prologue, *head.preamble):
        for reader in (titles.read_year, titles.read_number_year):
            found = reader(line.text)
            if found:
                head.year = found
                reason = _("the title names no year; the text's first one was taken")
                evidence.add(PieceKind.YEAR, str(found), (line.start, line.end), 0.75, reason)
                return
    for key in ("written", "published", "document_number", "index_number"):
        day = pages.read_day(published.get(key, ""))
        year = day.year if day else titles.read_number_year(published.get(key, ""))
        if year:
            head.year = year
            reason = _("no year is written; that of the publication was taken")
            evidence.add(PieceKind.YEAR, str(year), place, 0.7, reason)
            return


def _issue(
    head: DocumentHead,
    published: dict[str, str],
    evidence: Evidence,
    place: tuple[int, int],
) -> None:
    signed = [line.text for line in head.prologue if titles.is_organisation(line.text)]
    candidates = (
        (published.get("publisher", ""), 0.95),
        (titles.issuer(head.title), 0.95),
        (signed[-1] if signed else "", 0.9),
        *((titles.issuer(line.text), 0.8) for line in head.prologue if len(line.text) < 90),
        (
            published.get("source", "")
            if titles.is_organisation(published.get("source", ""))
            else "",
            0.7,
        ),
    )
    for name, confidence in candidates:
        if name:
            head.issuer = titles.fold_squeezed(name) if name.isspace() else "".join(name.split())
            evidence.add(PieceKind.ISSUER, head.issuer, place, confidence)
            return
