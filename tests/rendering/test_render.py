"""One plan as its document, through the library alone; the command prints the same."""

from pathlib import Path

import pytest

import gkplan
from gkplan.base.errors import UsageFailure
from gkplan.cli import app
from gkplan.rendering.options import Options
from gkplan.rendering.render import find_suffix, list_forms, render


@pytest.mark.parametrize("form", ["text", "markdown", "html", "docx"])
def test_the_library_renders_as_the_command_does(collection: Path, form: str) -> None:
    path = collection / "plans" / "example-city" / "2026.yaml"
    (dossier,) = gkplan.read_plans([path]).dossiers
    for letterhead in (False, True):
        written = gkplan.render(dossier, form, letterhead=letterhead)
        out = collection / f"one{find_suffix(form)}"
        given = ["--letterhead"] if letterhead else []
        assert app.run(["render", str(path), "--format", form, "-o", str(out), *given]) == 0
        expected = out.read_bytes()
        assert (written.encode() if isinstance(written, str) else written) == expected


def test_the_settings_name_the_templates_where_nobody_else_does(collection: Path) -> None:
    (dossier,) = gkplan.read_plans([Path("plans/example-city")]).dossiers
    for name in ("of-the-office", "of-the-caller"):
        Path(name).mkdir()
        Path(name, "plan.md").write_text(name, "utf-8")
    settings = dossier.settings._replace(templates="of-the-office")
    dossier = dossier._replace(settings=settings)
    assert render(dossier, "markdown").strip() == "of-the-office"
    chosen = Options(templates=Path("of-the-caller"))
    assert render(dossier, "markdown", chosen).strip() == "of-the-caller"


def test_a_form_there_is_not_names_those_there_are(collection: Path) -> None:
    (dossier,) = gkplan.read_plans([Path("plans/example-city")]).dossiers
    with pytest.raises(UsageFailure, match=", ".join(list_forms())):
        render(dossier, "odt")
    with pytest.raises(UsageFailure):
        find_suffix("odt")
