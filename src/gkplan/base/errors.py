"""Failures of the environment: what the user's machine, not the user's plan, got wrong.

A finding in a plan is a value (`gkplan.diagnostics.Diagnostic`). These are for the rest, and
nothing else is raised to users: cli/ turns each into one line and exit code 3.
"""


class EnvironmentFailure(Exception):
    """The command cannot go on; the message is already in the user's language."""


class NothingFound(EnvironmentFailure):
    """A path does not exist, or a folder holds no plan."""


class UnreadableFile(EnvironmentFailure):
    """A file that must be read cannot be."""


class ExtraMissing(EnvironmentFailure):
    """A library that a format needs is not installed; the message says how to get it."""


class UnwritableFile(EnvironmentFailure):
    """A file cannot be written, or not in the way that was asked; it is what it was before."""


class FileChanged(EnvironmentFailure):
    """Somebody else wrote to a file between its reading and its writing; theirs stands."""


class GitFailed(EnvironmentFailure):
    """Git could not answer, and what it would have said decides what may be done."""


class GitMissing(GitFailed):
    """There is no git on this machine."""


class UsageFailure(Exception):
    """The command line asks for what is not there: a task, a unit, a code. Exit code 2."""
