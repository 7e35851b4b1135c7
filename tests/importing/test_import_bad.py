"""What an unlucky person or an attacker imports: one clear error, and no plan is written."""

import io
import random
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from gkplan.cli import app

pytestmark = pytest.mark.slow

ARTICLE = "<p>没有任务的一句话，只是说明情况，没有其他内容。</p>"


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph("一、推进政策公开。（责任单位：办公室）")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def archive(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


def picture_pdf() -> bytes:
    """A PDF of one page with nothing but a drawn box."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length 21>>stream\n10 10 200 200 re f   \nendstream",
    ]
    body = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        body
        + b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            table,
            len(body),
        )
    )


BAD = {
    "locked.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096, "password"),
    "cut.docx": (word()[:3000], "damaged"),
    "broken.docx": (archive(word__document_xml=b"<w:document"), "damaged"),
    "bomb.docx": (archive(word__document_xml=b" " * 300_000_000), "unpack"),
    "table.xlsx": (archive(xl__workbook_xml=b"<x/>"), "no Word document"),
    "scripts.html": (
        b"<html><body><script>" + b"var a = 1; " * 1_900_000 + b"</script></body></html>",
        "no text",
    ),
    "nested.html": (b"<html><body>" + b"<div>" * 200_000 + b"x", "no text"),
    "wide.html": (
        b"<html><body><table><tr><td colspan=99999999 rowspan=99999999>a<td>b</table>",
        "no plan",
    ),
    "pictures.pdf": (picture_pdf(), "no text"),
    "cut.pdf": (b"%PDF-1.7\n" + random.Random(1).randbytes(2000), "damaged"),
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\r\n", "empty"),
    "noise.txt": (random.Random(2).randbytes(5000), ""),
    "half.txt": ("一、推进政策公开。".encode()[:-1], "incomplete"),
    "news.txt": ("某某市召开政务公开工作会议\n会议指出，要抓好落实。\n".encode(), "no plan"),
    "report.txt": (
        "某某局2023年政府信息公开工作年度报告\n一、总体情况\n全年公开信息100条。\n".encode(),
        "no plan",
    ),
    "wrong.pdf": (ARTICLE.encode(), "no plan"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_document_is_one_error_and_writes_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data, said = BAD[name]
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(data)
    assert app.run(["import", name]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err
    assert printed.err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


@pytest.mark.parametrize("name", ["scripts.html", "bomb.docx", "nested.html"])
def test_memory_is_bounded(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name][0])
    limit = 700 * 1024 * 1024
    command = [sys.executable, "-m", "gkplan", "import", str(path)]
    run = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )
    assert run.returncode == 3, run.stderr
    assert "Traceback" not in run.stderr


def test_missing_library_names_its_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    path = tmp_path / "plan.pdf"
    path.write_bytes(picture_pdf())
    assert app.run(["import", str(path)]) == 3
    assert "pip install 'gkplan[pdf]'" in capsys.readouterr().err


@pytest.mark.parametrize("where", ["missing.txt", "missing/"])
def test_missing_file_is_said(where: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["import", where]) == 3
    assert "there is no such file" in capsys.readouterr().err


def test_folder_without_documents_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["import", str(tmp_path)]) == 3
    assert "no documents" in capsys.readouterr().err


def test_hostile_words_stay_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """YAML, Jinja and terminal marks in a document are nothing but its text."""
    path = tmp_path / "plan.txt"
    path.write_text(
        "某某局2024年政务公开工作要点\n一、{{7*7}} !!python/object: *a &b 公开。"
        '（责任单位：办公室、{lead}"科）\n二、\x1b[31m红色\u202e反转。（责任单位：财务科）\n'
        "三、key: value\n  - 列表项。（责任单位：法规科）\n",
        encoding="utf-8",
    )
    assert app.run(["import", str(path), "-o", str(tmp_path / "out"), "--review"]) == 0
    printed = capsys.readouterr().out
    assert "\x1b[31m" not in printed
    assert "\u202e" not in printed
    assert (
        app.run(["render", str(tmp_path / "out" / "2024.yaml"), "--format", "text", "--furniture"])
        == 0
    )
    again = capsys.readouterr().out
    assert "".join(again.split()) == "".join(path.read_text(encoding="utf-8").split())
