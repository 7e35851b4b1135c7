"""Word documents, pages and PDF files as offices have them, some made by real programs."""

import io
import subprocess
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from gkplan.importing import choice, intake
from gkplan.importing.drafting.draft import Wishes
from gkplan.importing.manuscript import Grid, Line, Manuscript
from gkplan.model.unit import UnitRegister
from gkplan.rendering.document.published import document
from gkplan.rendering.options import Options
from gkplan.rendering.renderers import html
from support.imported import by_hand, deadlines, tasks, units
from support.programs import PATIENCE, chinese_fonts, program

pytestmark = pytest.mark.slow

NAME = "jinan-culture-tourism/2024"


def read(data: bytes, name: str) -> Manuscript:
    return choice.read(data, name)


def lines(manuscript: Manuscript) -> list[str]:
    return [block.text for block in manuscript.blocks if isinstance(block, Line)]


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


NUMBERING = f"""
<w:numbering {nsdecls("w")}>
  <w:abstractNum w:abstractNumId="7">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
      <w:lvlText w:val="%1、"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
      <w:lvlText w:val="（%2）"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="decimal"/>
      <w:lvlText w:val="%3."/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>
</w:numbering>"""


def numbered(document: object, text: str, depth: int) -> None:
    paragraph = document.add_paragraph(text)  # type: ignore[attr-defined]
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="7"/></w:numPr>'
        )
    )


def with_numbers() -> object:
    document = docx.Document()
    root = document.part.numbering_part.element
    for child in parse_xml(NUMBERING):
        root.append(child)
    return document


def test_word_prints_the_numbers_it_counts() -> None:
    document = with_numbers()
    for text, depth in (
        ("总体要求", 0),
        ("主要任务", 0),
        ("推进公开", 1),
        ("做好解读", 2),
        ("回应关切", 2),
        ("强化管理", 1),
        ("更新目录", 2),
    ):
        numbered(document, text, depth)
    assert lines(read(saved(document), "a.docx")) == [
        "一、总体要求",
        "二、主要任务",
        "（一）推进公开",
        "3.做好解读",
        "4.回应关切",
        "（二）强化管理",
        "3.更新目录",
    ]


def test_word_accepts_tracked_changes() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("于")
    paragraph._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="1" w:author="x">'
            "<w:r><w:delText>6月</w:delText></w:r></w:del>"
        )
    )
    paragraph._p.append(
        parse_xml(f'<w:ins {nsdecls("w")} w:id="2" w:author="x"><w:r><w:t>9月</w:t></w:r></w:ins>')
    )
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>底前完成</w:t></w:r>"))
    assert lines(read(saved(document), "a.docx")) == ["于9月底前完成"]


def test_word_table_keeps_its_merged_cells() -> None:
    document = docx.Document()
    table = document.add_table(rows=4, cols=3)
    for row, cells in enumerate(
        (
            ("工作任务", "具体要求", "责任科室"),
            ("政策公开", "清理文件。", "办公室"),
            ("", "更新目录。", ""),
            ("政策解读", "做好解读。", "宣传科"),
        )
    ):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    for column in (0, 2):
        merged = table.cell(1, column).merge(table.cell(2, column))
        merged.text = merged.text.strip()
    manuscript = read(saved(document), "a.docx")
    (grid,) = (block for block in manuscript.blocks if isinstance(block, Grid))
    assert [[cell and (cell.text, cell.rows) for cell in row.cells] for row in grid.rows[1:3]] == [
        [("政策公开", 2), ("清理文件。", 1), ("办公室", 2)],
        [None, ("更新目录。", 1), None],
    ]
    taken = intake.take_in(manuscript, UnitRegister(declared=False), Wishes(2024))
    assert taken.lossless
    assert [[each.unit for each in task.assignments] for task in taken.tasks] == [
        ["办公室"],
        ["办公室"],
        ["宣传科"],
    ]


def test_word_reads_text_boxes_and_footnotes_once() -> None:
    document = docx.Document()
    run = document.add_paragraph("正文").add_run()
    box = parse_xml(
        f"<w:pict {nsdecls('w')}><w:txbxContent><w:p><w:r><w:t>框中的字</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict>"
    )
    run._r.append(box)
    tab = OxmlElement("w:tab")
    run._r.append(tab)
    assert qn("w:tab") == tab.tag
    assert lines(read(saved(document), "a.docx")) == ["正文", "框中的字"]


PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8">
<meta name="ArticleTitle" content="某某市2024年政务公开工作要点">
<meta name="PubDate" content="2024-03-01 09:00"><script>var a = "<p>没有</p>";</script></head>
<body><nav><a href="/">首页</a><a href="/a">政务公开</a></nav>
<div class="crumb">当前位置：首页 &gt; 政务公开</div>
<h1>某某市2024年政务公开工作要点</h1>
<table><tr><td>索引号</td><td>11/2024-1</td>
<td>发文字号</td><td>某政办〔2024〕3号</td></tr>
<tr><td>发布机构</td><td>某某市人民政府办公室</td>
<td>成文日期</td><td>2024-02-28</td></tr></table>
<div id="zoom"><p>&emsp;&emsp;为做好政务公开工作，制定本要点。</p>
<p>一、推进政策公开</p><p>（一）做好政策解读。三季度末前完成。<br>（责任单位：办公室、法规科）</p>
<p style="display:none">看不见</p>
<table><tr><th>工作任务</th><th>责任单位</th></tr>
<tr><td rowspan="2">更新目录，及时公开。</td><td>信息科</td></tr>
<tr><td>财务科</td></tr></table></div>
<div class="links"><a href="#">上一篇：无</a></div>
<footer><p>主办：某某市 网站标识码：1100000001</p></footer>
</body></html>"""


def test_page_is_told_from_its_article() -> None:
    manuscript = read(PAGE.encode(), "page.html")
    own = [
        block.text for block in manuscript.blocks if isinstance(block, Line) and not block.furniture
    ]
    assert own == [
        "某某市2024年政务公开工作要点",
        "为做好政务公开工作，制定本要点。",
        "一、推进政策公开",
        "（一）做好政策解读。三季度末前完成。",
        "（责任单位：办公室、法规科）",
    ]
    assert "没有" not in manuscript.text
    assert "看不见" not in manuscript.text
    taken = intake.take_in(manuscript, UnitRegister(declared=False), Wishes(2020))
    plan = taken.plan
    assert (plan.title, plan.year) == ("某某市2024年政务公开工作要点", 2024)
    assert plan.issuer == "某某市人民政府办公室"
    assert plan.publication.index_number == "11/2024-1"
    assert plan.publication.document_number == "某政办〔2024〕3号"
    assert str(plan.publication.written) == "2024-02-28"
    assert taken.lossless
    first = taken.tasks[0]
    assert [each.unit for each in first.assignments] == ["办公室", "法规科"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8"])
def test_page_that_is_wrong_about_its_encoding_is_read(encoding: str) -> None:
    assert "制定本要点" in read(PAGE.encode(encoding), "page.html").text


def test_markdown_keeps_the_numbers_of_its_lists() -> None:
    text = "# 某某市2024年工作要点\n\n3. 推进公开\n4. 做好解读\n\n"
    text += "| 任务 | 责任单位 |\n|---|---|\n| 更新 | 办公室 |\n"
    manuscript = read(text.encode(), "a.md")
    assert lines(manuscript) == ["某某市2024年工作要点", "3. 推进公开", "4. 做好解读"]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "plan.html"
    path.write_text(html.render(document(by_hand(NAME)), Options()), encoding="utf-8")
    return path


def same_plan(data: bytes, name: str) -> None:
    taken = intake.import_document(data, Wishes(2024), UnitRegister(declared=False), name=name)
    plan = by_hand(NAME)
    assert taken.lossless
    assert tasks(taken.plan) == tasks(plan)
    assert units(taken.plan) == units(plan)
    assert deadlines(taken.plan) == deadlines(plan)


def test_pdf_of_a_browser_is_read(page: Path, tmp_path: Path) -> None:
    chinese_fonts()
    pdf = tmp_path / "plan.pdf"
    command = [program("chromium"), "--headless", "--no-sandbox", "--disable-gpu"]
    command += [f"--user-data-dir={tmp_path}", "--no-pdf-header-footer", f"--print-to-pdf={pdf}"]
    subprocess.run([*command, page.as_uri()], check=True, capture_output=True, timeout=PATIENCE)
    same_plan(pdf.read_bytes(), "plan.pdf")


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_files_of_an_office_program_are_read(page: Path, tmp_path: Path, kind: str) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program("soffice"), profile, "--headless"]
    for wanted, source in (("docx", page), ("pdf", tmp_path / "plan.docx")):
        filters = "docx:MS Word 2007 XML" if wanted == "docx" else "pdf"
        subprocess.run(
            [*command, "--convert-to", filters, "--outdir", str(tmp_path), str(source)],
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )
    same_plan((tmp_path / f"plan.{kind}").read_bytes(), f"plan.{kind}")
