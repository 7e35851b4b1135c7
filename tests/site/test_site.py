"""A site made of plans: what its pages say, what is made anew, and what it never writes over."""

import json
import re
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from gkplan.base.errors import UnreadableFile, UnwritableFile, UsageFailure
from gkplan.cli import app
from gkplan.model.deadline import Period
from gkplan.rendering import batch, manifest
from gkplan.rendering.batch import Job
from gkplan.site import build, kept, names, serving
from gkplan.site.build import Built, SiteWish
from gkplan.site.facts import Name
from gkplan.store import collection as store
from gkplan.tracking import agenda, matrix, tally, timeline
from gkplan.tracking.standing import judge_tasks
from support.paths import ROOT

pytestmark = pytest.mark.slow

DAY = date(2026, 11, 23)
OFFICE = Name("办公室", is_open=False)
ODD = "<script>alert(1)</script>{{7*7}}</script>\N{LINE SEPARATOR}"
PLAN = """\
gkplan: 1
title: {title}
year: {year}
issuer: {issuer}
tasks:
  - id: a-task
    heading: {heading}
    text: 做好这项工作。
    units: [{unit}]
    deadline: {{by: {year}-06-30}}
"""


def write(folder: Path, name: str = "2026.yaml", **fields: object) -> Path:
    """Write a plan of one task, with what is given in place of ordinary words."""
    given = {
        "title": "某局方案",
        "year": 2026,
        "issuer": "某局",
        "heading": "公开",
        "unit": "办公室",
    }
    given.update({key: json.dumps(value, ensure_ascii=False) for key, value in fields.items()})
    folder.mkdir(parents=True, exist_ok=True)
    unit = given["unit"]
    (folder / "units.yaml").write_text(f"units:\n  - {{name: {unit}}}\n", "utf-8")
    (folder / name).write_text(PLAN.format(**given), "utf-8")
    return folder / name


def make(out: Path, *paths: Path, day: date = DAY, locale: str = "en") -> Built:
    return build.build(SiteWish(out, paths or (Path("plans"),), day, locale))


def stamps(out: Path) -> dict[str, int]:
    return {
        path.relative_to(out).as_posix(): path.stat().st_mtime_ns
        for path in out.rglob("*")
        if path.is_file()
    }


def changed(before: dict[str, int], after: dict[str, int]) -> set[str]:
    return {name for name in after if before.get(name) != after[name]}


def page(out: Path, name: str) -> str:
    return (out / name).read_text("utf-8")


def plan_pages(out: Path) -> list[str]:
    return sorted(path.name for path in (out / "plans").iterdir())


class Outline(HTMLParser):
    """Gathers what a page is made of: tags with attributes, and what it says."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two small bureaus in a folder that is the current one."""
    write(tmp_path / "plans" / "one", issuer="甲局", title="甲局方案", heading="公开甲事")
    write(tmp_path / "plans" / "two", issuer="乙局", title="乙局方案", heading="公开乙事")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nothing_is_made_twice(plans: Path) -> None:
    out = plans / "out"
    first = make(out)
    assert first.written > 10
    before = stamps(out)
    assert make(out) == first._replace(written=0)
    assert stamps(out) == before


def test_a_changed_ledger_changes_only_what_tells_of_it(plans: Path) -> None:
    out = plans / "out"
    make(out)
    before = stamps(out)
    ledger = plans / "plans" / "one" / "2026.ledger.yaml"
    ledger.write_text("- {task: a-task, date: 2026-05-01, status: done}\n", "utf-8")
    make(out)
    after = changed(before, stamps(out))
    own = names.name_unit_page("甲局", OFFICE)
    assert after == {
        "index.html",
        "plans/one-2026.html",
        ".facts/one-2026.json",
        own,
        "calendar-2026.html",
        "timeline-2026.html",
        "matrix-2026.html",
        "search/2026.js",
        manifest.NAME,
    }


@pytest.mark.parametrize("change", ["day", "language", "template", "settings"])
def test_whatever_pages_depend_on_makes_them_anew(plans: Path, change: str) -> None:
    out = plans / "out"
    make(out)
    before = stamps(out)
    if change == "day":
        make(out, day=date(2026, 6, 1))
    elif change == "language":
        make(out, locale="zh_CN")
    elif change == "template":
        own = plans / "own" / "site"
        own.mkdir(parents=True)
        (own / "plan.html").write_text("{{ head.title }} in our own words", "utf-8")
        build.build(SiteWish(out, (Path("plans"),), DAY, "en", plans / "own"))
        assert page(out, "plans/one-2026.html") == "甲局方案 in our own words"
    else:
        text = "gkplan: 1\nlights: {red: [done]}\n"
        (plans / "plans" / "gkplan.yaml").write_text(text, "utf-8")
        make(out)
    assert "plans/one-2026.html" in changed(before, stamps(out))


def test_a_page_that_was_damaged_is_made_again(plans: Path) -> None:
    out = plans / "out"
    make(out)
    (out / "plans" / "one-2026.html").write_text("cut", "utf-8")
    (out / "search.html").unlink()
    make(out)
    assert "甲局方案" in page(out, "plans/one-2026.html")
    assert (out / "search.html").exists()


def test_pages_of_a_plan_that_is_gone_are_removed_and_nothing_else(plans: Path) -> None:
    out = plans / "out"
    make(out)
    (out / "CNAME").write_text("www.example.com", "utf-8")
    (out / "plans" / "ours.html").write_text("ours", "utf-8")
    (plans / "plans" / "two" / "2026.yaml").unlink()
    assert make(out).removed == 3
    assert plan_pages(out) == ["one-2026.html", "ours.html"]
    assert (out / "CNAME").exists()
    assert not (out / names.name_unit_page("乙局", OFFICE)).exists()
    assert "乙局" not in page(out, "index.html")


def test_a_record_that_names_files_outside_removes_none(plans: Path) -> None:
    out = plans / "out"
    make(out)
    record = out / manifest.NAME
    kept = plans / "precious.txt"
    kept.write_text("precious", "utf-8")
    elsewhere = plans / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "file.html").write_text("theirs", "utf-8")
    (out / "link").symlink_to(elsewhere)
    written = json.loads(record.read_text("utf-8"))
    for name in ("../precious.txt", str(kept), "link/file.html", "..\\precious.txt"):
        written["files"][name] = ["x", 1]
    record.write_text(json.dumps(written), "utf-8")
    make(out)
    assert kept.exists()
    assert (elsewhere / "file.html").exists()


def test_a_link_out_of_the_folder_is_not_followed(plans: Path) -> None:
    out = plans / "out"
    make(out)
    elsewhere = plans / "elsewhere"
    (out / "plans").rename(elsewhere)
    before = stamps(elsewhere)
    (out / "plans").symlink_to(elsewhere)
    with pytest.raises(UnreadableFile, match="a link leads out of the folder"):
        make(out, day=date(2026, 1, 1))
    assert stamps(elsewhere) == before


def test_what_was_not_made_by_gkplan_is_refused(plans: Path) -> None:
    out = plans / "out"
    out.mkdir()
    (out / "thesis.docx").write_text("years of work", "utf-8")
    with pytest.raises(UsageFailure, match="not empty and was not made by gkplan"):
        make(out)
    assert [path.name for path in out.iterdir()] == ["thesis.docx"]


@pytest.mark.parametrize("out", ["plans", "plans/site", ".", "plans/one", "plans/../plans/x"])
def test_a_folder_among_the_plans_is_refused(plans: Path, out: str) -> None:
    with pytest.raises(UsageFailure, match="holds plans"):
        make(Path(out))
    assert not (plans / out / manifest.NAME).exists()


def test_what_cannot_be_written_is_one_line(
    plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (plans / "file").write_text("no folder", "utf-8")
    assert app.run(["site", "file", "plans"]) == 2
    assert app.run(["site", "file/out", "plans"]) == 3
    (plans / "out").mkdir()
    (plans / "out" / manifest.NAME).write_text("{damaged", "utf-8")
    assert app.run(["site", "out", "plans"]) == 3
    assert app.run(["--lang", "zh", "site", "plans/x"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "gkplan: file is not a folder"
    assert len(lines) == 4
    assert "is damaged" in lines[2]
    assert "不能存放网站" in lines[3]


def test_a_job_never_writes_over_a_plan(tmp_path: Path) -> None:
    job = Job(("2026.YAML",), "x", lambda: (b"",))
    with pytest.raises(UsageFailure, match="would overwrite"):
        list(batch.run([job], tmp_path, lambda: None))


def test_one_job_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    def fail() -> tuple[bytes]:
        raise UnwritableFile("so it is")

    jobs = [Job(("a",), "1", fail), Job(("b",), "2", lambda: (b"made",))]
    told: list[int] = []
    results = list(batch.run(jobs, tmp_path, lambda: told.append(1)))
    assert [each.failure for each in results] == ["so it is", ""]
    assert (tmp_path / "b").read_bytes() == b"made"
    assert told == [1, 1]
    assert not list(tmp_path.glob(".*"))


def test_several_processes_make_what_one_does(plans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(batch.AT_ONCE + 1):
        write(plans / "plans" / f"more-{number}", issuer=f"第{number}局")
    make(plans / "many", locale="zh_CN")
    monkeypatch.setattr(batch, "AT_ONCE", 10**6)
    make(plans / "alone", locale="zh_CN")
    for name in stamps(plans / "alone"):
        if name != manifest.NAME:
            assert (plans / "many" / name).read_bytes() == (plans / "alone" / name).read_bytes()


def test_texts_stay_texts(plans: Path) -> None:
    write(plans / "plans" / "odd", title=ODD, issuer=ODD, heading=ODD, unit=ODD + "长" * 5000)
    out = plans / "out"
    assert make(out).unread == ()
    for path in out.rglob("*.html"):
        found = Outline(path.read_text("utf-8"))
        assert [attrs.get("src") for tag, attrs in found.tags if tag == "script"] in (
            ["site.js"],
            ["../site.js"],
        )
        assert not [attrs for _tag, attrs in found.tags if "style" in attrs or "onclick" in attrs]
        assert "49" not in "".join(found.words).replace("2026-", "")
        assert "\N{LINE SEPARATOR}" not in "".join(found.words)
    assert "{{7*7}}" in "".join(Outline(page(out, "index.html")).words)
    for path in out.rglob("*"):
        assert len(path.name) < 100


def test_search_scripts_cannot_be_ended_by_a_text(plans: Path) -> None:
    write(plans / "plans" / "odd", heading=ODD, title=ODD)
    make(plans / "out")
    script = page(plans / "out", "search/2026.js")
    assert "<" not in script
    assert "\N{LINE SEPARATOR}" not in script
    year, pages, tasks = json.loads(re.fullmatch(r"gkplanTasks\(\.\.\.(.*)\);\n", script)[1])  # type: ignore[index]
    assert year == "2026"
    assert [each[0] for each in pages] == [
        "plans/odd-2026.html",
        "plans/one-2026.html",
        "plans/two-2026.html",
    ]
    assert tasks[0][3].startswith("<script>alert(1)</script>{{7*7}}")


def test_plans_of_the_same_name_have_pages_of_their_own(plans: Path) -> None:
    write(plans / "plans" / "city" / "one", issuer="丙局", title="丙局方案")
    write(plans / "plans" / "市文旅局", issuer="丁局", title="丁局方案")
    write(plans / "plans" / ("x" * 200), issuer="戊局", title="戊局方案")
    make(plans / "out")
    pages = plan_pages(plans / "out")
    assert len(pages) == 5
    assert "two-2026.html" in pages
    assert all(len(name) < 90 and name.isascii() for name in pages)
    titles = {name: page(plans / "out", f"plans/{name}") for name in pages}
    for title in ("甲局方案", "乙局方案", "丙局方案", "丁局方案", "戊局方案"):
        assert (
            sum(
                f"<h1>{title}" in text or f">{title}</span></h1>" in text
                for text in titles.values()
            )
            == 1
        )


def test_names_do_not_depend_on_how_a_path_is_written(plans: Path) -> None:
    (relative,) = names.name_plans(["plans/one/2026.yaml"]).values()
    (absolute,) = names.name_plans([str(plans / "plans" / "one" / "2026.yaml")]).values()
    assert relative == absolute == "one-2026"


def test_links_are_web_addresses_alone(plans: Path) -> None:
    proofs = ["https://www.example.com/a?b=1", "javascript:alert(1)", "某文〔2026〕1号", "//x.cn"]
    ledger = plans / "plans" / "one" / "2026.ledger.yaml"
    listed = json.dumps(proofs, ensure_ascii=False)
    entry = f"- {{task: a-task, date: 2026-05-01, status: done, evidence: {listed}}}\n"
    ledger.write_text(entry, "utf-8")
    make(plans / "out")
    found = Outline(page(plans / "out", "plans/one-2026.html"))
    foreign = [a for t, a in found.tags if t == "a" and ":" in (a.get("href") or "")]
    assert foreign == [{"href": proofs[0], "rel": "noopener noreferrer"}]
    for proof in proofs:
        assert proof in found.words


def test_labels_are_in_the_reader_s_language_and_words_in_the_plan_s(
    collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for locale, tag, word in (
        ("en", "en", "Where the plans of 2026 stand"),
        ("zh", "zh-CN", "2026年方案进展"),
    ):
        assert app.run(["site", locale, "--as-of", "2026-11-23", "--lang", locale]) == 0
        text = page(collection / locale, "index.html")
        assert f'<html lang="{tag}">' in text
        assert word in text
    foreign = '<span lang="zh-CN">公开执法信息</span>'
    assert foreign in page(collection / "en", "index.html")
    assert foreign not in page(collection / "zh", "index.html")
    assert "plans/gkplan.yaml" not in capsys.readouterr().err


def test_a_plan_that_cannot_be_read_is_named_and_the_rest_is_built(
    plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (plans / "plans" / "two" / "2026.yaml").write_text("gkplan: 1\ntitle: [\n", "utf-8")
    for _again in range(2):  # told again though nothing is made anew
        assert app.run(["site", "out", "--as-of", "2026-11-23"]) == 1
        assert "plans/two/2026.yaml:3:1: error GK002" in capsys.readouterr().err
    text = page(plans / "out", "index.html")
    assert "plans/two/2026.yaml" in text
    assert "公开甲事" in text
    assert "GK002" in page(plans / "out", "plans/two-2026.html")


def test_a_template_that_fails_is_one_line(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (plans / "own" / "site").mkdir(parents=True)
    (plans / "own" / "site" / "front.html").write_text("{{ nothing.here }}", "utf-8")
    assert app.run(["site", "out", "--templates", "own"]) == 3
    assert "template site/front.html failed" in capsys.readouterr().err


def test_unit_pages_hold_what_commits_the_unit(collection: Path) -> None:
    make(collection / "out", day=DAY)
    (dossier,) = store.dossiers([Path("plans/example-city")])
    assert dossier.plan
    found = judge_tasks(dossier.dossier, DAY)
    for counted in tally.count_by_unit(found):
        text = page(
            collection / "out", names.name_unit_page(dossier.plan.issuer, Name(*counted[:2]))
        )
        wanted = {s.task.id for s in found if agenda.concerns(s, counted.unit)}
        assert set(re.findall(r"example-city-2026\.html#([\w-]+)", text)) == wanted


def test_the_matrix_holds_the_numbers_of_the_library(collection: Path) -> None:
    make(collection / "out", day=DAY)
    (dossier,) = store.dossiers([Path("plans/example-city")])
    assert dossier.plan
    found = judge_tasks(dossier.dossier, DAY)
    file = collection / "out" / names.name_facts_file("example-city-2026")
    made = {each.unit: each.quarters for each in kept.read_quarters(file)}
    for row in matrix.count_rows(found):
        counts = {q.name: q.counts for q in row.quarters if q.due}
        assert {each.name: each.counts for each in made[row.unit]} == counts
    cells = re.findall(r"<b>(\d+/\d+)</b>", page(collection / "out", "matrix-2026.html"))
    assert len(cells) == sum(len(each) + 1 for each in made.values())


def test_the_timeline_table_adds_up(collection: Path) -> None:
    make(collection / "out", day=DAY)
    text = page(collection / "out", "timeline-2026.html")
    assert "<svg" in text
    rows = re.findall(r'<th scope="row">2026-\d\d</th>(.*?)</tr>', text)
    numbers = [[int(n) for n in re.findall(r"<td[^>]*>(\d+)</td>", row)] for row in rows]
    assert len(numbers) == 12
    assert all(row[0] == sum(row[1:5]) for row in numbers)
    (dossier,) = store.dossiers([Path("plans/example-city")])
    assert dossier.plan
    counted = timeline.count_stretches(judge_tasks(dossier.dossier, DAY), Period.MONTH)
    assert [row[0] for row in numbers] == [each.due for each in counted if each.start.year == 2026]


def test_a_busy_year_has_a_page_for_each_month(
    plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gkplan.site.calendar_page.LARGEST", 1)
    make(plans / "out")
    text = page(plans / "out", "calendar-2026.html")
    assert "calendar-2026-06.html#d-2026-06-30" in text
    assert "公开甲事" not in text
    assert 'id="d-2026-06-30"' in page(plans / "out", "calendar-2026-06.html")
    assert "Nothing is due" in page(plans / "out", "calendar-2026-07.html")


def test_every_link_leads_somewhere(collection: Path) -> None:
    out = collection / "out"
    make(out, day=DAY)
    anchors = {}
    for path in out.rglob("*.html"):
        found = Outline(path.read_text("utf-8"))
        ids = [attrs["id"] for _tag, attrs in found.tags if "id" in attrs]
        assert len(ids) == len(set(ids)), path
        anchors[path.resolve()] = found
    for path, found in anchors.items():
        for tag, attrs in found.tags:
            href = attrs.get("href") or attrs.get("src") or ""
            if not href or href.startswith(("http:", "https:")):
                continue
            file, _mark, anchor = href.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.exists(), (path, href)
            if anchor:
                held = {a.get("id") for _tag, a in anchors[target].tags}
                assert anchor in held, (path, tag, href)


@pytest.fixture
def server(plans: Path) -> Iterator[serving.Server]:
    make(plans / "out")
    with serving.Server(plans / "out", 0) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()


def ask(server: serving.Server, path: str, host: str = "") -> tuple[int, bytes]:
    port = server.server_address[1]
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}")
    request.add_header("Host", host or f"127.0.0.1:{port}")
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def test_only_this_machine_s_own_names_are_answered(server: serving.Server) -> None:
    port = server.server_address[1]
    assert server.server_address[0] == "127.0.0.1"
    assert ask(server, "/", f"localhost:{port}")[0] == 200
    for host in (f"evil.example:{port}", "evil.example", f"127.0.0.1.evil.example:{port}"):
        assert ask(server, "/", host) == (403, b"")


def test_only_pages_of_the_site_are_answered(server: serving.Server, plans: Path) -> None:
    (plans / "out" / "leak.html").symlink_to(plans / "plans" / "one" / "2026.yaml")
    for path in (
        "/../plans/one/2026.yaml",
        "/%2e%2e/plans/one/2026.yaml",
        "/..%2fplans/one/2026.yaml",
        "/.facts/one-2026.json",
        f"/{manifest.NAME}",
        "/leak.html",
        "/plans/",
        "/nothing.html",
        "/a%00b.html",
        "/" + "x" * 3000 + ".html",
    ):
        assert ask(server, path) == (404, b""), path


def test_served_pages_ask_for_changes_and_those_on_disk_do_not(
    server: serving.Server, plans: Path
) -> None:
    served = ask(server, "/index.html")[1].decode()
    assert "connect-src 'self'" in served
    assert "/-/reload.js" in served
    assert ask(server, "/-/version")[1] == b"1"
    assert b"/-/version" in ask(server, "/-/reload.js")[1]
    assert 'data-version="1"' in served
    server.version += 1  # what the page shown before is compared with, however late it asks
    assert b'data-version="2"' in ask(server, "/index.html")[1]
    written = page(plans / "out", "index.html")
    assert "connect-src" not in written
    assert "reload" not in written


def test_a_port_in_use_is_one_line(
    server: serving.Server, plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    port = str(server.server_address[1])
    assert app.run(["site", "other", "--serve", "--port", port]) == 3
    assert capsys.readouterr().err.startswith(f"gkplan: port {port} cannot be used: ")
    assert not (plans / "other").exists()


def test_the_library_draws_pages_without_a_clock() -> None:
    code = "import gkplan.site.build, sys; print('vl_convert' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert found.stdout == "False\n"
