"""What the files of a site are called: short, safe on every system, the same each time."""

import hashlib
import os
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from gkplan.site.facts import Name

_LONGEST = 60


def name_plans(paths: Sequence[str]) -> dict[str, str]:
    """Name each plan by its folder and file: `jinan-2024`.

    What file names cannot hold is left out, and a digest tells apart what would be alike then.
    """
    top = os.path.commonpath([Path(path).absolute() for path in paths]) if paths else ""
    bases = {path: _base(path) for path in paths}
    counted = Counter(base for base, _exact in bases.values())
    return {
        path: base if exact and counted[base] == 1 else f"{base}-{_digest(_below(path, top))}"
        for path, (base, exact) in bases.items()
    }


def _below(path: str, top: str) -> str:
    return Path(path).absolute().relative_to(top).as_posix() + Path(path).name


def _base(path: str) -> tuple[str, bool]:
    """Give a name of letters, digits and hyphens, and tell whether it says all of the path's."""
    absolute = Path(path).absolute()
    whole = f"{absolute.parent.name}-{absolute.stem}".lower()
    safe = re.sub(r"[^a-z0-9]+", "-", whole).strip("-")
    exact = bool(re.fullmatch(r"[a-z0-9._-]+", whole)) and len(safe) <= _LONGEST
    return safe[:_LONGEST].strip("-") or "plan", exact


def name_unit_page(issuer: str, name: Name) -> str:
    """Name the page of a unit; the same name means another unit in another bureau."""
    return f"units/{_digest(issuer, name.unit, str(name.is_open))}.html"


def name_plan_page(name: str) -> str:
    return f"plans/{name}.html"


def name_facts_file(name: str) -> str:
    return f".facts/{name}.json"


def _digest(*parts: str) -> str:
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:12]
