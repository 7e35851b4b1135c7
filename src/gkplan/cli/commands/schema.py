"""`gkplan schema`: the JSON Schema of a file, for editors."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from gkplan.base.language import _
from gkplan.store import schema

Kind = StrEnum("Kind", {name: name for name in schema.SHAPES})  # type: ignore[misc]


def command(
    kind: Annotated[Kind, typer.Argument(help=_("Which file's schema."))] = Kind("plan"),
) -> None:
    """Print the JSON Schema of a plan, units file, ledger or settings file."""
    print(json.dumps(schema.make_schema(kind.value), ensure_ascii=False, indent=2))
