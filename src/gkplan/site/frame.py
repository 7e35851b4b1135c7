"""What all pages of a site share, and how a page is filled into its template."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from gkplan.base import address
from gkplan.base.calendar import Calendar
from gkplan.model.plan import Role
from gkplan.model.status import Status
from gkplan.phrases import terms
from gkplan.rendering.templating import fill
from gkplan.tracking import words


class Frame(NamedTuple):
    """The day a site shows, its language, the years it has pages of, and the office's templates.

    `focus` is the year that comes first: that of the day, else the newest. `digest` names all of
    this and gkplan's version.
    """

    day: date
    locale: str
    templates_folder: Path | None
    years: tuple[int, ...]
    focus: int
    calendar: Calendar
    digest: str

    @property
    def tag(self) -> str:
        """The language as HTML names it."""
        return self.locale.replace("_", "-")


def page(template: str, frame: Frame, root: str, here: str, context: Mapping[str, object]) -> bytes:
    """Fill a page; `root` leads from it to the site's front, `here` names it in the navigation."""
    named = {
        "frame": frame,
        "root": root,
        "here": here,
        "status_word": _status_word,
        "light_word": words.light,
        "role_word": _role_word,
        "is_link": is_link,
        "said": lambda text, tongue: said(text, tongue, frame.locale),
        "days": days,
        **context,
    }
    written = fill(
        f"site/{template}", named, frame.templates_folder, locale=frame.locale, escape=True
    )
    return written.encode("utf-8", "replace")


def said(text: str, tongue: str, locale: str) -> str:
    """Mark words that are in another language than the page around them."""
    if tongue == locale or not tongue:
        return text
    return Markup('<span lang="{}">{}</span>').format(tongue.replace("_", "-"), text)


def days(left: int | None) -> str:
    """Say how late something is, or how long is left."""
    if left is None:
        return ""
    words_left = words.days_left(left)
    return words_left if left > 0 else Markup('<span class="late">{}</span>').format(words_left)


def is_link(text: str) -> bool:
    """Tell whether a text may be a link: a web address and nothing else."""
    return address.is_web(text) and not address.fault(text) and text.isprintable()


def _status_word(value: str) -> str:
    return words.status(Status(value))


def _role_word(value: str) -> str:
    return terms.role(Role(value))
