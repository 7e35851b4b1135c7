"""What git knows of a file; nothing else in the program calls git."""

import os
import subprocess
from pathlib import Path

from gkplan.errors import GitFailed
from gkplan.language import _, reason

# in the words of LC_ALL=C
_NO_SUCH_TEXT = (
    "not a git repository",
    "invalid object name",
    "Not a valid object name",
    "does not exist in 'HEAD'",
    "not in 'HEAD'",
)
# a hook's variables speak of the repository it runs in, seen from its top
_OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")


def committed_text(path: Path) -> str | None:
    """Give a file's text as last committed; None where git has none or there is no git.

    Raises `GitFailed` where git does not answer, as for a repository of another user.
    """
    target = Path(os.path.realpath(path))
    command = ["git", "-C", str(target.parent), "cat-file", "blob", f"HEAD:./{target.name}"]
    try:
        answer = subprocess.run(  # noqa: S603 - no shell, and the name stands after a colon
            command,
            capture_output=True,
            check=False,
            env=_environment(),
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        return None
    except OSError as error:
        raise GitFailed(_("git cannot be run: {why}").format(why=reason(error))) from error
    if answer.returncode == 0:
        return answer.stdout.decode("utf-8-sig", errors="replace")
    said = answer.stderr.decode(errors="replace").strip()
    if any(words in said for words in _NO_SUCH_TEXT):
        return None
    message = _("git cannot tell what of {path} is committed: {why}")
    raise GitFailed(message.format(path=path, why=said))


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    return {**kept, "LC_ALL": "C", "LANGUAGE": "C", "GIT_PAGER": "cat", "GIT_TERMINAL_PROMPT": "0"}
