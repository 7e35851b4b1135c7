"""A site in a browser: opened from disk, searched, filtered, on a phone, on paper, and served."""

import io
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from gkplan.site import build, names
from gkplan.site.build import SiteWish
from gkplan.site.facts import Name
from support.paths import ROOT
from support.programs import PATIENCE, free_port, program

pytestmark = pytest.mark.slow

OFFICE = names.name_unit_page("示例市文化和旅游局", Name("办公室", is_open=False))
KINDS = (
    "index.html",
    "plans/example-city-2026.html",
    "plans/taishan-culture-sports-tourism-2019.html",
    "plans/broken-2026.html",
    OFFICE,
    "calendar-2026.html",
    "timeline-2026.html",
    "matrix-2026.html",
    "search.html",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    path = program("chromium")
    sync = pytest.importorskip("playwright.sync_api")
    with sync.sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"], timeout=PATIENCE * 1000
        )
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the repository's plans and of one that cannot be read, in Chinese."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "plans", folder / "plans")
    (folder / "plans" / "broken").mkdir()
    (folder / "plans" / "broken" / "2026.yaml").write_text("gkplan: 1\ntitle: [\n", "utf-8")
    wish = SiteWish(folder / "out", (folder / "plans",), date(2026, 11, 23), "zh_CN")
    build.build(wish)
    return wish.out


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A tab that fails the test where its console tells of anything or a file does not come."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.set_default_timeout(PATIENCE * 1000)
    told: list[str] = []
    tab.on("console", lambda message: told.append(message.text))
    tab.on("pageerror", lambda error: told.append(str(error)))
    tab.on("requestfailed", lambda request: told.append(f"{request.url} {request.failure}"))
    tab.on("request", lambda each: None if _is_near(each.url) else told.append(each.url))
    yield tab
    tab.close()
    assert told == []


def _is_near(url: str) -> bool:
    return url.startswith(("file:", "http://127.0.0.1:"))


def opened(tab: Any, site: Path, name: str) -> Any:
    tab.goto((site / name).as_uri())
    return tab


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_page_opens_from_disk_and_is_accessible(
    page: Any, site: Path, name: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    opened(page, site, name)
    assert page.locator("header.top").evaluate("e => getComputedStyle(e).borderTopWidth") == "4px"
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    # preloading would fetch the style sheet, which the pages' policy lets no script do
    found = axe.Axe().run(page, options={"preload": False}).response["violations"]
    assert [
        (each["id"], each["nodes"][0]["html"])
        for each in found
        if each["impact"] in ("serious", "critical")
    ] == []


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_page_is_read_on_a_phone(page: Any, site: Path, name: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, site, name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_scripts_everything_is_shown(browser: Any, site: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        tab = opened(context.new_page(), site, "index.html")
        assert tab.locator("table.plans tbody tr:visible").count() == 6
        assert tab.locator("form.filters").is_hidden()
        opened(tab, site, "search.html")
        assert "搜索需要运行脚本" in tab.locator("noscript").inner_text()


def test_plans_are_filtered(page: Any, site: Path) -> None:
    opened(page, site, "index.html")
    rows = page.locator("table.plans tbody tr:visible")
    years = rows.locator("td.year").all_inner_texts()
    assert years == ["2026", "2024", "2020", "2020", "2019", "2019"]
    year, bureau, light = (
        page.locator(f"select[data-by={name}]") for name in ("year", "bureau", "lights")
    )
    year.select_option("2020")
    assert rows.locator("td.year").all_inner_texts() == ["2020", "2020"]
    assert page.locator("[data-shown]").inner_text() == "显示6个方案中的2个"
    bureau.select_option(label="北京市文化和旅游局")
    assert rows.count() == 1
    year.select_option(label="全部")
    bureau.select_option(label="全部")
    light.select_option(label="黄")
    assert rows.locator("td.year").all_inner_texts() == ["2026"]


def test_a_task_is_found_from_any_page(page: Any, site: Path) -> None:
    opened(page, site, "plans/example-city-2026.html")
    page.get_by_role("searchbox").fill("专题 培训")
    page.get_by_role("searchbox").press("Enter")
    results = page.locator("#results li")
    results.filter(has_text="示例市").wait_for()
    assert "q=" in page.url
    page.locator("#year").select_option("2026")
    page.locator("#unit").fill("办公室")
    page.get_by_text("找到1项").wait_for()
    assert results.locator("a").inner_text() == "开展专题培训"
    page.locator("#status").select_option("overdue")
    page.get_by_text("没有找到。").wait_for()
    page.locator("#status").select_option("")
    results.locator("a").click()
    assert page.url.endswith("example-city-2026.html#zhuanti-peixun")
    assert page.locator(":target").is_visible()


def test_status_stands_beside_the_words_on_a_desk_and_below_them_on_a_phone(
    page: Any, site: Path
) -> None:
    opened(page, site, "plans/example-city-2026.html")
    row = page.locator("#guanyin-zhuanqu")
    assert "临近到期" in row.locator(".beside").inner_text()
    for width, beside in ((1280, True), (390, False)):
        page.set_viewport_size({"width": width, "height": 900})
        words, state = (row.locator(each).bounding_box() for each in (".words", ".beside"))
        assert (state["x"] >= words["x"] + words["width"]) is beside
        assert (state["y"] >= words["y"] + words["height"]) is not beside


def test_rows_of_a_table_are_read_on_a_phone_with_their_status(page: Any, site: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    opened(page, site, "plans/taishan-culture-sports-tourism-2019.html")
    row = page.get_by_role("row").filter(has_text="行政处罚")
    words, state = (
        row.get_by_role("cell").nth(1).bounding_box(),
        row.locator(".card").bounding_box(),
    )
    assert state["y"] >= words["y"] + words["height"]
    assert state["x"] + state["width"] <= 390


def test_keys_reach_the_content_first(page: Any, site: Path) -> None:
    opened(page, site, "index.html")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "跳到正文"
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("e => getComputedStyle(e).outlineWidth") == "3px"


@pytest.mark.parametrize("name", ["index.html", "plans/example-city-2026.html", "matrix-2026.html"])
def test_pages_are_printed_without_what_only_a_screen_needs(
    page: Any, site: Path, name: str
) -> None:
    opened(page, site, name)
    page.emulate_media(media="print")
    assert page.locator("header nav").is_hidden()
    assert page.locator(".light:visible").count() > 5
    printed = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    width, height = printed[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    words = "".join(sheet.get_textpage().get_text_range() for sheet in printed)
    assert "办公室" in re.sub(r"\s", "", words)


def test_search_stays_usable_with_forty_thousand_tasks(
    page: Any, site: Path, tmp_path: Path
) -> None:
    shutil.copytree(site, tmp_path / "site")
    script = tmp_path / "site" / "search" / "2026.js"
    row = '[0,"a","1","公开第%d项","梳理本局权责清单并公开","办公室","done","green","2026-06-30"]'
    rows = ",".join(row % number for number in range(40_000))
    script.write_text(
        f'gkplanTasks(...["2026",[["plans/a.html","某局"]],[{rows}]]);', encoding="utf-8"
    )
    opened(page, tmp_path / "site", "search.html")
    assert page.locator("#results li").count() == 0
    page.locator("#q").fill("公开")
    page.get_by_text("显示前100项").wait_for()
    assert page.locator("#results li").count() == 100
    page.locator("#q").fill("第39999项")
    page.get_by_text("找到1项").wait_for()


def test_a_served_site_follows_its_files(page: Any, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "plans" / "example-city", tmp_path / "plans" / "example-city")
    port = str(free_port())
    command = [sys.executable, "-u", "-m", "gkplan", "site", "out", "--serve", "--port", port]
    process = subprocess.Popen(
        [*command, "--as-of", "2026-11-23", "--lang", "en"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # whoever runs the tests in the background may have it ignored, and so their children
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout
    try:
        lines = iter(process.stdout.readline, "")
        assert next(line for line in lines if "shown at" in line)
        page.goto(f"http://127.0.0.1:{port}/plans/example-city-2026.html")
        card = page.locator("#guanyin-zhuanqu .status").first
        assert card.inner_text() == "due soon"
        with (tmp_path / "plans" / "example-city" / "2026.ledger.yaml").open("a") as ledger:
            ledger.write("- {task: guanyin-zhuanqu, date: 2026-11-20, status: done}\n")
        page.locator("#guanyin-zhuanqu .status.done").first.wait_for()
        page.goto("about:blank")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=PATIENCE) == 0
        assert "Traceback" not in process.stdout.read()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
