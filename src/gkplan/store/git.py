"""Asking git, and what it knows of one file; nothing else in the program calls git."""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from gkplan.base.errors import GitFailed, GitMissing
from gkplan.base.language import _, reason

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
# nothing is asked of the user, and a path with a star is a path
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_LITERAL_PATHSPECS": "1"}


class Answer(NamedTuple):
    """What git gave back, and what it said of it in English."""

    succeeded: bool
    given: bytes
    said: str


def ask(folder: Path, *arguments: str, given: bytes = b"", index: str = "") -> Answer:
    """Ask git something in a folder, which changes nothing.

    `index` is a file of staged changes other than the repository's own. Raises `GitMissing` where
    there is no git, `GitFailed` where it cannot be run.
    """
    command = ["git", "-C", str(folder), *arguments]
    environment = _environment() | ({"GIT_INDEX_FILE": index} if index else {})
    try:
        answer = subprocess.run(  # noqa: S603 - no shell, and what users wrote stands behind a dash
            command, capture_output=True, check=False, env=environment, input=given
        )
    except FileNotFoundError as error:
        raise GitMissing(_("git is not installed")) from error
    except OSError as error:
        raise GitFailed(_("git cannot be run: {why}").format(why=reason(error))) from error
    return Answer(
        answer.returncode == 0, answer.stdout, answer.stderr.decode(errors="replace").strip()
    )


def demand(folder: Path, *arguments: str, given: bytes = b"", index: str = "") -> bytes:
    """Ask git something that it must know; raises `GitFailed` where it has no answer."""
    return take(ask(folder, *arguments, given=given, index=index))


def take(answer: Answer) -> bytes:
    """Take what git gave back; raises `GitFailed` where that is no answer."""
    if not answer.succeeded:
        raise GitFailed(_("git does not answer: {why}").format(why=answer.said))
    return answer.given


def committed_text(path: Path) -> str | None:
    """Give a file's text as last committed; None where git has none or there is no git.

    Raises `GitFailed` where git does not answer, as for a repository of another user.
    """
    target = Path(os.path.realpath(path))
    try:
        answer = ask(target.parent, "cat-file", "blob", f"HEAD:./{target.name}")
    except GitMissing:
        return None
    if answer.succeeded:
        return answer.given.decode("utf-8-sig", errors="replace")
    if any(words in answer.said for words in _NO_SUCH_TEXT):
        return None
    message = _("git cannot tell what of {path} is committed: {why}")
    raise GitFailed(message.format(path=path, why=answer.said))


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    return {**kept, "LC_ALL": "C", "LANGUAGE": "C", "GIT_PAGER": "cat", **_QUIET}


def last_commit(path: Path, text: str) -> str:
    """Name the commit that last changed a file; "" where none holds this text, or there is no git.

    Raises `GitFailed` as `committed_text` does.
    """
    committed = committed_text(path)
    if committed is None or committed.replace("\r\n", "\n") != text.replace("\r\n", "\n"):
        return ""
    target = Path(os.path.realpath(path))
    answer = ask(target.parent, "log", "-1", "--format=%h", "--", target.name)
    return answer.given.decode().strip() if answer.succeeded else ""
