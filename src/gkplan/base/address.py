"""Web addresses in plans and ledgers, told apart from document numbers and file names."""

import re
from urllib.parse import urlsplit

from gkplan.base.language import _

_LOOKS_LIKE_WEB = re.compile(r"^\s*([a-z][a-z0-9+.-]*:|www\.|//)", re.IGNORECASE)


def is_web(text: str) -> bool:
    """Tell whether a text claims to be a web address."""
    return bool(_LOOKS_LIKE_WEB.match(text))


def fault(text: str) -> str:
    """Say what is wrong with a text that claims to be a web address; "" where nothing is."""
    if not is_web(text):
        return ""
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return _("`{address}` is no web address").format(address=text)
    if parts.scheme not in ("http", "https"):
        return _("`{address}` does not begin with https:// or http://").format(address=text)
    if "." not in host or re.search(r"[\s<>\"{}|\\^`]", text) or ".." in host:
        return _("`{address}` is no web address").format(address=text)
    return ""
