"""The shapes of texts that several files of the format hold: names, ids, references."""

from gkplan.base.language import _
from gkplan.store.shapes.scalars import Text

END = r"$(?!\n)"  # in Python alone, $ also matches before a last line end
TEXT = Text()
FILLED = Text(filled=True)
ID = Text(
    pattern=r"^[a-z][a-z0-9-]{1,31}" + END,
    what=lambda: _("an id: 2 to 32 small letters, digits and hyphens, a letter first"),
)
CARRIED_FROM = Text(
    pattern=r"^[^/]+/[a-z][a-z0-9-]{1,31}" + END,
    what=lambda: _("a task of an earlier plan beside this one, like `2024/task-id`"),
)
CLAUSE = Text(
    pattern=r"^[^\s].*/[^/]+/[a-z][a-z0-9-]{1,31}" + END,
    what=lambda: _("a task of a superior plan, like `shi-zhengfu/2026/task-id`"),
)
SUPERIOR = Text(
    pattern=r"^[^\s].*/[^/]+" + END,
    what=lambda: _("a superior plan, like `shi-zhengfu/2026`"),
)
