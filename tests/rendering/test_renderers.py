"""Printed forms: each holds the document's words, all of them, and nothing that acts."""

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from gkplan.base.errors import NothingFound, UnreadableFile
from gkplan.cli import app
from gkplan.model.plan import Furniture, Plan
from gkplan.rendering.document.blocks import Block, Heading, Table, Text, Title
from gkplan.rendering.document.layout import blocks
from gkplan.rendering.document.markdown import escaped
from gkplan.rendering.document.published import document
from gkplan.rendering.options import Options
from gkplan.rendering.renderers import html, markdown, text
from support.hostile import HOSTILE, REFUSED, hostile_plan
from support.plans import SEEDS, bare, plan, plan_of

PLANS = [*SEEDS, "example-city/2026"]
PLAIN = Options()


def line(words: str) -> str:
    """Words as Markdown and HTML read them: in one line, white space as one space."""
    return " ".join(words.split())


# Markdown


def expected_markdown(of: Plan) -> Iterator[object]:
    """What a Markdown reader must find, from the blocks alone."""
    for block in blocks(of):
        yield from _as_markdown(block)


def _as_markdown(block: Block) -> Iterator[object]:
    match block:
        case Title(lines):
            yield (1, line(" ".join(lines)))
        case Heading():
            yield (min(block.depth + 1, 6), line(block.label + block.text))
        case Text():
            if block.heading:
                yield (min(block.depth + 1, 6), line(block.label + block.heading))
            if rest := line(block.words if block.heading else block.whole):
                yield rest
        case Table():
            rows = [[line(cell.text) if cell else "" for cell in row.cells] for row in block.rows]
            yield [[line(title) for title in block.header], *rows]


def read_markdown(written: str) -> list[object]:
    """Read Markdown back: paragraphs as text, headings with their level, tables as rows."""
    tokens = MarkdownIt("commonmark").enable("table").parse(written)
    found: list[object] = []
    rows: list[list[str]] = []
    level = 0
    for token in tokens:
        match token.type:
            case "heading_open":
                level = int(token.tag[1])
            case "heading_close" | "table_open":
                level, rows = 0, []
            case "tr_open":
                rows.append([])
            case "th_open" | "td_open":
                level = -1
            case "table_close":
                found.append(rows)
                level = 0
            case "inline" if level < 0:
                rows[-1].append(_words(token))
            case "inline":
                found.append((level, _words(token)) if level else _words(token))
            case other:
                plain = ("paragraph_", "tr_", "th_", "td_", "thead_", "tbody_")
                assert other.startswith(plain), token
    return found


def _words(token: Token) -> str:
    assert {child.type for child in token.children or ()} <= {"text", "text_special"}, token
    return line("".join(child.content for child in token.children or ()))


def body_of_markdown(of: Plan, written: str) -> list[object]:
    """What was read, without the publication header, which is checked by the way."""
    found = read_markdown(written)
    if not of.publication.spans:
        return found
    header = found.pop(0)
    assert isinstance(header, list)
    assert header[0] == ["", ""]
    values = [value for _label, value in header[1:]]
    publication = of.publication
    for value in (of.title, publication.index_number, publication.document_number):
        assert not value or line(value) in values
    return found


@pytest.mark.parametrize("name", PLANS)
def test_markdown_reads_back_as_the_document(name: str) -> None:
    found = plan(name)
    written = markdown.render(document(found), PLAIN)
    assert body_of_markdown(found, written) == list(expected_markdown(found))


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_markdown_keeps_text_text(tmp_path: Path, words: str) -> None:
    found = hostile_plan(tmp_path, words)
    written = markdown.render(document(found), PLAIN)
    assert body_of_markdown(found, written) == list(expected_markdown(found))


SPECIAL = st.sampled_from("#*_[]()<>&`~|\\-+=.!:;\"'{}%$^/@ \t\n0123456789aB，。（）　")
ANY = st.text(st.one_of(SPECIAL, st.characters(exclude_categories=("Cc", "Cs"))), max_size=40)
WORDS = ANY.filter(lambda written: bool(written.strip()))


@given(WORDS)
@example("a #")
@example("# #")
@example("1.")
@example("1) x")
@example("-")
@example("&#35;")
@example("\u202eabc\u2066")
def test_any_text_is_one_paragraph(words: str) -> None:
    assert read_markdown(escaped(words)) == [line(words)]


@given(WORDS)
@example("a #")
@example("#")
@example("\\")
def test_any_text_is_a_heading_where_it_stands_in_one(words: str) -> None:
    assert read_markdown(f"## {escaped(words)}\n") == [(2, line(words))]


@given(WORDS)
@example("|")
@example("\\|")
@example("`|`")
def test_any_text_is_one_cell(words: str) -> None:
    table = f"| a | b |\n|---|---|\n| {escaped(words)} | z |\n"
    assert read_markdown(table) == [[["a", "b"], [line(words), "z"]]]


# HTML


class Page(HTMLParser):
    """A page taken apart: its elements, their ids, the words of its body."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.title = ""
        self.links: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes.update(name for name, _value in attrs)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "title" in self.open:
            self.title += data
        if "article" in self.open:
            self.words.append(data)


ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "main", "div", "p", "span", "br"),
    *("header", "nav", "ol", "li", "a", "article", "hr"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    *("lang", "charset", "name", "content", "http-equiv", "id", "class", "scope", "tabindex"),
    *("rowspan", "colspan", "href", "role", "aria-label"),
}


def check_page(of: Plan, written: str) -> Page:
    page = Page(written)
    assert page.open == []
    assert written.startswith("<!DOCTYPE html>\n<html lang=")
    assert page.title == of.title
    assert set(page.elements) <= ELEMENTS
    assert page.attributes <= ATTRIBUTES
    assert len(page.ids) == len(set(page.ids))
    made = {each for each in page.ids if each.startswith("section.")}
    assert set(page.ids) - made == {task.id for task in of.tasks if task.id}
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert bare("".join(page.words)) == bare(text.render(document(of), PLAIN))
    return page


@pytest.mark.parametrize("name", PLANS)
def test_a_page_holds_the_document(name: str) -> None:
    found = plan(name)
    page = check_page(found, html.render(document(found), PLAIN))
    headings = re.compile("h[1-6]")
    levels = [int(each[1]) for each in page.elements if headings.fullmatch(each)]
    printed = [
        min(block.depth + 1, 6)
        for block in blocks(found)
        if isinstance(block, Heading) or (isinstance(block, Text) and block.heading)
    ]
    titles = [1] if any(isinstance(block, Title) for block in blocks(found)) else []
    assert levels == titles + printed


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_a_page_keeps_text_text(tmp_path: Path, words: str) -> None:
    found = hostile_plan(tmp_path, words)
    page = check_page(found, html.render(document(found), PLAIN))
    harmless = check_page(*_harmless(tmp_path))
    assert page.elements == harmless.elements


def _harmless(folder: Path) -> tuple[Plan, str]:
    found = hostile_plan(folder, "平常的话")
    return found, html.render(document(found), PLAIN)


def test_cells_reach_over_rows_and_columns(tmp_path: Path) -> None:
    written = html.render(document(hostile_plan(tmp_path, "话")), PLAIN)
    assert re.findall(r'<td (rowspan="\d+"|colspan="\d+")>', written) == [
        'rowspan="2"',
        'colspan="5"',
    ]


# all forms


@pytest.mark.parametrize("name", PLANS)
def test_every_form_has_the_same_words(name: str) -> None:
    found = plan(name)
    words = bare(text.render(document(found), PLAIN))
    in_markdown = body_of_markdown(found, markdown.render(document(found), PLAIN))
    assert bare("".join(_flat(in_markdown))) == words
    assert bare("".join(Page(html.render(document(found), PLAIN)).words)) == words


def _flat(found: list[object]) -> Iterator[str]:
    for each in found:
        if isinstance(each, str):
            yield each
        elif isinstance(each, tuple):
            yield each[1]
        elif isinstance(each, list):
            yield from (cell for row in each for cell in row)


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("form", [text, markdown, html], ids=["text", "markdown", "html"])
def test_the_same_plan_gives_the_same_bytes(name: str, form: object) -> None:
    first, second = (form.render(document(plan(name)), PLAIN) for _again in range(2))  # type: ignore[attr-defined]
    assert first == second
    assert first.endswith("\n")


def test_furniture_stands_before_its_lines_in_its_order(tmp_path: Path) -> None:
    body = 'preamble: "一\\n二"\nprinted_title: ""\n'
    pieces = [(2, "b"), (1, "a"), (2, "c"), (9, "z"), (3, "d"), (8, "y")]
    found = plan_of(tmp_path, body)._replace(furniture=tuple(Furniture(*each) for each in pieces))
    assert text.render(document(found), PLAIN) == "一\n二\n"
    assert text.render(document(found), Options(furniture=True)) == "a\n一\nb\nc\n二\nd\ny\nz\n"


def test_a_header_is_in_the_plans_language(tmp_path: Path) -> None:
    body = "publication: {document_number: 1号, written: 2024-05-01}\nlanguage: %s\n"
    for language, label in (("zh_CN", "发文字号"), ("en", "Document number")):
        found = plan_of(tmp_path, body % language)
        assert f"| {label} | 1号 |" in markdown.render(document(found), PLAIN)
        assert f'<th scope="row">{label}</th><td>1号</td>' in html.render(document(found), PLAIN)
        assert f'lang="{language.replace("_", "-")}"' in html.render(document(found), PLAIN)


# templates of an office's own


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "plan.md").write_text("{{ document.title | md }}：{% include 'part.md' %}\n", "utf-8")
    (folder / "part.md").write_text("{{ document.blocks | length }}", "utf-8")
    return folder


JINAN = "plans/jinan-culture-tourism/2024.yaml"


def test_own_templates_by_option(
    collection: Path, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["render", JINAN, "--templates", str(own)]) == 0
    count = len(blocks(plan("jinan-culture-tourism/2024")))
    assert capsys.readouterr().out == f"济南市文化和旅游局2024年政务公开要点工作实施方案：{count}\n"


def test_own_templates_by_settings(
    collection: Path, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Path("plans/gkplan.yaml")
    settings.write_text("gkplan: 1\ntemplates: ../own\n", encoding="utf-8")
    assert app.run(["render", JINAN]) == 0
    assert capsys.readouterr().out.startswith("济南市文化和旅游局2024年政务公开要点工作实施方案：")


def test_what_is_not_in_the_own_folder_is_taken_from_gkplan(own: Path) -> None:
    found = plan("example-city/2026")
    options = Options(templates=own)
    assert html.render(document(found), options) == html.render(document(found), PLAIN)
    (own / "plan.css").write_text("/* own */", "utf-8")
    assert "/* own */" in html.render(document(found), options)


@pytest.mark.parametrize("template", REFUSED.values(), ids=REFUSED)
def test_a_template_is_refused(own: Path, template: str) -> None:
    (own.parent / "secret.md").write_text("secret", "utf-8")
    (own / "plan.md").write_text(template, "utf-8")
    with pytest.raises(UnreadableFile, match="template "):
        markdown.render(document(plan("example-city/2026")), Options(templates=own))


def test_a_template_that_is_not_utf_8_is_refused(own: Path) -> None:
    (own / "plan.md").write_bytes(b"\xff\xfe")
    with pytest.raises(UnreadableFile):
        markdown.render(document(plan("example-city/2026")), Options(templates=own))


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(NothingFound):
        html.render(document(plan("example-city/2026")), Options(templates=tmp_path / "none"))


def test_the_command_tells_what_is_wrong_with_a_template(
    collection: Path, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own / "plan.md").write_text("一\n{% endif %}\n", "utf-8")
    assert app.run(["render", JINAN, "--templates", str(own)]) == 3
    sys.stderr.flush()
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("gkplan: template plan.md:2 failed: ")
