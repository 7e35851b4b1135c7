"""Finding templates and filling them: an office's own first, then those that come with gkplan.

Templates run sandboxed, and only files in a templates folder can be included.
"""

import base64
import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from gkplan.base import language
from gkplan.base.characters import visible
from gkplan.base.errors import NothingFound, UnreadableFile
from gkplan.base.language import _
from gkplan.rendering.document.markdown import escaped

_PACKAGE = Path(__file__).resolve().parents[1]
# what a template's own expressions can raise
FAULTS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


def folder() -> Path:
    """The templates that come with gkplan: inside an installed package, or beside its sources."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "templates"


def find(name: str, templates_folder: Path | None) -> Path | None:
    """Find a template: the office's own, else gkplan's; None where neither has it."""
    for each in folders(templates_folder):
        if (each / name).is_file():
            return each / name
    return None


def folders(templates_folder: Path | None) -> tuple[Path, ...]:
    """List where templates are looked for; raises `NothingFound` where the office's is missing."""
    if templates_folder and not templates_folder.is_dir():
        raise NothingFound(_("{path} is not a folder").format(path=templates_folder))
    return (templates_folder, folder()) if templates_folder else (folder(),)


class _Sandbox(ImmutableSandboxedEnvironment):
    """What is safe to ask of a value depends on its type and the attribute: found out once."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._known: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        key = (type(obj), attr)
        if key not in self._known:
            self._known[key] = super().is_safe_attribute(obj, attr, value)
        return self._known[key]


def environment(templates_folder: Path | None, *, escape: bool) -> ImmutableSandboxedEnvironment:
    """Give the sandbox that templates run in; acting characters are shown as a mark.

    It keeps what it compiled, and compiles anew what changed. Raises `NothingFound` where the
    office's folder is missing.
    """
    places = tuple(each.resolve() for each in folders(templates_folder))
    return _environment(places, tuple(map(_stamp, places)), escape=escape)


def _stamp(place: Path) -> int:
    """Tell when a template was last added to a folder, or to one of its own."""
    within = (each for each in place.iterdir() if each.is_dir())
    return max(each.stat().st_mtime_ns for each in (place, *within))


@lru_cache(maxsize=8)
def _environment(
    places: tuple[Path, ...], _stamps: tuple[int, ...], *, escape: bool
) -> ImmutableSandboxedEnvironment:
    made = _Sandbox(
        loader=FileSystemLoader(places),
        autoescape=escape,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    made.filters["md"] = escaped
    made.filters["sha256"] = _sha256
    return made


def _sha256(text: str) -> str:
    """Name a style or script in a content security policy by what it says."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _shown(value: object) -> object:
    if isinstance(value, Markup):
        return Markup(visible(value))  # noqa: S704 - it was markup before
    return visible(value) if isinstance(value, str) else value


def fill(
    template: str,
    context: Mapping[str, object],
    templates_folder: Path | None,
    *,
    locale: str,
    escape: bool,
) -> str:
    """Fill a template; its labels are in the language `locale`.

    Raises `NothingFound` where the office's folder is missing, `UnreadableFile` where a template
    is wrong or asks for more than a template may have.
    """
    return fill_with_page(template, context, templates_folder, locale=locale, escape=escape)[0]


def fill_with_page(
    template: str,
    context: Mapping[str, object],
    templates_folder: Path | None,
    *,
    locale: str,
    escape: bool,
) -> tuple[str, bool]:
    """Fill a template, and tell whether it lays its page across: `{% set landscape = true %}`."""
    sandbox = environment(templates_folder, escape=escape)
    translations = language.translations(locale)
    named = {**context, "_": translations.gettext, "ngettext": translations.ngettext}
    try:
        module = sandbox.get_template(template).make_module(named)
        return str(module), bool(getattr(module, "landscape", False))
    except FAULTS as error:
        raise UnreadableFile(_failure(template, error)) from error


def _failure(template: str, error: Exception) -> str:
    """Say which template failed, at which line where that is known, and why."""
    name = getattr(error, "name", None) if isinstance(error, TemplateError) else None
    line = getattr(error, "lineno", None)
    why = getattr(error, "message", None) or str(error)
    where = f"{name or template}:{line}" if line else name or template
    return _("template {name} failed: {why}").format(name=where, why=why)
