"""A bureau and its superior, and what traces between them."""

import json
from pathlib import Path
from typing import Any

import pytest

from gkplan.cli import app
from gkplan.store import collection
from gkplan.validation import findings

PROVINCE = """gkplan: 1
title: 示例省2026年政务公开工作要点
year: 2026
issuer: 示例省人民政府
tasks:
  - {id: jie-du, heading: 做好解读, text: 解读文件。, units: [办公厅], deadline: {by: 2026-08-31}}
  - {id: zhuan-qu, heading: 建设公开专区, units: [办公厅]}
"""


CITY = """gkplan: 1
title: 示例市2026年政务公开工作要点
year: 2026
issuer: 示例市人民政府
basis: [{title: 示例省2026年政务公开工作要点, plan: sheng/2026}]
tasks:
  - {id: jie-du, heading: 落实政策解读, units: [办公室], implements: sheng/2026/jie-du}
  - {id: wang-zhan, heading: 管好网站, units: [办公室]}
"""


BUREAU = """gkplan: 1
title: 示例市文化和旅游局2026年政务公开工作方案
year: 2026
issuer: 示例市文化和旅游局
basis: [{title: 示例市2026年政务公开工作要点, plan: shi/2026}]
tasks:
  - id: jie-du  # 由法规处起草
    heading: 解读政策
    units: [办公室]
    implements: shi/2026/jie-du
  - id: liang-xiang
    heading: 两项依据
    units: [办公室]
    implements:
      - shi/2026/jie-du   # 第一项
      - clause: shi/2026/wang-zhan  # 第二项
        confirmed: "00000000"
  - {id: pei-xun, heading: 组织培训, units: [办公室]}
"""


PLANS = {"sheng": PROVINCE, "shi": CITY, "ju": BUREAU}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The plans of a province, a city in it and a bureau of that."""
    monkeypatch.chdir(tmp_path)
    for name, text in PLANS.items():
        folder = tmp_path / "plans" / name
        folder.mkdir(parents=True)
        (folder / "2026.yaml").write_text(text, encoding="utf-8")
        (folder / "units.yaml").write_text("units: [{name: 办公室}, {name: 办公厅}]\n", "utf-8")
    return tmp_path / "plans"


def change(folder: Path, *pairs: tuple[str, str]) -> None:
    """Change words of the plan of 2026 in a folder."""
    file = folder / "2026.yaml"
    text = file.read_text("utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = app.run(["--lang", "en", *arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def traced(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    code, out, err = run(capsys, "trace", *arguments, "--format", "json", "--as-of", "2026-03-01")
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    assert found["schema"] == "gkplan.trace/1"
    return found


def _short(plan: str) -> str:
    return Path(plan).parent.name


def footings(found: dict[str, Any]) -> dict[str, list[str]]:
    """Each task's footings on the clauses it implements."""
    return {
        f"{_short(plan['plan'])}/{task['id']}": [each["footing"] for each in task["implements"]]
        for plan in found["plans"]
        for task in plan["tasks"]
    }


def codes(*paths: str) -> list[tuple[str, str]]:
    """The findings that speak of superior plans, or of files that cannot be read."""
    found, _count = findings.validate_all(collection.dossiers(map(Path, paths or ("plans",))))
    return [
        (each.code, _short(each.span.source.path))
        for each in found
        if each.code.startswith("GK0") or each.code in ("GK504", "GK505", "GK506", "GK507")
    ]
