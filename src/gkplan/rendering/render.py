"""One plan as the document that is published: in each form that a module of `renderers/` writes."""

from gkplan.base import registry
from gkplan.base.errors import UsageFailure
from gkplan.base.language import _
from gkplan.model.dossier import Dossier
from gkplan.rendering.document.blocks import Document
from gkplan.rendering.document.published import document
from gkplan.rendering.options import Options

_RENDERERS = "gkplan.rendering.renderers"
_PLAIN = Options()


def list_forms() -> tuple[str, ...]:
    """List what a document can become, in alphabetical order: `docx`, `html`, `markdown`, …"""
    return registry.names(_RENDERERS)


def find_suffix(form: str) -> str:
    """Give how files of a form end, `.html`; raises `UsageFailure` for one there is not."""
    _check_form(form)
    suffix: str = registry.member(_RENDERERS, form).SUFFIX
    return suffix


def render(
    dossier: Dossier, form: str, options: Options = _PLAIN, *, letterhead: bool = False
) -> str | bytes:
    """Write a plan as the document that is published, as the settings of its folder have it.

    These name the office's templates where `options` do not, and the site that pages are for.
    With `letterhead` it is the document that is signed: with the issuer's head, and closed by
    signature and date. Gives text, or the bytes of a Word or PDF file; the same plan always gives
    the same.

    Raises `UsageFailure` for a form there is not; `ExtraMissing` where Word or PDF are not
    installed; `NothingFound` without the templates folder, or for PDF a Chinese font;
    `UnreadableFile` where a template fails.
    """
    chosen = options.falling_back(dossier.settings.templates)
    laid_out = document(dossier.plan, dossier.settings.site, letterhead=letterhead)
    return render_document(laid_out, form, chosen)


def render_document(laid_out: Document, form: str, options: Options = _PLAIN) -> str | bytes:
    """Write a document that is laid out already: a plan's or a report's; raises as `render`."""
    _check_form(form)
    written: str | bytes = registry.member(_RENDERERS, form).render(laid_out, options)
    return written


def _check_form(form: str) -> None:
    if form not in list_forms():
        message = _("there is no form {form}; these are: {forms}")
        raise UsageFailure(message.format(form=form, forms=", ".join(list_forms())))
