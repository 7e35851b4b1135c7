"""Adding units and collectives to a units.yaml that people write too."""

import re

from gkplan.model.unit import UnitRegister
from gkplan.store import units_writer

_BLOCK = re.compile(r"^(?P<key>units|collectives):[ \t]*(?P<inline>\S[^\n]*)?\n?", re.MULTILINE)
_ITEM = re.compile(r"^(?P<indent>[ ]*)- ", re.MULTILINE)


def added(text: str, register: UnitRegister) -> str | None:
    """Give the text of a units file with more declared in it; every line of it stays as it is.

    None where its lists are written in a way that no line can be added to.
    """
    for key, lines in (
        ("collectives", units_writer.collective_lines(register)),
        ("units", units_writer.unit_lines(register)),
    ):
        if lines:
            changed = _with(text, key, lines)
            if changed is None:
                return None
            text = changed
    return text


def _with(text: str, key: str, lines: list[str]) -> str | None:
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    block = next((each for each in _BLOCK.finditer(text) if each["key"] == key), None)
    if block is None:
        body = "".join(f"  - {line}{end_of_line}" for line in lines)
        gap = "" if not text or text.endswith("\n") else end_of_line
        return f"{text}{gap}{end_of_line if text else ''}{key}:{end_of_line}{body}"
    if (block["inline"] or "").strip() == "[]":
        body = "".join(f"{end_of_line}  - {line}" for line in lines)
        end = block.end("inline")
        return text[: text.rfind(":", 0, end) + 1] + body + text[end:]
    if block["inline"] and not block["inline"].startswith("#"):
        return None
    end = _end(text, block.end())
    items = list(_ITEM.finditer(text, block.end(), end))
    indent = items[0]["indent"] if items else "  "
    body = "".join(f"{indent}- {line}{end_of_line}" for line in lines)
    gap = "" if text[:end].endswith("\n") else end_of_line
    return text[:end] + gap + body + text[end:]


def _end(text: str, start: int) -> int:
    """Find where a block's last filled line ends: what follows is blank, or another key."""
    end = position = start
    for line in text[start:].splitlines(keepends=True):
        if line.strip() and not line[0].isspace() and line[0] not in "-#":
            break
        position += len(line)
        if line.strip() and not line.startswith("#"):
            end = position
    return end
