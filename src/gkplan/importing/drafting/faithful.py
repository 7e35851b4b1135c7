"""Making sure that an item prints what the document says, to the letter, white space apart."""

from collections.abc import Iterator
from typing import TypeVar

from gkplan.model.plan import Section, Task
from gkplan.phrases.folding import squeezed
from gkplan.rendering.document.layout import own_words

NOTHING = ("",)
T = TypeVar("T", Section, Task)


def faithful(item: T, source: str) -> T:
    """Change how an item is divided into heading and text until it prints its source.

    What no division prints is kept as text, with everything in it where it stood.
    """
    wanted = squeezed(source)
    for tried in _ways(item):
        if squeezed(own_words(tried, tried.label or "")) == wanted:
            return tried
    return _literal(item, source)


def _ways(item: T) -> Iterator[T]:
    yield item
    yield item._replace(run_in=not item.run_in)
    if isinstance(item, Task):
        yield item._replace(heading="", text=_joined(item.heading, item.text))


def _literal(item: T, source: str) -> T:
    label = (item.label or "").strip()
    text = source.strip()
    text = text[len(label) :].lstrip() if text.startswith(label) else text
    if not text.strip():
        return item
    if text == item.heading:
        text = ""
    plain = item._replace(heading="", text=text, run_in=True)
    if isinstance(plain, Task):
        plain = plain._replace(attribution=NOTHING)
    return plain


def _joined(heading: str, text: str) -> str:
    return f"{heading}\n{text}" if text else heading
