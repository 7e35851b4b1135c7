"""`gkplan git uninstall`: everything as it was before `gkplan git install`."""

from gkplan.base.language import _
from gkplan.cli import git_setup
from gkplan.cli.git_setup import DryRun, Folder
from gkplan.comparison.git import setup


def command(folder: Folder = None, dry_run: DryRun = False) -> None:
    """Take out of a repository what `gkplan git install` put there."""
    git_setup.run(setup.uninstalling, folder, dry_run=dry_run, idle=_("nothing is installed here"))
