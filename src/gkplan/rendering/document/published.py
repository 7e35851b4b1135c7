"""A plan as the document that is published: its blocks and what a government site shows with them.

Source of the meta tags: 政府网站发展指引 (国办发〔2017〕47号), 附件 网页标签规范.
"""

from collections.abc import Callable, Iterator

from gkplan.base import language
from gkplan.model.plan import Plan
from gkplan.model.settings import Site
from gkplan.phrases import wording
from gkplan.rendering.document.blocks import Document, Letterhead, Text, TextPlace
from gkplan.rendering.document.layout import blocks

_SUMMARY = 120  # characters of the preamble that describe a page with no description of its own


def document(plan: Plan, site: Site | None = None, *, letterhead: bool = False) -> Document:
    """Lay out a plan for publication.

    With `letterhead` as the document that is signed: with the issuer's head, and closed by
    signature and date where the plan itself does not say them.
    """
    number = plan.publication.document_number
    head = Letterhead(plan.issuer if letterhead else "", number)
    laid_out = blocks(plan)
    if letterhead and not any(isinstance(b, Text) and b.place is TextPlace.DATE for b in laid_out):
        laid_out += tuple(_signed(plan))
    return Document(
        title=plan.title,
        language=plan.language,
        blocks=laid_out,
        header=header(plan, language.translations(plan.language).gettext),
        meta=tuple(meta(plan, site or Site())),
        letterhead=head if letterhead or number else None,
        furniture=plan.furniture,
    )


def _signed(plan: Plan) -> Iterator[Text]:
    yield Text(plan.issuer, place=TextPlace.SIGNATURE)
    if day := plan.publication.written:
        yield Text(wording.word_day(day), place=TextPlace.DATE)


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


def meta(plan: Plan, site: Site) -> Iterator[tuple[str, str]]:
    """Give the meta tags of a page: those of the site, its column and the article, where known."""
    publication, column = plan.publication, site.column
    source = publication.publisher or plan.issuer
    day = publication.published
    keywords = publication.keywords or (source, publication.category, f"{plan.year}")
    summary = " ".join(plan.preamble.split())[:_SUMMARY]
    tags = (
        ("SiteName", site.name),
        ("SiteDomain", site.domain),
        ("SiteIDCode", site.id_code),
        ("ColumnName", column.name),
        ("ColumnDescription", column.description),
        ("ColumnKeywords", ",".join(column.keywords)),
        ("ColumnType", column.type),
        ("ArticleTitle", plan.title),
        ("PubDate", f"{day} {publication.time or '00:00'}" if day else ""),
        ("ContentSource", source),
        ("Keywords", ",".join(filter(None, keywords))),
        ("Author", publication.author),
        ("Description", publication.description or summary or plan.title),
        ("Image", publication.image),
        ("Url", publication.address),
    )
    return ((name, content) for name, content in tags if content)
