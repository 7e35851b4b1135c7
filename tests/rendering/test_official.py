"""Word and PDF in the layout of GB/T 9704-2012, measured on the pages themselves."""

import io
import re
import subprocess
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from docx.shared import Emu

from gkplan.base.errors import ExtraMissing, NothingFound, UnreadableFile
from gkplan.rendering import official
from gkplan.rendering.document import markdown
from gkplan.rendering.document.blocks import (
    Cell,
    Document,
    Heading,
    Letterhead,
    Row,
    Table,
    Text,
    TextPlace,
    Title,
)
from gkplan.rendering.document.published import document
from gkplan.rendering.options import Options
from gkplan.rendering.renderers import docx as word
from gkplan.rendering.renderers import pdf, text
from support.hostile import HOSTILE, hostile_plan
from support.measuring import (
    MEASURED,
    MILLIMETRE,
    rows,
    said,
    words_of_pdf,
    words_of_word,
)
from support.plans import SEEDS, bare, plan
from support.programs import PATIENCE, chinese_fonts, distinct_faces, program

pytestmark = pytest.mark.slow

PLAIN = Options()
# what stands in for the fonts of the standard where LibreOffice has none of them: what the PDF has
# for this face
STAND_INS = {
    "仿宋_GB2312": "body",
    "楷体_GB2312": "black",
    "黑体": "black",
    "方正小标宋简体": "black",
    "宋体": "body",
}


def as_pdf(of: bytes, folder: Path) -> bytes:
    """Print a Word file through LibreOffice, with fonts in place of those it lacks."""
    office = program("soffice")
    faces = pdf.faces()
    aliases = "".join(
        f'<match target="pattern"><test name="family"><string>{named}</string></test>'
        f'<edit name="family" mode="assign" binding="same"><string>{faces[face]["family"]}</string>'
        "</edit></match>"
        for named, face in STAND_INS.items()
    )
    fonts = folder / "fonts.conf"
    fonts.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"{aliases}</fontconfig>",
        encoding="utf-8",
    )
    file = folder / "made.docx"
    file.write_bytes(of)
    command = [office, "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(
        [*command, f"-env:UserInstallation={(folder / 'profile').as_uri()}"],
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "FONTCONFIG_FILE": str(fonts)},
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )
    return file.with_suffix(".pdf").read_bytes()


@pytest.fixture(scope="module", autouse=True)
def _fonts() -> None:
    chinese_fonts()


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The measured document as gkplan's PDF, and its Word file as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("printed")
    return {
        "pdf": pdf.render(MEASURED, PLAIN),
        "docx": as_pdf(word.render(MEASURED, PLAIN), folder),
    }


FORMS = pytest.mark.parametrize("form", ["pdf", "docx"])


@FORMS
def test_paper_is_a4(printed: dict[str, bytes], form: str) -> None:
    for page in pypdfium2.PdfDocument(printed[form]):
        size = [length * MILLIMETRE for length in page.get_size()]
        assert size == pytest.approx([210, 297], abs=0.5)


@FORMS
def test_a_full_page_has_22_lines_of_28_characters_in_156_by_225_mm(
    printed: dict[str, bytes], form: str
) -> None:
    page = pypdfium2.PdfDocument(printed[form])[1]
    *lines, number = rows(page)
    assert re.fullmatch("—2—", said(number))
    assert len(lines) == 22
    assert {len(line) for line in lines} == {28}
    assert lines[0][0].left * MILLIMETRE == pytest.approx(28, abs=1)
    widths = [(line[-1].right - line[0].left) * MILLIMETRE for line in lines]
    assert widths == pytest.approx([156] * 22, abs=1)
    pitch = (lines[0][0].bottom - lines[-1][0].bottom) / 21 * MILLIMETRE
    assert 22 * pitch == pytest.approx(225, abs=1)
    middle = 297 - (lines[0][0].top + lines[0][0].bottom) / 2 * MILLIMETRE
    assert middle - pitch / 2 == pytest.approx(37, abs=1.5)  # the first line's own cell


@FORMS
def test_page_numbers_stand_between_dashes_right_and_left(
    printed: dict[str, bytes], form: str
) -> None:
    first, second = (rows(page)[-1] for page in list(pypdfium2.PdfDocument(printed[form]))[:2])
    assert (said(first), said(second)) == ("—1—", "—2—")
    character = 16 * MILLIMETRE
    assert first[-1].right * MILLIMETRE == pytest.approx(210 - 26 - character, abs=1.5)
    assert second[0].left * MILLIMETRE == pytest.approx(28 + character, abs=1.5)
    dash = (first[0].top + first[0].bottom) / 2 * MILLIMETRE
    assert 35 - 12 < dash < 35 - 7 + 1  # some 7 mm below the type area, which ends 35 mm up


@FORMS
def test_faces_by_level(printed: dict[str, bytes], form: str) -> None:
    distinct_faces()
    found = {said(row)[:4]: row for row in rows(pypdfium2.PdfDocument(printed[form])[0])}
    title, black, script = found["关于印发"], found["一、总体"], found["（一）基"]
    third = next(row for start, row in found.items() if start.startswith("1."))
    body = found["各县文化"]
    assert body[0].font not in {title[0].font, black[0].font, script[0].font}
    assert third[-1].font == body[0].font
    heights = [row[0].top - row[0].bottom for row in (title, body)]
    assert heights[0] / heights[1] == pytest.approx(22 / 16, abs=0.02)
    middle = (title[0].left + title[-1].right) / 2 * MILLIMETRE
    assert middle == pytest.approx(28 + 78, abs=1)


@FORMS
def test_the_closing_has_its_places(printed: dict[str, bytes], form: str) -> None:
    lines = [row for page in pypdfium2.PdfDocument(printed[form]) for row in rows(page)]
    found = {said(row): row for row in lines}
    advance = official.ADVANCE
    note, more = found["附件：1.任务分解表"], found["2.责任清单"]
    left = 28 / MILLIMETRE
    assert note[0].left - left == pytest.approx(2 * advance, abs=3)
    assert more[0].left - left == pytest.approx(5 * advance, abs=3)
    signature, date = found["示例市文化和旅游局"], found["2026年2月27日"]
    right = (210 - 26) / MILLIMETRE
    assert right - date[-1].right == pytest.approx(4 * advance, abs=3)
    centres = [(row[0].left + row[-1].right) / 2 for row in (signature, date)]
    assert centres[0] == pytest.approx(centres[1], abs=advance)


# all words, and nothing else


@pytest.mark.parametrize("name", [*SEEDS, "example-city/2026"])
def test_word_and_pdf_hold_the_words_of_the_document(name: str) -> None:
    found = document(plan(name))
    number = found.letterhead.document_number if found.letterhead else ""
    words = bare(number + text.render(found, PLAIN))
    assert words_of_word(word.render(found, PLAIN)) == words
    assert words_of_pdf(pdf.render(found, PLAIN)) == words


MORE_HOSTILE = {
    **HOSTILE,
    "markup of the page": '#eval("1+1") #read("/etc/passwd") $x$ *b* _i_ @r <l> ~ -- \\ // /* ',
    "a very long name": "市文化和旅游局" * 700 + "x" * 800,
}


@pytest.mark.parametrize("words", MORE_HOSTILE.values(), ids=MORE_HOSTILE)
def test_hostile_words_stay_words(tmp_path: Path, words: str) -> None:
    found = document(hostile_plan(tmp_path, words))
    expected = bare(words + text.render(found, PLAIN))  # the document number stands above it
    assert words_of_word(word.render(found, PLAIN)) == expected
    given = words_of_pdf(pdf.render(found, PLAIN)).replace("\u200b", "")
    if len(words) < 500:  # a header row stands on every page that a longer table reaches
        # a cell that reaches over rows is drawn among them
        assert sorted(given) == sorted(expected)
    else:
        assert given.count(bare(words)) > 10


ACTING = "\u202e反\u2066着\u2069\u0007\u001b[31m写\u200f"


def test_acting_characters_are_shown(tmp_path: Path) -> None:
    found = document(hostile_plan(tmp_path, ACTING))
    for shown in (words_of_word(word.render(found, PLAIN)), words_of_pdf(pdf.render(found, PLAIN))):
        assert not re.search("[\x00-\x1f\u200e\u200f\u202a-\u202e\u2066-\u2069]", shown)
        assert "写" in shown


@pytest.mark.parametrize("form", [word, pdf], ids=["docx", "pdf"])
def test_the_same_document_gives_the_same_bytes(form: object) -> None:
    first, second = (form.render(MEASURED, PLAIN) for _again in range(2))  # type: ignore[attr-defined]
    assert first == second


# tables


LONG_TABLE = Document(
    "清单",
    "zh_CN",
    (
        Title(("清单",)),
        Heading(1, "", "主动公开清单", centred=True),
        Table(
            ("序号", "事项", "单位"),
            tuple(Row((Cell(str(n)), Cell(f"第{n}项公开事项"), Cell("办公室"))) for n in range(90)),
        ),
    ),
)


@FORMS
def test_a_table_repeats_its_header_on_every_page(form: str, tmp_path: Path) -> None:
    made = pdf.render(LONG_TABLE, PLAIN)
    if form == "docx":
        made = as_pdf(word.render(LONG_TABLE, PLAIN), tmp_path)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made)]
    assert len(pages) > 2
    assert all("".join(page.split()).startswith(("序号事项单位", "清单")) for page in pages)
    assert all("序号" in page for page in pages)


def test_merged_cells_stay_merged() -> None:
    block = Table(
        ("类", "项", "注"),
        (
            Row((Cell("甲", rows=2), Cell("一"), Cell("x"))),
            Row((None, Cell("二"), Cell("y"))),
            Row((Cell("全行", columns=3), None, None)),
        ),
    )
    made = word.render(Document("表", "zh_CN", (block,)), PLAIN)
    (table,) = docx.Document(io.BytesIO(made)).tables
    cells = [[table.cell(row, column)._tc for column in range(3)] for row in range(1, 4)]
    assert cells[0][0] is cells[1][0]
    assert cells[2][0] is cells[2][1] is cells[2][2]
    assert table.cell(2, 1).text == "二"
    given = words_of_pdf(pdf.render(Document("表", "zh_CN", (block,)), PLAIN))
    assert sorted(given) == sorted("类项注甲一x二y全行")


def test_columns_have_room_for_their_headers_and_short_cells() -> None:
    block = Table(
        ("序号", "工作任务", "具体要求", "完成时限"),
        (Row((Cell("1"), Cell("公开"), Cell("要求" * 60), Cell("8月30日前"))),),
    )
    for landscape, room in ((False, 156), (True, 225)):
        shares = official.shares(block, landscape=landscape)
        assert sum(shares) == pytest.approx(1)
        characters = [share * room / MILLIMETRE / official.CELL for share in shares]
        assert characters[0] > 3
        assert min(characters[1], characters[3]) > 5
        assert characters[2] == max(characters)
    assert official.short_columns(block) == (True, True, False, False)


PARTED = "# 督办单\n\n第一单\n\n---\n\n## 第二单\n\n内容\n\n示例市文化和旅游局\n\n2026年2月27日\n"


@FORMS
def test_a_rule_begins_a_page(form: str, tmp_path: Path) -> None:
    parted = Document("督办单", "zh_CN", markdown.blocks(PARTED))
    places = [block.place for block in parted.blocks if isinstance(block, Text)]
    assert places == [TextPlace.BODY, TextPlace.BODY, TextPlace.SIGNATURE, TextPlace.DATE]
    made = pdf.render(parted, PLAIN)
    if form == "docx":
        made = as_pdf(word.render(parted, PLAIN), tmp_path)
    first, second = (rows(page) for page in pypdfium2.PdfDocument(made))
    assert [said(row) for row in first] == ["督办单", "第一单", "—1—"]
    assert said(second[0]) == "第二单"


# Word's own view


def test_word_has_styles_grid_and_numbers() -> None:
    made = docx.Document(io.BytesIO(word.render(MEASURED, PLAIN)))
    section = made.sections[0]
    grid = section._sectPr.find(qn("w:docGrid"))
    height = Emu(section.page_height - section.top_margin - section.bottom_margin)
    width = Emu(section.page_width - section.left_margin - section.right_margin)
    assert grid.get(qn("w:type")) == "linesAndChars"
    assert height.pt // (int(grid.get(qn("w:linePitch"))) / 20) == 22
    assert width.pt // (16 + int(grid.get(qn("w:charSpace"))) / 4096) == 28
    assert made.settings.odd_and_even_pages_header_footer
    styles = {paragraph.text[:2]: paragraph.style.name for paragraph in made.paragraphs}
    assert styles["关于"] == "Title"
    assert (styles["一、"], styles["（一"]) == ("Heading 1", "Heading 2")
    assert (styles["示例"], styles["20"]) == ("发文机关署名", "成文日期")
    faces = {style.style_id: style.element.rPr.rFonts for style in made.styles if style.type == 1}
    assert faces["Heading1"].get(qn("w:eastAsia")) == "黑体"
    assert faces["Heading2"].get(qn("w:eastAsia")) == "楷体_GB2312"
    assert faces["BodyText"].get(qn("w:eastAsia")) == "仿宋_GB2312"
    assert faces["Title"].get(qn("w:eastAsia")) == "方正小标宋简体"
    assert faces["BodyText"].get(qn("w:ascii")) == "Times New Roman"


def test_a_letterhead_has_issuer_and_number() -> None:
    headed = Document(
        "通知",
        "zh_CN",
        (Title(("通知",)),),
        letterhead=Letterhead("示例市文化和旅游局文件", "示文旅发〔2026〕6号"),
    )
    for given in (
        words_of_word(word.render(headed, PLAIN)),
        words_of_pdf(pdf.render(headed, PLAIN)),
    ):
        assert given == "示例市文化和旅游局文件示文旅发〔2026〕6号通知"


def test_a_signed_document_is_closed_by_issuer_and_date() -> None:
    signed = document(plan("jinan-culture-tourism/2024"), letterhead=True)
    assert [
        (block.whole, block.place) for block in signed.blocks[-2:] if isinstance(block, Text)
    ] == [
        ("济南市文化和旅游局", TextPlace.SIGNATURE),
        ("2024年6月24日", TextPlace.DATE),
    ]
    already = document(plan("example-city/2026"), letterhead=True)
    assert already.blocks == document(plan("example-city/2026")).blocks


def test_derived_documents_may_lie_across() -> None:
    across = Document("表", "zh_CN", (Title(("表",)),), landscape=True)
    page = pypdfium2.PdfDocument(pdf.render(across, PLAIN))[0]
    assert [round(length * MILLIMETRE) for length in page.get_size()] == [297, 210]
    section = docx.Document(io.BytesIO(word.render(across, PLAIN))).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)


# titles


TITLES = {
    "示例市文化和旅游局2026年政务公开工作实施方案": (
        "示例市文化和旅游局2026年",
        "政务公开工作实施方案",
    ),
    "台山市文化广电旅游体育局2019年政府信息公开工作方案": (
        "台山市文化广电旅游体育局",
        "2019年政府信息公开工作方案",
    ),
    "北京市2020年政务公开工作要点": ("北京市2020年政务公开工作要点",),
    "x" * 200: ("x" * 200,),
}


@pytest.mark.parametrize(("line", "parts"), TITLES.items())
def test_titles_break_at_words(line: str, parts: tuple[str, ...]) -> None:
    assert official.even_lines(line, official.TITLE) == parts


# what goes wrong


def test_without_a_chinese_font_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import typst

    monkeypatch.setattr(pdf, "_fonts", lambda: typst.Fonts(include_system_fonts=False))
    with pytest.raises(NothingFound, match="fonts-noto-cjk"):
        pdf.render(MEASURED, PLAIN)


def test_without_the_library_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(ExtraMissing, match=re.escape("gkplan[pdf]")):
        pdf.render(MEASURED, PLAIN)


def test_an_own_page_template_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    for path in ("../secret.txt", "/../secret.txt", "/etc/passwd", str(tmp_path / "secret.txt")):
        (own / "plan.typ").write_text(f'#read("{path}")', "utf-8")
        with pytest.raises(UnreadableFile, match=r"plan\.typ"):
            pdf.render(MEASURED, Options(templates=own))
    (own / "plan.typ").write_text("#json(bytes(sys.inputs.document)).title", "utf-8")
    assert words_of_pdf(pdf.render(MEASURED, Options(templates=own))) == MEASURED.title


@pytest.mark.parametrize("only", ["Noto Serif CJK SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei"])
def test_one_chinese_font_serves_all_faces(only: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Installed:
        def families(self) -> list[str]:
            return ["DejaVu Serif", only]

    monkeypatch.setattr(pdf, "_fonts", Installed)
    assert {face["family"] for face in pdf.faces().values()} == {only}
