"""What `git install` and `git uninstall` do, told step by step."""

from collections.abc import Iterable

from gkplan.base.language import _
from gkplan.cli.terminal import clean
from gkplan.comparison.git.setup import Chain, GitSetting, Step, Write


def lines(steps: Iterable[Step], *, dry_run: bool) -> Iterable[str]:
    """Say what was done, or would be."""
    for step in steps:
        yield clean(_line(step, dry_run=dry_run))
        if isinstance(step, Chain):
            yield f"  {clean(step.line)}"


def _line(step: Step, *, dry_run: bool) -> str:
    match step:
        case GitSetting(key, None):
            told = (
                _("would take out: git config {key}")
                if dry_run
                else _("taken out: git config {key}")
            )
            return told.format(key=key)
        case GitSetting(key, value):
            told = _("would set: git config {key}") if dry_run else _("set: git config {key}")
            return f"{told.format(key=key)} {value}"
        case Write(path, _old, None):
            told = _("would remove: {path}") if dry_run else _("removed: {path}")
            return told.format(path=path)
        case Write(path):
            told = _("would write: {path}") if dry_run else _("written: {path}")
            return told.format(path=path)
        case Chain(path):
            told = _("{path} is not ours and stays; to check plans before a commit, put in it:")
            return told.format(path=path)
