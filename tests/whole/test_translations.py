"""Every message a person can see is in both catalogs, translated, with the same placeholders."""

import inspect
import re
from io import BytesIO
from pathlib import Path

import pytest
import typer
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po, write_po

from gkplan.base import language, registry
from gkplan.reports import papers
from gkplan.store.shapes import faults
from gkplan.validation import rule
from support.paths import ROOT

SOURCE = ROOT / "src" / "gkplan"
PLACEHOLDER = re.compile(r"\{(\w*)\}")
# headers that say who wrote a catalog and when; git knows better
PERSONAL = re.compile(r'"(Project|Report|POT|PO-|Last|Language-Team|Generated)|#$')
# messages of the command-line library that show in --help
LIBRARY = ("core.py", "rich_utils.py")
COMMANDS = tuple(f"gkplan.cli.{name}" for name in ("commands", "commands.git", "commands.trace"))


def _messages() -> set[str | tuple[str, str]]:
    """Gather what the sources mark, and what is translated without a mark: the explanations."""
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2)}
    found: set[str | tuple[str, str]] = set()
    for _name, _line, message, _comments, _context in extract_from_dir(
        SOURCE, [("**.py", "python")], keywords=keywords
    ):
        found.add(message)
    for _name, _line, message, _comments, _context in extract_from_dir(
        ROOT / "templates", [("**.html", "jinja2"), ("**.md", "jinja2")], keywords=keywords
    ):
        found.add(message)
    for name in LIBRARY:
        path = Path(typer.__file__).parent / name
        for _line, message, _comments, _context in extract_from_file("python", path, {"_": None}):
            found.add(message)
    found.update(fault.explanation for fault in faults.FAULTS)
    for name in registry.names(rule.RULES):
        found.add(inspect.cleandoc(rule.explanation(name)))
    for name in registry.names(papers.REPORTS):
        found.add(inspect.cleandoc(registry.member(papers.REPORTS, name).__doc__ or ""))
    for package in COMMANDS:
        for name in registry.names(package):
            command = registry.member(package, name).command
            found.add(inspect.cleandoc(command.__doc__))
    return {message for message in found if message}


def _path(name: str) -> Path:
    return SOURCE / "locale" / name / "LC_MESSAGES" / f"{language.DOMAIN}.po"


def _read(name: str) -> Catalog:
    with _path(name).open("rb") as file:
        return read_po(file, locale=name)


def _update(name: str) -> None:
    old = _read(name) if _path(name).exists() else Catalog(locale=name, domain=language.DOMAIN)
    new = Catalog(locale=name, domain=language.DOMAIN, fuzzy=False, header_comment="")
    for message in sorted(_messages(), key=str):
        known = old.get(message)
        text = known.string if known else ""
        if name == "en" and not (text and any(text)):
            text = message
        new.add(message, text)
    buffer = BytesIO()
    write_po(buffer, new, width=0)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    _path(name).write_text("".join(line for line in lines if not PERSONAL.match(line)), "utf-8")


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_catalog_is_complete(name: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        _update(name)
    catalog = _read(name)
    known = {message.id: message for message in catalog if message.id}
    wanted = _messages()
    assert sorted(map(str, wanted - known.keys())) == [], "not in the catalog"
    assert sorted(map(str, known.keys() - wanted)) == [], "no longer used"
    untranslated = [message.id for message in known.values() if not _strings(message)]
    assert untranslated == []


@pytest.mark.parametrize("name", language.LANGUAGES)
def test_placeholders_survive_translation(name: str) -> None:
    for message in _read(name):
        if not message.id:
            continue
        sources = message.id if isinstance(message.id, tuple) else (message.id,)
        wanted = set(PLACEHOLDER.findall(sources[-1]))
        for text in _strings(message):
            assert set(PLACEHOLDER.findall(text)) == wanted, message.id


def test_chinese_is_chinese() -> None:
    """A translation with words in it has Chinese ones; the program's own name stays."""
    english = [
        text
        for message in _read("zh_CN")
        if message.id
        for text in _strings(message)
        if re.search("[A-Za-z]", PLACEHOLDER.sub("", text)) and not re.search("[一-鿿]", text)
    ]
    assert english == ["gkplan：{message}"]


def _strings(message: Message) -> tuple[str, ...]:
    """The translations of a message, none where one of its forms is missing."""
    found = message.string if isinstance(message.string, tuple) else (message.string,)
    return tuple(found) if all(found) else ()
