"""Finding templates and filling them: an office's own first, then those that come with gkplan.

Templates run sandboxed, and only files in a templates folder can be included.
"""

import re
from collections.abc import Callable
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from gkplan import language
from gkplan.document.layout import document
from gkplan.errors import NothingFound, UnreadableFile
from gkplan.language import _
from gkplan.model.plan import Plan
from gkplan.renderers._options import Options

_PACKAGE = Path(__file__).resolve().parents[1]
_DEEPEST_HEADING = 6
# what a template's own expressions can raise
_TEMPLATE_FAULTS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
# what CommonMark could take for markup inside a line, at the end of a heading, at a line's start
_INLINE = re.compile(r"([\\`*_\[\]<>&~|$])")
_CLOSING = re.compile(r"(?<=\s)(#+)$")
_OPENING = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=:](?=[\s=:-]|$)|([0-9]{1,9})(?=[.)]))")


def folder() -> Path:
    """The templates that come with gkplan: inside an installed package, or beside its sources."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "templates"


def fill(template: str, plan: Plan, options: Options, *, escape: bool) -> str:
    """Fill a template with a plan laid out as blocks; its labels are in the plan's language.

    Raises `NothingFound` where the office's folder is missing, `UnreadableFile` where a template
    is wrong or asks for more than a template may have.
    """
    own = [options.templates] if options.templates else []
    for each in own:
        if not each.is_dir():
            raise NothingFound(_("{path} is not a folder").format(path=each))
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([*own, folder()]),
        autoescape=escape,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = markdown_text
    gettext = language.translations(plan.language).gettext
    given = {
        "plan": plan,
        "blocks": document(plan),
        "header": header(plan, gettext),
        "level": lambda depth: min(depth + 1, _DEEPEST_HEADING),
        "_": gettext,
    }
    try:
        return environment.get_template(template).render(given)
    except _TEMPLATE_FAULTS as error:
        raise UnreadableFile(_failure(template, error)) from error


def _failure(template: str, error: Exception) -> str:
    """Say which template failed, at which line where that is known, and why."""
    name = getattr(error, "name", None) if isinstance(error, TemplateError) else None
    line = getattr(error, "lineno", None)
    why = getattr(error, "message", None) or str(error)
    where = f"{name or template}:{line}" if line else name or template
    return _("template {name} failed: {why}").format(name=where, why=why)


def header(plan: Plan, gettext: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """What a government site shows above the text: label and value, only what is known."""
    publication = plan.publication
    if not publication.spans:
        return ()
    rows = (
        (gettext("Index number"), publication.index_number),
        (gettext("Category"), publication.category),
        (gettext("Publisher"), publication.publisher or plan.issuer),
        (gettext("Written on"), str(publication.written or "")),
        (gettext("Published on"), str(publication.published or "")),
        (gettext("Title"), plan.title),
        (gettext("Document number"), publication.document_number),
    )
    return tuple((label, value) for label, value in rows if value)


def markdown_text(text: str) -> str:
    """Write a text so that a Markdown parser reads back that text and nothing else."""
    text = " ".join(text.split())
    text = _INLINE.sub(r"\\\1", text)
    text = _CLOSING.sub(r"\\\1", text)
    return _OPENING.sub(_escape_opening, text)


def _escape_opening(found: re.Match[str]) -> str:
    space, mark, digits = found.groups()
    return f"{space}{digits}\\" if digits else f"{space}\\{mark}"
