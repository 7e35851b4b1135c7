"""`gkplan fmt`: how a plan is laid out, and that it says the same afterwards."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkplan.cli import app
from gkplan.store import collection
from gkplan.store.fmt import tidying
from gkplan.store.plan.format import SECTION, TASK
from gkplan.store.plan.write import write_plan
from support.paths import ROOT
from support.profiles import FOLDER_KEPT, examples
from support.rerun import again, said

PLANS = [d.plan for d in collection.dossiers([ROOT / "plans"]) if d.plan]
HEAD = "gkplan: 1\ntitle: 某局2024年工作要点\nyear: 2024\nissuer: 某局\n"
CASES = {
    "keys of an item in lines": (
        """tasks:
  - heading: 甲
    units: [办公室]
    id: jia
""",
        """tasks:
  - id: jia
    heading: 甲
    units: [办公室]
""",
    ),
    "keys of an item in brackets": (
        """tasks:
  - {units: [办公室], heading: 甲, id: jia} # 一
""",
        """tasks:
  - {id: jia, heading: 甲, units: [办公室]} # 一
""",
    ),
    "comments go with what they stand before": (
        """tasks:
  - id: jia
    # 谁
    units: [办公室] # 定了

    # 什么
    heading: 甲
  # 完
""",
        """tasks:
  - id: jia

    # 什么
    heading: 甲
    # 谁
    units: [办公室] # 定了
  # 完
""",
    ),
    "a comment behind a list in lines": (
        """tasks:
  - id: jia
    units:
      - 办公室
    # 什么
    heading: 甲
""",
        """tasks:
  - id: jia
    # 什么
    heading: 甲
    units:
      - 办公室
""",
    ),
    "a comment that would lose its line": (
        """tasks:
  - heading: 甲
    # 编号
    id: jia
""",
        """tasks:
  - heading: 甲
    # 编号
    id: jia
""",
    ),
    "a text in a block": (
        ("tasks:\n  - text: |-\n      甲  \n\n\n      乙\n    id: jia\n"),
        ("tasks:\n  - id: jia\n    text: |-\n      甲  \n\n\n      乙\n"),
    ),
    "items below come last, in their order": (
        """sections:
  - tasks:
      - {id: jia}
    sections:
      - text: 乙
        heading: 甲
    heading: 丙
""",
        """sections:
  - heading: 丙
    tasks:
      - {id: jia}
    sections:
      - heading: 甲
        text: 乙
""",
    ),
    "quotes": (
        """tasks:
  - {id: 'jia', heading: "甲", text: 'a: b', label: "", units: ["2024"]}
""",
        """tasks:
  - {id: jia, heading: 甲, label: "", text: "a: b", units: ["2024"]}
""",
    ),
    "quotes that older readers need": (
        """tasks:
  - {id: jia, heading: "no", text: "a  b"}
""",
        """tasks:
  - {id: jia, heading: "no", text: "a  b"}
""",
    ),
    "spaces and empty lines": (
        ("\n\n\ntasks:   \n  - {id: jia}\t\n\n\n\n  - {id: yi}\n\n\n"),
        ("\ntasks:\n  - {id: jia}\n\n  - {id: yi}\n"),
    ),
    "no line end": (
        "tasks: [{id: jia}]",
        "tasks: [{id: jia}]\n",
    ),
    "the last line moves": (
        ("tasks:\n  - heading: 甲\n    id: jia"),
        ("tasks:\n  - id: jia\n    heading: 甲\n"),
    ),
    "an empty line between sections": (
        """sections:
  - heading: 甲
  # 关于乙
  - heading: 乙
    tasks:
      - {id: jia}
      # 属于乙
  - heading: 丙
""",
        """sections:
  - heading: 甲

  # 关于乙
  - heading: 乙
    tasks:
      - {id: jia}
      # 属于乙

  - heading: 丙
""",
    ),
    "a text that keeps its line ends": (
        """tasks:
  - text: |+
      甲


""",
        """tasks:
  - text: |+
      甲


""",
    ),
    "unknown keys": (
        """tasks:
  - {heading: 甲, idd: jia}
""",
        """tasks:
  - {heading: 甲, idd: jia}
""",
    ),
}


def formatted(path: Path, text: str, *options: str) -> str:
    path.write_bytes(text.encode())
    app.run(["--lang=en", "fmt", str(path), *options])
    return path.read_bytes().decode()


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_a_plan_is_laid_out(before: str, after: str, line_end: str, tmp_path: Path) -> None:
    path = tmp_path / "2024.yaml"
    before, after = ((HEAD + each).replace("\n", line_end) for each in (before, after))
    assert formatted(path, before) == after
    assert formatted(path, after) == after


@pytest.mark.parametrize("plan", PLANS, ids=[plan.issuer for plan in PLANS])
def test_what_is_written_anew_is_laid_out_already(plan: object, tmp_path: Path) -> None:
    text = write_plan(plan)  # type: ignore[arg-type]
    assert formatted(tmp_path / "2024.yaml", text) == text


def test_published_plans_are_laid_out(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["--lang=en", "fmt", "--check"]) == 0
    assert "0 to format" in capsys.readouterr().out


@settings(max_examples=examples(40), suppress_health_check=FOLDER_KEPT)
@given(
    plan=st.sampled_from(PLANS),
    seed=st.integers(0, 2**32),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_a_plan_says_the_same_and_keeps_its_comments(
    plan: object, seed: int, line_end: str, tmp_path: Path
) -> None:
    made = again(plan)  # type: ignore[arg-type]
    text = disturbed(write_plan(made), random.Random(seed)).replace("\n", line_end)
    path = tmp_path / "2024.yaml"
    after = formatted(path, text)
    read = tidying.tidy_file(path)
    assert (read.text, read.refused, read.unsafe) == (after, (), False), "twice is once"
    assert list(said(again_from(after, made))) == list(said(made))
    assert sorted(comments(after)) == sorted(comments(text))


def again_from(text: str, like: object) -> object:
    from gkplan.store import reader

    plan, found = reader.parse_plan(text, like.units, shown="2099.yaml")  # type: ignore[attr-defined]
    assert not found
    return plan


def comments(text: str) -> list[str]:
    return re.findall(r"# 注\d+", text)


def disturbed(text: str, chance: random.Random) -> str:
    """Put comments, spaces, empty lines and quotes into a plan, and its tasks' keys in disorder."""
    lines: list[str] = []
    pair = re.compile(r"( +)(?:- )?(heading|id|units|label): ([^|\[{\"#]+|\[.*\])")
    for number, line in enumerate(text.splitlines()):
        found = pair.fullmatch(line)
        if found and chance.random() < 0.2 and found[3][0] not in "[":
            line = line[: found.start(3)] + f'"{found[3]}"'
        if found and chance.random() < 0.2:
            line += f"  # 注{number}"
        if found and "- " not in line and chance.random() < 0.2:
            lines += ["", "", f"{found[1]}# 注{number}0"]
        if found and chance.random() < 0.3:
            line += "  "
        if found and chance.random() < 0.5 and lines and _swappable(lines[-1], line, found[1]):
            lines.insert(-1, line)
            continue
        lines.append(line)
    return "\n".join(lines) + "\n" * chance.randrange(3)


def _swappable(before: str, line: str, pad: str) -> bool:
    known = re.match(rf"{pad}(text|units|heading): \S", before)
    return bool(known) and "|" not in before and "- " not in line


def test_a_check_and_a_diff_write_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("2024.yaml")
    text = HEAD + "tasks: [{heading: 甲, id: jia}]\n"
    assert formatted(path, text, "--check") == text
    assert capsys.readouterr().out == "would be formatted: 2024.yaml\n1 plan checked: 1 to format\n"
    assert formatted(path, text, "--diff") == text
    assert "+tasks: [{id: jia, heading: 甲}]" in capsys.readouterr().out
    assert app.run(["--lang=en", "fmt"]) == 2
    assert path.read_text("utf-8") == text
    assert "name the plans" in capsys.readouterr().err


@pytest.mark.parametrize(
    "task", ["{heading: &a 甲, id: jia}", "{heading: !!str 甲, id: jia}", "{heading: 甲, id: jia"]
)
def test_what_cannot_be_read_stays(
    task: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "2024.yaml"
    text = f"{HEAD}tasks:\n  - {task}\n"
    path.write_text(text, encoding="utf-8")
    assert app.run(["--lang=en", "fmt", str(path)]) == 1
    assert path.read_text("utf-8") == text
    assert "2024.yaml:" in capsys.readouterr().err


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    path = tmp_path / "2024.yaml"
    assert formatted(path, f"\ufeff{HEAD}tasks: [{{heading: 甲, id: jia}}]\n") == (
        f"\ufeff{HEAD}tasks: [{{id: jia, heading: 甲}}]\n"
    )


def test_what_would_say_something_else_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tidying, "tidy", lambda text: text.replace("甲", "乙"))
    path = tmp_path / "2024.yaml"
    text = HEAD + "tasks: [{id: jia, heading: 甲}]\n"
    assert formatted(path, text) == text
    assert "cannot be formatted" in capsys.readouterr().err


def test_the_documentation_lists_the_keys_in_their_order() -> None:
    text = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    table = text[text.index("| key | of | holds |") : text.index("**Tracked**")]
    listed = [
        key
        for row in table.splitlines()
        if row.startswith("| `")
        for key in re.findall(r"`(\w+)`", row.split("|")[1])
    ]
    for shape in (TASK, SECTION):
        own = [key for key in shape.keys if key not in ("sections", "tasks")]
        assert own == [key for key in listed if key in own]
