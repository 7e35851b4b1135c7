"""The five published plans, imported without a hand, against the same plans written by hand."""

import importlib.util
from collections import Counter
from types import ModuleType

import pytest

from gkplan.importing import choice, intake
from gkplan.importing.drafting.draft import Wishes
from gkplan.model.plan import Plan
from gkplan.model.unit import UnitRegister
from gkplan.rendering.document.published import document
from gkplan.rendering.options import Options
from gkplan.rendering.renderers import docx, html, markdown, pdf, text
from support.imported import ROOT, SEEDS, by_hand, deadlines, tasks, units, words
from support.programs import chinese_fonts

pytestmark = pytest.mark.slow

FORMATS = {"txt": text, "md": markdown, "html": html, "docx": docx, "pdf": pdf}


def imported(data: bytes, name: str, year: int = 2024) -> Plan:
    taken = intake.import_document(
        data, Wishes(year_now=year), UnitRegister(declared=False), name=name
    )
    assert taken.lossless
    return taken.plan


def found(expected: Counter[object], given: Counter[object]) -> float:
    """F1 of what was found."""
    whole = expected.total() + given.total()
    return 2 * (expected & given).total() / whole if whole else 1.0


@pytest.mark.parametrize("seed", SEEDS)
def test_published_plan_gives_the_tasks_units_and_deadlines_of_the_one_by_hand(seed: str) -> None:
    path = ROOT / "tests" / "seeds" / f"{seed}.txt"
    made, hand = imported(path.read_bytes(), str(path)), by_hand(SEEDS[seed])
    assert tasks(made) == tasks(hand)
    assert found(units(hand), units(made)) >= 0.98  # type: ignore[arg-type]
    assert deadlines(hand) - deadlines(made) == Counter()


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", [*SEEDS.values(), "example-city/2026"])
def test_what_is_rendered_is_read_back(name: str, kind: str) -> None:
    if kind == "pdf":
        chinese_fonts()
    plan = by_hand(name)
    rendered = FORMATS[kind].render(document(plan), Options())
    whole = rendered if isinstance(rendered, bytes) else rendered.encode("utf-8")
    again = imported(whole, f"plan.{kind}", plan.year)
    assert tasks(again) == tasks(plan)
    assert units(again) == units(plan)
    assert deadlines(again) == deadlines(plan)
    assert again.year == plan.year


def benchmark() -> ModuleType:
    path = ROOT / "benchmarks" / "import_samples.py"
    spec = importlib.util.spec_from_file_location("import_samples", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_samples_are_read_as_a_careful_clerk_reads_them() -> None:
    scores = benchmark()
    whole = scores.Score()
    for path in sorted((ROOT / "tests" / "samples").glob("*.txt")):
        whole.add(scores.score(path))
    assert whole.f1("unit") >= 0.97
    assert whole.f1("deadline") >= 0.95
    assert whole.false_tasks == []
    assert whole.lossless


def test_same_tasks_keep_their_ids_whatever_stands_around_them() -> None:
    path = ROOT / "tests" / "seeds" / "jinan-2024.txt"
    document = path.read_text(encoding="utf-8")
    before = {words(t): t.id for t in imported(document.encode(), "a.txt").tasks}
    moved = document.replace("一、", "一、整体部署。\n（一）完善工作制度。建立台账。\n二、", 1)
    after = {words(t): t.id for t in imported(moved.encode(), "b.txt").tasks}
    assert {key: value for key, value in after.items() if key in before} == before


def test_format_is_told_by_the_bytes_and_not_by_the_name() -> None:
    plan = by_hand("jinan-culture-tourism/2024")
    page = html.render(document(plan), Options()).encode("utf-8")
    assert choice.read(page, "plan.txt").format == "html"
    plain = text.render(document(plan), Options())
    assert choice.read(plain.encode("gb18030"), "plan.html").format == "text"
    for encoding in ("utf-8-sig", "gb18030", "utf-16", "utf-16-le"):
        assert choice.read(plain.encode(encoding), "plan.txt").text.strip() == plain.strip()


def test_a_table_of_contents_is_page_text() -> None:
    listed = "目录\n一、总体要求……1\n二、主要任务……1\n（一）推进公开……2\n（二）做好解读……3\n"
    body = (
        "一、总体要求\n坚持公开为常态。\n二、主要任务\n"
        "（一）推进公开。按季度公开预算。（责任单位：财务科）\n"
        "（二）做好解读。8月30日前完成。（责任单位：办公室）\n"
    )
    title = "某市文化局2024年政务公开工作要点\n"
    made = imported((title + listed + body).encode(), "a.txt")
    assert tasks(made) == tasks(imported((title + body).encode(), "a.txt"))
    assert [piece.text for piece in made.furniture] == listed.splitlines()
    # three lines that come again may be the document's own
    short = "一、总体要求\n二、主要任务\n（一）推进公开\n"
    assert imported((title + short + body).encode(), "a.txt").furniture == ()
