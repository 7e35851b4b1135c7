"""units.yaml: the units and collectives of a collection, read, written, and more of them added."""

import re

from gkplan.model.unit import Collective, Unit, UnitRegister
from gkplan.store.shapes.lists import ByKind, ListOf
from gkplan.store.shapes.records import Record
from gkplan.store.shapes.scalars import FILLED, TEXT, DayShape, Flag
from gkplan.store.shapes.shape import Fields, list_texts, list_values

_SCHEMA = "# yaml-language-server: $schema={address}\n"
_BLOCK = r"(?m)^(?P<key>units|collectives):[ \t]*(?P<inline>\S[^\n]*)?\n?"
_ITEM = r"(?m)^(?P<indent>[ ]*)- "

UNITS_FILE = Record(
    "units-file",
    {
        "units": ListOf(
            Record(
                "unit",
                {
                    "name": FILLED,
                    "aliases": ListOf(FILLED),
                    "kind": TEXT,
                    "until": DayShape(),
                    "successor": FILLED,
                },
                needs=("name",),
            )
        ),
        "collectives": ListOf(
            Record(
                "collective",
                {
                    "name": FILLED,
                    "aliases": ListOf(FILLED),
                    "members": ByKind(
                        sequence=ListOf(FILLED),
                        mapping=Record("members", {"kind": FILLED}, needs=("kind",)),
                    ),
                    "open": Flag(),
                },
                needs=("name",),
            )
        ),
    },
)


def build_register(fields: Fields) -> UnitRegister:
    """Build the units and collectives of units.yaml."""
    units = tuple(_build_unit(f) for f in list_values(fields, "units") if f.get("name"))
    collectives = tuple(
        _build_collective(f) for f in list_values(fields, "collectives") if f.get("name")
    )
    return UnitRegister(units, collectives)


def _build_unit(fields: Fields) -> Unit:
    return Unit(
        name=fields.get("name"),
        span=fields.spans.get("name", fields.spans[""]),
        kind=fields.get("kind", ""),
        aliases=list_texts(fields, "aliases"),
        until=fields.get("until"),
        successor=fields.get("successor", ""),
    )


def _build_collective(fields: Fields) -> Collective:
    members = fields.get("members", ())
    by_kind = isinstance(members, Fields)
    return Collective(
        name=fields.get("name"),
        span=fields.spans.get("name", fields.spans[""]),
        aliases=list_texts(fields, "aliases"),
        members=() if by_kind else tuple(value for value, _span in members),
        kind=members.get("kind", "") if by_kind else "",
        is_open=fields.get("open", False),
    )


def write_units(register: UnitRegister, schema: str = "") -> str:
    """Write a new units.yaml."""
    head = _SCHEMA.format(address=schema) if schema else ""
    blocks = [
        f"{key}:\n" + "".join(f"  - {line}\n" for line in lines)
        for key, lines in (
            ("units", _unit_lines(register)),
            ("collectives", _collective_lines(register)),
        )
        if lines
    ]
    return head + ("\n".join(blocks) or "units: []\n")


def _unit_lines(register: UnitRegister) -> list[str]:
    """Write each unit as an item of its list."""
    from gkplan.store.quoting import write_filled

    return [
        write_filled(name=unit.name, aliases=unit.aliases, kind=unit.kind)
        for unit in register.units
    ]


def _collective_lines(register: UnitRegister) -> list[str]:
    """Write each collective as an item of its list."""
    from gkplan.store.quoting import write_filled

    return [
        write_filled(
            name=collective.name,
            members={"kind": collective.kind} if collective.kind else None,
            open=collective.is_open,
        )
        for collective in register.collectives
    ]


def add_units(text: str, register: UnitRegister) -> str | None:
    """Give the text of a units file with more declared in it; every line of it stays as it is.

    None where its lists are written in a way that no line can be added to.
    """
    for key, lines in (
        ("collectives", _collective_lines(register)),
        ("units", _unit_lines(register)),
    ):
        if lines:
            changed = _with(text, key, lines)
            if changed is None:
                return None
            text = changed
    return text


def _with(text: str, key: str, lines: list[str]) -> str | None:
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    block = next((each for each in re.finditer(_BLOCK, text) if each["key"] == key), None)
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
    items = list(re.finditer(_ITEM, text[block.end() : end]))
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
