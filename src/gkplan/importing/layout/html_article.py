"""Finding the article on a saved page: the smallest element that holds most of its sentences."""

import re
from typing import Any

from gkplan.phrases import titles

SILENT = ("script", "style", "noscript", "template", "svg", "iframe", "object")
BLOCK = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "option", "select", "button",
    "label",
}  # fmt: skip
SPACE = re.compile(r"[ \t\r\n\f]+")
_SHARE = 0.75  # of a page's sentences that its article must hold
_SENTENCE = 25  # characters of a block that counts as one


def tag_of(element: Any) -> str:
    """Give an element's name; "" for what is none."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def article_of(body: Any) -> Any:
    """Find the smallest element that holds most of the page's sentences and table cells."""
    weights = _weights(body)
    whole = weights.get(body, 0)
    if not whole:
        return body if "".join(body.itertext()).strip() else None
    found = body
    while True:
        heavy = next((c for c in found if weights.get(c, 0) >= _SHARE * whole), None)
        if (
            heavy is None
            or tag_of(heavy) in ("table", "tbody", "tr", "p", "ul", "ol")
            or tag_of(heavy) not in BLOCK
        ):
            return found
        found = heavy


def _weights(body: Any) -> dict[Any, int]:
    """Weigh every element by the text below it: sentences, table cells, lines that are no links."""
    weights: dict[Any, int] = {}
    for element in body.iter():
        own = "".join(
            SPACE.sub(" ", text or "")
            for text in (element.text, *(child.tail for child in element))
        ).strip()
        if not own or tag_of(element) in (*SILENT, "a", "option", "button"):
            continue
        weight = (
            len(own)
            if len(own) >= _SENTENCE or titles.fold_squeezed(own)[-1:] in "。;"
            else len(own) // 4
        )
        above = element
        while above is not None:
            if tag_of(above) in ("nav", "footer"):
                weight = 0
            weights[above] = weights.get(above, 0) + weight
            if above is body:
                break
            above = above.getparent()
    return weights
