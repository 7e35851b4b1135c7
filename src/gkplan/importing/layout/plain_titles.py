"""The column titles of tables drawn in plain text: where they begin and where they end."""

import itertools
import re

from gkplan.importing.layout.rows import Token
from gkplan.importing.manuscript import Line
from gkplan.phrases import columns
from gkplan.phrases.folding import fold

_LEVEL = re.compile(r"(?:[一二三四]级|小项|大项|是|否)(?:指标|事项|目录|任务)?")
_SENTENCE = re.compile(r"[。；;，,：:]")
TASKS = {"heading", "text"}


def taken_off(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """Take the column titles off the front; an empty first cell is a title that was lost."""
    count = 0
    for at, token in enumerate(tokens[:20]):
        if token.text and not columns.holds(token.text):
            titled = not (at > 2 and token.opens) and _title(tokens, at)
            if not titled and not (token.opens is False and _same_line(tokens, at)):
                break
        count += 1
    while count and not tokens[count - 1].text:
        count -= 1
    header = tokens[:count]
    held = set(columns.read_titles([token.text for token in header])) - {""}
    if len(held) < 2 or not held & TASKS:
        return [], tokens
    return header, tokens[count:]


def _same_line(tokens: list[Token], at: int) -> bool:
    """Tell whether a cell's line, where a line is a row, is that of titles we know."""
    begin = next((i for i in range(at, -1, -1) if tokens[i].opens), 0)
    return sum(bool(columns.holds(token.text)) for token in tokens[begin:at]) >= 3


def _title(tokens: list[Token], at: int) -> bool:
    """Take words nobody knows for a title where known ones follow in their line."""
    if len(tokens[at].text) > 12 or columns.is_number(tokens[at].text):
        return False
    if _SENTENCE.search(tokens[at].text):
        return False
    following = [token for token in tokens[at + 1 : at + 8] if token.text][:4]
    if tokens[at].opens is not None:
        line = itertools.takewhile(lambda token: not token.opens, tokens[at + 1 :])
        following = list(line)
    known = [token for token in following if columns.holds(token.text)]
    before = sum(bool(columns.holds(token.text)) for token in tokens[:at])
    return bool(known) and (
        tokens[at].opens is not None
        or columns.holds(following[0].text) != ""
        or len(known) > 1
        or before > 1
    )


def second_row(tokens: list[Token]) -> list[Line]:
    """Take a second header row, 一级 and 二级 under one title, for what stands around the table."""
    below = list(itertools.takewhile(lambda token: _LEVEL.fullmatch(fold(token.text)), tokens[:6]))
    return [Line(token.text, token.start) for token in below] if len(below) > 1 else []


def unknown(lines: list[Line], at: int) -> bool:
    """Take a short line for a title nobody knows where known ones follow it."""
    if (
        len(lines[at].text) >= 12
        or columns.is_number(lines[at].text)
        or _SENTENCE.search(lines[at].text)
    ):
        return False
    following = (line.text for line in lines[at + 1 : at + 12] if line.text)
    known = [bool(columns.holds(title)) for title in itertools.islice(following, 4)]
    return known[:1] == [True] or sum(known) >= 3
