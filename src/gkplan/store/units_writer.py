"""units.yaml as people write it: a line for each unit and collective."""

from gkplan.model.unit import Collective, Unit, UnitRegister
from gkplan.store.quoting import scalar
from gkplan.store.writing import flow

_SCHEMA = "# yaml-language-server: $schema={address}\n"


def write(register: UnitRegister, schema: str = "") -> str:
    """Write a new units.yaml."""
    head = _SCHEMA.format(address=schema) if schema else ""
    blocks = [
        f"{key}:\n" + "".join(f"  - {line}\n" for line in lines)
        for key, lines in (
            ("units", unit_lines(register)),
            ("collectives", collective_lines(register)),
        )
        if lines
    ]
    return head + ("\n".join(blocks) or "units: []\n")


def unit_lines(register: UnitRegister) -> list[str]:
    """Write each unit as an item of its list."""
    return [_unit(each) for each in register.units]


def collective_lines(register: UnitRegister) -> list[str]:
    """Write each collective as an item of its list."""
    return [_collective(each) for each in register.collectives]


def _unit(unit: Unit) -> str:
    parts = [f"name: {scalar(unit.name)}"]
    if unit.aliases:
        parts.append(f"aliases: {flow(unit.aliases, always=True)}")
    if unit.kind:
        parts.append(f"kind: {scalar(unit.kind)}")
    return f"{{{', '.join(parts)}}}"


def _collective(collective: Collective) -> str:
    parts = [f"name: {scalar(collective.name)}"]
    if collective.kind:
        parts.append(f"members: {{kind: {scalar(collective.kind)}}}")
    if collective.is_open:
        parts.append("open: true")
    return f"{{{', '.join(parts)}}}"
