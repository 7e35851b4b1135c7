"""The language a person reads: messages in theirs, official documents in the plan's.

Messages are written in English in the code and looked up in `locale/`, where `zh_CN` and `en`
are both complete. The command line activates one language; a document asks for its own.
"""

import errno
import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LANGUAGES = ("zh_CN", "en")
DOMAIN = "gkplan"
FOLDER = Path(__file__).parents[1] / "locale"

_active: gettext.NullTranslations = gettext.NullTranslations()
_chosen = "en"
_loaded: dict[str, gettext.NullTranslations] = {}


def translations(language: str) -> gettext.NullTranslations:
    """Look up the catalog of one language; an uncompiled one falls back to the English source."""
    if language not in _loaded:
        _loaded[language] = gettext.translation(DOMAIN, FOLDER, [language], fallback=True)
    return _loaded[language]


def activate(language: str) -> None:
    """Make one of `LANGUAGES` the language of every message from here on."""
    global _active, _chosen
    _active, _chosen = translations(language), language


def active() -> str:
    """Tell which of `LANGUAGES` messages are in."""
    return _chosen


@contextmanager
def use_locale(locale: str) -> Iterator[None]:
    """Make one of `LANGUAGES` that of every message for a while: while a document is written."""
    before = _chosen
    activate(locale)
    try:
        yield
    finally:
        activate(before)


def _(message: str) -> str:
    return _active.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Choose the form for `count`; Chinese has one form, English two."""
    return _active.ngettext(singular, plural, count)


def match(name: str | None) -> str | None:
    """Find which of `LANGUAGES` a name such as `zh`, `zh_CN.UTF-8` or `en-GB` means."""
    if not name:
        return None
    stem = name.replace("-", "_").split(".")[0].split("@")[0]
    if stem.lower().startswith("zh"):
        return "zh_CN"
    if stem.lower().startswith("en") or stem in {"C", "POSIX"}:
        return "en"
    return None


def of_locale() -> str:
    """Read the language from the locale's variables, in the order POSIX gives them."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return match(value) or "en"
    return "en"


def reason(error: OSError) -> str:
    """Say why the system refused something; the commonest reasons in the user's language."""
    known = {
        errno.EACCES: _("permission denied"),
        errno.EPERM: _("permission denied"),
        errno.ENOENT: _("there is no such file"),
        errno.ENOTDIR: _("there is no such file"),
        errno.EISDIR: _("it is a folder"),
        errno.ENOSPC: _("no space is left on the disk"),
        errno.EDQUOT: _("no space is left on the disk"),
        errno.EROFS: _("the file system is read-only"),
        errno.ENAMETOOLONG: _("the name is too long"),
        errno.ELOOP: _("its links lead in a circle"),
    }
    return known.get(error.errno or 0) or error.strerror or str(error)
