"""Nothing lost, always: what an import made gives the whole document again, white space apart."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings

from gkplan.importing import intake
from gkplan.importing.drafting.draft import Wishes
from gkplan.importing.drafting.evidence import PieceKind
from gkplan.importing.drafting.faithful import squeezed
from gkplan.importing.readers import text as importer
from gkplan.model.unit import UnitRegister
from gkplan.rendering.document.published import document
from gkplan.rendering.options import Options
from gkplan.rendering.renderers import text
from gkplan.store import reader
from gkplan.store.plan.write import write_plan
from support.documents import documents
from support.paths import TESTS
from support.profiles import UNHURRIED, examples

pytestmark = pytest.mark.slow

REAL = sorted([*(TESTS / "seeds").glob("*.txt"), *(TESTS / "samples").glob("*.txt")])


def taken(document: str, name: str = "document.txt") -> intake.Intake:
    manuscript = importer.read(document.encode("utf-8"), name)
    return intake.take_in(manuscript, UnitRegister(declared=False), Wishes(year_now=2024))


def printed(yaml: str) -> str:
    plan, found = reader.parse_plan(yaml, UnitRegister(declared=False), shown="plan.yaml")
    assert plan is not None, [each.message for each in found]
    return text.render(document(plan), Options(furniture=True))


@settings(
    max_examples=examples(2000),
    suppress_health_check=[*UNHURRIED, HealthCheck.data_too_large],
)
@given(documents())
@example("")
@example("\x85\u2028一、\u3000推进公开\x0b。")
@example("\r 序号\t任务\t责任单位\t时限 1\t公开，\t办公室\t6月底前\r 序号\t任务\t责任单位\t时限")
@example("一、a{lead}b（责任单位：办公室{units}）")
def test_any_document_comes_back_whole(document: str) -> None:
    made = taken(document)
    assert squeezed(printed(made.written)) == squeezed(document)
    assert made.lossless


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_document_comes_back_whole_and_divided(path: Path) -> None:
    document = path.read_text(encoding="utf-8")
    made = taken(document, str(path))
    assert squeezed(printed(made.written)) == squeezed(document)
    assert not [each for each in made.found if each.kind is PieceKind.PARAGRAPH], (
        "kept as paragraphs"
    )
    assert made.tasks


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_plan_is_written_as_it_was_read(path: Path) -> None:
    """A plan that is read and written again has the same text."""
    made = taken(path.read_text(encoding="utf-8"), str(path))
    assert write_plan(made.plan) == made.written


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_same_document_gives_the_same_bytes(path: Path) -> None:
    document = path.read_text(encoding="utf-8")
    assert taken(document, str(path)).written == taken(document, str(path)).written
