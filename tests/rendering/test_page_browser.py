"""The page of a plan in a browser: on a desk, on a phone, on paper; nothing in it runs."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from gkplan.rendering.document.blocks import Document, Text
from gkplan.rendering.document.published import document
from gkplan.rendering.options import Options
from gkplan.rendering.renderers import html
from support.hostile import HOSTILE, hostile_plan
from support.measuring import MEASURED, MILLIMETRE, WORDS, rows, said
from support.plans import SEEDS, plan
from support.programs import PATIENCE, chinese_fonts, distinct_faces, program

pytestmark = pytest.mark.slow

PLAIN = Options()
PLANS = [*SEEDS, "example-city/2026"]


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


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A tab that fails the test where its console tells of anything, or it asks for a file."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.set_default_timeout(PATIENCE * 1000)
    told: list[str] = []
    tab.on("console", lambda message: told.append(message.text))
    tab.on("pageerror", lambda error: told.append(str(error)))
    tab.on("request", lambda request: told.append(request.url) if tab.url != "about:blank" else 0)
    yield tab
    tab.close()
    assert told == []


def opened(tab: Any, of: Document, folder: Path) -> Any:
    file = folder / "page.html"
    file.write_text(html.render(of, PLAIN), encoding="utf-8")
    tab.goto(file.as_uri())
    return tab


@pytest.mark.parametrize(
    "name", ["jinan-culture-tourism/2024", "taishan-culture-sports-tourism/2019"]
)
def test_a_page_is_styled_and_accessible(page: Any, tmp_path: Path, name: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    opened(page, document(plan(name)), tmp_path)
    found = axe.Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []
    assert page.locator("main").evaluate("e => getComputedStyle(e).display") == "block"
    assert page.locator(".sheet").evaluate("e => getComputedStyle(e).maxWidth") != "none"


@pytest.mark.parametrize("name", PLANS)
def test_a_page_is_read_on_a_phone(page: Any, tmp_path: Path, name: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, document(plan(name)), tmp_path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    size = page.locator("article p").first.evaluate("e => getComputedStyle(e).fontSize")
    assert float(size.removesuffix("px")) >= 16


def test_contents_lead_to_their_headings(page: Any, tmp_path: Path) -> None:
    opened(page, document(plan("jinan-culture-tourism/2024")), tmp_path)
    links = page.locator("nav a")
    assert links.count() == 20
    for index in range(links.count()):
        target = links.nth(index).get_attribute("href").removeprefix("#")
        words = re.sub(r"\W", "", links.nth(index).inner_text())
        there = page.evaluate("id => document.getElementById(id).innerText", target)
        assert re.sub(r"\W", "", there).startswith(words)


def test_hostile_words_do_nothing(page: Any, tmp_path: Path) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    opened(page, document(hostile_plan(tmp_path, "".join(HOSTILE.values()))), tmp_path)
    assert page.locator("script, img, iframe, object").count() == 0
    links = [each.get_attribute("href") for each in page.locator("a").all()]
    assert all(link.startswith("#") for link in links)


def paper(tab: Any) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(io.BytesIO(tab.pdf(prefer_css_page_size=True)))


def test_paper_has_22_lines_of_28_characters(page: Any, tmp_path: Path) -> None:
    chinese_fonts()
    plain = Document("测量", "zh_CN", (Text(WORDS * 50),))
    printed = paper(opened(page, plain, tmp_path))
    size = [length * MILLIMETRE for length in printed[1].get_size()]
    assert size == pytest.approx([210, 297], abs=0.5)
    *lines, number = rows(printed[1])
    assert said(number) == "—2—"
    assert len(lines) == 22
    assert {len(line) for line in lines} == {28}
    assert lines[0][0].left * MILLIMETRE == pytest.approx(28, abs=1)
    assert (lines[0][-1].right - lines[0][0].left) * MILLIMETRE == pytest.approx(156, abs=1)
    pitch = (lines[0][0].bottom - lines[-1][0].bottom) / 21 * MILLIMETRE
    assert 22 * pitch == pytest.approx(225, abs=1)


def test_paper_has_numbers_left_and_right(page: Any, tmp_path: Path) -> None:
    printed = paper(opened(page, MEASURED, tmp_path))
    first, second = (rows(each)[-1] for each in list(printed)[:2])
    assert (said(first), said(second)) == ("—1—", "—2—")
    assert first[0].left * MILLIMETRE > 105 > second[-1].right * MILLIMETRE


def fonts(tab: Any, selector: str) -> set[str]:
    """The fonts a browser really uses for the first element of a selector."""
    session = tab.context.new_cdp_session(tab)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {f"{each['familyName']} {each['postScriptName']}" for each in used}


def test_headings_have_the_faces_of_the_standard(page: Any, tmp_path: Path) -> None:
    distinct_faces()
    opened(page, MEASURED, tmp_path)
    body = fonts(page, ".addressees p")
    assert body
    for selector in ("h1", "h2.level-1", "h3.level-2"):
        assert not fonts(page, selector) & body
    assert fonts(page, "h4.level-3") == body


def test_a_fragment_is_what_stands_in_a_page(tmp_path: Path) -> None:
    found = document(plan("jinan-culture-tourism/2024"))
    fragment = html.render(found, Options(fragment=True)).strip()
    assert "<html" not in fragment
    assert "<style" not in fragment
    assert fragment in html.render(found, PLAIN)
