"""Plans that tests are about: drawn from a few lines, or those of this repository."""

import re
from pathlib import Path

from gkplan.model.plan import Plan
from gkplan.model.unit import UnitRegister
from gkplan.store import collection as store
from gkplan.store import reader
from support.paths import ROOT

HEAD = "gkplan: 1\ntitle: T\nyear: 2024\nissuer: I\n"


def plan_of(tmp_path: Path, body: str) -> Plan:
    file = tmp_path / "2024.yaml"
    file.write_text(HEAD + body, encoding="utf-8")
    plan, found = reader.read_plan(file, UnitRegister(declared=False))
    assert not found, [each.message for each in found]
    assert plan is not None
    return plan


SEEDS = {
    "beijing-culture-tourism/2020": "beijing-2020",
    "chuxiong-culture-tourism/2020": "chuxiong-2020",
    "jinan-culture-tourism/2024": "jinan-2024",
    "qingdao-culture-tourism/2019": "qingdao-2019",
    "taishan-culture-sports-tourism/2019": "taishan-2019",
}


def plan(name: str) -> Plan:
    (dossier,) = store.dossiers([ROOT / "plans" / f"{name}.yaml"])
    assert dossier.plan is not None
    return dossier.plan


def bare(written: str) -> str:
    """A text without Unicode white space."""
    return re.sub(r"\s", "", written)
