"""Plans rendered into a folder: all of them, then only what changed, and never over a plan."""

import json
import shutil
from pathlib import Path

import pytest

from gkplan.base.errors import NothingFound, UsageFailure
from gkplan.cli import app
from gkplan.rendering import edition
from gkplan.rendering.edition import EditionWish
from gkplan.rendering.options import Options

pytestmark = pytest.mark.slow


def render(*arguments: str) -> int:
    return app.run(["--lang", "en", "render", *arguments])


def documents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


@pytest.mark.parametrize("form", ["text", "markdown", "html", "docx"])
def test_each_plan_has_its_document(collection: Path, form: str) -> None:
    assert render("--format", form, "-o", "out") == 0
    suffix = {"text": "txt", "markdown": "md"}.get(form, form)
    plans = {path.relative_to("plans") for path in Path("plans").glob("*/20[0-9][0-9].yaml")}
    made = documents(Path("out"))
    assert set(made) == {path.with_suffix(f".{suffix}").as_posix() for path in plans}
    assert render("plans/example-city", "--format", form, "-o", f"one.{suffix}") == 0
    assert Path(f"one.{suffix}").read_bytes() == made[f"example-city/2026.{suffix}"]


def test_only_what_changed_is_made_again(
    collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wish = EditionWish((Path("plans"),), Path("out"), "html", Options())
    assert edition.make(wish)[:2] == (6, 6)
    assert edition.make(wish)[:2] == (6, 0)
    plan = Path("plans/example-city/2026.yaml")
    plan.write_text(plan.read_text("utf-8").replace("公开权责清单", "公开权力清单"), "utf-8")
    assert edition.make(wish)[:2] == (6, 1)
    assert "公开权力清单" in Path("out/example-city/2026.html").read_text("utf-8")
    Path("out/example-city/2026.html").unlink()
    assert edition.make(wish)[:2] == (6, 1)
    own = Path("own")
    own.mkdir()
    (own / "plan.css").write_text("/* own */", "utf-8")
    assert edition.make(wish._replace(options=Options(templates=own)))[:2] == (6, 6)
    assert edition.make(wish._replace(options=Options(templates=own)))[:2] == (6, 0)
    (own / "plan.css").write_text("/* other */", "utf-8")
    assert edition.make(wish._replace(options=Options(templates=own)))[:2] == (6, 6)
    assert edition.make(wish)[:2] == (6, 6)


def test_many_are_made_in_several_processes_as_in_one(collection: Path) -> None:
    for number in range(20):
        shutil.copytree("plans/jinan-culture-tourism", f"many/bureau-{number}")
    told: list[tuple[int, int]] = []
    wish = EditionWish((Path("many"),), Path("out"), "html", Options())
    made = edition.make(wish, lambda done, total: told.append((done, total)))
    assert made[:3] == (20, 20, ())
    assert told == [(number, 20) for number in range(1, 21)]
    assert len(set(documents(Path("out")).values())) == 1


def test_one_that_cannot_be_read_is_told_and_the_others_are_made(
    collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("plans/example-city/2026.yaml").write_text("gkplan: [", "utf-8")
    assert render("--format", "html", "-o", "out") == 1
    printed = capsys.readouterr()
    assert printed.out == "5 documents, 5 of them new: out\n"
    assert printed.err.startswith("gkplan: plans/example-city/2026.yaml cannot be read")
    assert len(documents(Path("out"))) == 5


@pytest.mark.parametrize("out", ["plans", "plans/example-city", "plans/./example-city", "x.yaml"])
def test_the_plans_own_folders_are_refused(
    collection: Path, capsys: pytest.CaptureFixture[str], out: str
) -> None:
    before = documents(Path("plans"))
    assert render("--format", "html", "-o", out) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert documents(Path("plans")) == before
    assert not Path("x.yaml").exists()


def test_several_need_a_folder(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert render() == 2
    assert "6 plans are rendered into a folder" in capsys.readouterr().err
    Path("file").write_text("mine", "utf-8")
    assert render("-o", "file") == 2
    assert Path("file").read_text("utf-8") == "mine"
    with pytest.raises(NothingFound):
        edition.make(
            EditionWish((Path("plans"),), Path("out"), "html", Options(templates=Path("none")))
        )
    with pytest.raises(UsageFailure):
        edition.make(EditionWish((Path("plans"),), Path("plans"), "html", Options()))


def test_a_link_out_of_the_folder_is_not_followed(
    collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("elsewhere").mkdir()
    Path("out").mkdir()
    Path("out/example-city").symlink_to(Path("elsewhere").resolve())
    assert render("--format", "html", "-o", "out") == 1
    assert "a link leads out of the folder" in capsys.readouterr().err
    assert list(Path("elsewhere").iterdir()) == []


def test_a_damaged_record_is_told(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("out").mkdir()
    Path("out/.gkplan-render.json").write_text(json.dumps(["x"]), "utf-8")
    assert render("--format", "html", "-o", "out") == 3
    assert "damaged" in capsys.readouterr().err
