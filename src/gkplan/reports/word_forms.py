"""An office's own Word forms, filled with facts in the sandbox that templates run in."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

from gkplan.base import extras, language
from gkplan.base.errors import UnreadableFile
from gkplan.base.language import _
from gkplan.rendering import templating


def fill(
    form: Path, context: Mapping[str, object], templates_folder: Path | None, *, locale: str
) -> bytes:
    """Fill a Word form; every text stays text, and acting characters are shown as a mark.

    Raises `ExtraMissing` without the library, `UnreadableFile` where the form is none or fails.
    """
    library = extras.need("docxtpl", "docx")
    broken: type[Exception] = extras.need("docx.opc.exceptions", "docx").OpcError
    sandbox = templating.environment(templates_folder, escape=True)
    translations = language.translations(locale)
    named = {**context, "_": translations.gettext, "ngettext": translations.ngettext}
    buffer = BytesIO()
    try:
        document = library.DocxTemplate(str(form))
        document.render(named, jinja_env=sandbox, autoescape=True)
        document.save(buffer)
    except (*templating.FAULTS, SyntaxError, BadZipFile, broken) as error:
        message = _("template {name} failed: {why}")
        raise UnreadableFile(message.format(name=form.name, why=error)) from error
    return buffer.getvalue()
