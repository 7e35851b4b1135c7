"""`gkplan git install`: drivers, attributes and a hook, in one repository."""

from gkplan.base.language import _
from gkplan.cli import git_setup
from gkplan.cli.git_setup import DryRun, Folder
from gkplan.comparison.git import setup


def command(folder: Folder = None, dry_run: DryRun = False) -> None:
    """Let git show plans in their own words, merge them by id, and check them before a commit."""
    git_setup.run(
        setup.installing, folder, dry_run=dry_run, idle=_("everything is installed already")
    )
