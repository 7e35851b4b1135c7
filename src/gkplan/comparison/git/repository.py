"""A repository of plans: its revisions, which files differ between two, and what they held."""

import os
import posixpath
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from gkplan.base.errors import GitFailed, UsageFailure
from gkplan.base.language import _
from gkplan.store import git


class Side(NamedTuple):
    """One side of a comparison: a commit, under the `name` it was asked for by, or no commit.

    Without one it is what is staged, or the files as they are.
    """

    name: str = ""
    commit: str = ""
    staged: bool = False


class Differing(NamedTuple):
    """A file that differs: its path on each side from the top, "" where there is none."""

    before: str
    after: str


class Logged(NamedTuple):
    """A commit that changed a file: who made it when, and what the file was before and after.

    `date` is the author's day and time, `subject` the first line of the message. `contents` name
    what the file held, "" where it was not there. A merge that says something else than all it put
    together has them too: `merged` names what the file held on its other sides.
    """

    commit: str
    date: str
    author: str
    subject: str
    file: Differing
    contents: tuple[str, str]
    merged: tuple[str, ...] = ()


class Repository(NamedTuple):
    """A repository as seen from a folder; `top` is None where there is no working tree.

    `staging` is the file of what is being committed while a hook runs, "" for git's own.
    """

    folder: Path
    top: Path | None
    is_shallow: bool
    staging: str = ""

    def commit(self, revision: str) -> str | None:
        """Give the commit that a revision is; None for no revision."""
        if revision.startswith("-"):
            return None
        # `:/words` would look for what follows it, too
        wanted = revision if revision.startswith(":/") else f"{revision}^{{commit}}"
        found = self._ask("rev-parse", "--verify", "--quiet", wanted)
        return found.given.decode().strip() or None if found.succeeded else None

    def side(self, revision: str) -> Side:
        """Give a revision as a side; raises `UsageFailure` for one that is not there."""
        if found := self.commit(revision):
            return Side(revision, found)
        raise UsageFailure(self.unknown(revision))

    def unknown(self, revision: str) -> str:
        """Say that a revision is not there, and why that may be."""
        if revision == "HEAD":
            return _("nothing is committed in this repository yet")
        if self.is_shallow:
            message = _(
                "revision `{revision}` is not in this shallow clone; "
                "`git fetch --unshallow` brings all revisions"
            )
        else:
            message = _("no revision `{revision}`")
        return message.format(revision=revision)

    def merge_base(self, one: str, other: str) -> Side:
        """Find the merge base of two revisions; raises `UsageFailure` where they have none."""
        sides = self.side(one), self.side(other)
        found = self._ask("merge-base", *(each.commit for each in sides))
        if not found.succeeded:
            message = _("`{one}` and `{other}` have no revision in common")
            raise UsageFailure(message.format(one=one, other=other))
        commit = found.given.decode().strip()
        return Side(commit[:12], commit)

    def differing(self, before: Side, after: Side) -> tuple[Differing, ...]:
        """List the files that differ between two sides, those that were renamed once."""
        # without it git would write to the index what it found out of files that were touched
        asked = ["-c", "diff.autoRefreshIndex=false"]
        asked += ["diff", "--raw", "-z", "-M", "-l0", "--no-abbrev", "--no-relative", "--no-color"]
        asked += ["--ignore-submodules=all", *(["--cached"] if after.staged else [])]
        asked += [side.commit for side in (before, after) if side.commit]
        index = self.staging if after.staged else ""
        records = git.demand(self.folder, *asked, "--", index=index).split(b"\0")
        return tuple(file for file, _contents in _files(iter(records)))

    def log(self, path: str) -> Iterator[Logged]:
        """List the commits that changed a file, also under its former names, the newest first."""
        mark = "\x01"
        asked = ("log", "--follow", "--raw", "-c", "-z", "-M", "--no-abbrev", "--no-color")
        form = f"--format={mark}%H%x02%aI%x02%aN%x02%s%x02"
        top = self.top or self.folder
        found = git.demand(top, *asked, form, "HEAD", "--", path)
        for each in found.decode(errors="surrogateescape").split(mark)[1:]:
            commit, date, author, subject, rest = each.split("\x02", 4)
            records = iter(os.fsencode(rest).lstrip(b"\0\n").split(b"\0"))
            for file, contents in _files(records):
                old, *merged, new = (name if name.strip("0") else "" for name in contents)
                made = commit, date, author, subject
                yield Logged(*made, file, (old, new), tuple(merged))

    def last_with_id(self, wanted: str, below: str) -> str:
        """Find the file below a path in which an id was last written or taken out; "" for none."""
        words = f"""id: ["']?{wanted}(["'[:space:],}}]|$)"""
        asked = ["log", "-1", "--format=", "--name-only", "-z", "--no-renames", "--no-textconv"]
        asked += ["--pickaxe-regex", f"-S{words}", "HEAD", "--", *([below] if below else [])]
        found = git.ask(self.top or self.folder, *asked)
        return os.fsdecode(found.given.strip(b"\0\n").split(b"\0")[0])

    def order(self, paths: Iterable[str]) -> tuple[str, ...]:
        """List the commits that changed any of some files, each before those it came after."""
        asked = ("rev-list", "--date-order", "HEAD", "--", *paths)
        return tuple(git.demand(self.top or self.folder, *asked).decode().split())

    def contents(self, names: Iterable[str]) -> dict[str, bytes]:
        """Give what files held, by names such as `<commit>:<path>`; without those that are none."""
        wanted = [name for name in dict.fromkeys(names) if "\n" not in name]
        given = b"".join(os.fsencode(name) + b"\n" for name in wanted)
        asked = ("cat-file", "--batch")
        out = git.demand(self.folder, *asked, given=given, index=self.staging) if wanted else b""
        found: dict[str, bytes] = {}
        at = 0
        for name in wanted:
            end = out.index(b"\n", at)
            head = out[at:end].rsplit(b" ", 2)
            at = end + 1
            if head[-1].isdigit() and len(head) == 3:
                size = int(head[2])
                if head[1] == b"blob":
                    found[name] = out[at : at + size]
                at += size + 1
        return found

    def from_top(self, path: Path) -> str:
        """Write a path as git does, from the top of the repository; "" for the top itself.

        Raises `UsageFailure` for one that is outside.
        """
        if self.top is None:
            found = posixpath.normpath(path.as_posix())
        else:
            # not of the path itself, which may be a link, or be there no more
            named = path.name not in ("", "..")
            whole = Path(os.path.realpath(path.parent if named else path))
            whole = whole / path.name if named else whole
            found = Path(os.path.relpath(whole, os.path.realpath(self.top))).as_posix()
        if found == ".." or found.startswith("../"):
            raise UsageFailure(_("{path} is outside the repository").format(path=path))
        return "" if found == "." else found

    def holds(self, names: Iterable[str]) -> bool:
        """Tell whether any of some names such as `<commit>:<path>` is a file or folder."""
        return any(self._ask("cat-file", "-e", name).succeeded for name in names)

    def _ask(self, *arguments: str) -> git.Answer:
        return git.ask(self.folder, *arguments)


def find(folder: Path) -> Repository:
    """Find the repository of a folder; raises `GitFailed` where there is none, or no git."""
    asked = ("--is-shallow-repository", "--is-inside-work-tree", "--absolute-git-dir")
    answer = git.ask(folder, "rev-parse", *asked)
    if "not a git repository" in answer.said and not answer.succeeded:
        shown = os.path.realpath(folder)
        raise GitFailed(_("{path} is in no git repository").format(path=shown))
    shallow, inside, own = os.fsdecode(git.take(answer)).split("\n")[:3]
    top = None
    if inside == "true":
        answer = git.ask(folder, "rev-parse", "--show-toplevel")
        if answer.succeeded:
            top = Path(os.fsdecode(answer.given).removesuffix("\n"))
    return Repository(folder, top, shallow == "true", _index_of_hook(Path(own)))


def _index_of_hook(own: Path) -> str:
    """Give the file of what is being committed, where a hook of this repository runs us."""
    named = os.environ.get("GIT_INDEX_FILE", "")
    if not named:
        return ""
    path = Path(named) if Path(named).is_absolute() else Path.cwd() / named
    inside = own.resolve() in path.resolve().parents
    return str(path) if inside and path.is_file() else ""


def _files(records: Iterator[bytes]) -> Iterator[tuple[Differing, tuple[str, ...]]]:
    """Read git's raw form: `:modes names status`, then one path, or two of a renamed file.

    Of a merge there are as many colons, and letters of the status, as sides that it put together;
    each has a mode and a name, and then the result.
    """
    for record in records:
        if not record.startswith(b":"):
            continue
        *values, status = record.lstrip(b":").decode("ascii").split(" ")
        modes, contents = values[: len(values) // 2], values[len(values) // 2 :]
        first = os.fsdecode(next(records))
        renamed = len(modes) == 2 and status[0] in "RC"
        second = os.fsdecode(next(records)) if renamed else first
        if status == "U" or "160000" in modes:
            continue
        added, dropped = set(status) == {"A"}, set(status) == {"D"}
        yield Differing("" if added else first, "" if dropped else second), tuple(contents)
