"""The root command: its language is chosen first, then each command is loaded when called."""

import gettext
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from gkplan.base import language
from gkplan.base.errors import EnvironmentFailure, UsageFailure
from gkplan.base.language import _
from gkplan.base.version import __version__
from gkplan.cli import terminal, usage


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit code."""
    terminal.prepare()
    arguments, wanted = split_language(arguments)
    speak(chosen_language(arguments, wanted))
    try:
        if wanted is not None and not language.match(wanted):
            raise UsageFailure(_("no language `{lang}`: zh_CN or en").format(lang=wanted))
        arguments = arguments or ["--help"]
        code = build().main(arguments, prog_name="gkplan", standalone_mode=False)
        sys.stdout.flush()
    except usage.UsageError as error:
        return _refuse(usage.explain(error), 2)
    except UsageFailure as error:
        return _refuse(str(error), 2)
    except EnvironmentFailure as error:
        return _refuse(str(error), 3)
    except typer.Abort:
        return _refuse(_("stopped"), 130)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - the reader has gone
        return 0
    except OSError as error:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - nothing more can be printed
        return _refuse(language.reason(error), 3)
    return int(code or 0)


def _refuse(message: str, code: int) -> int:
    print(_("gkplan: {message}").format(message=message), file=sys.stderr)
    return code


def build() -> Any:
    """Make the root command in the active language."""
    app = typer.Typer(
        cls=usage.Commands,
        help=_("Track yearly government work plans kept as plain YAML in git."),
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    def root(
        _lang: Annotated[  # shown in the help; `split_language` takes it out beforehand
            str | None, typer.Option("--lang", help=_("Language of messages: zh_CN or en."))
        ] = None,
        _version: Annotated[
            bool,
            typer.Option(
                "--version",
                help=_("Show the version and exit."),
                callback=_show_version,
                is_eager=True,
            ),
        ] = False,
    ) -> None:
        pass

    app.callback()(root)
    return typer.main.get_command(app)


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"gkplan {__version__}")
        raise typer.Exit


def speak(chosen: str) -> None:
    """Make one language that of every message, those of the command-line library included."""
    language.activate(chosen)
    os.environ["LANGUAGE"] = chosen
    gettext.bindtextdomain(language.DOMAIN, str(language.FOLDER))
    gettext.textdomain(language.DOMAIN)


def split_language(arguments: list[str]) -> tuple[list[str], str | None]:
    """Take --lang out of a command line, wherever it stands, and give its value apart."""
    rest: list[str] = []
    wanted: str | None = None
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            return [*rest, argument, *waiting], wanted
        if argument == "--lang":
            wanted = next(waiting, "")
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
    return rest, wanted


def chosen_language(arguments: list[str], wanted: str | None) -> str:
    """Choose: --lang, then gkplan.yaml of the collection here, then the locale."""
    if wanted or arguments == ["--version"]:
        return language.match(wanted) or language.of_locale()
    return _language_of_collection() or language.of_locale()


def _language_of_collection() -> str | None:
    for candidate in (Path("plans/gkplan.yaml"), Path("gkplan.yaml")):
        if candidate.is_file():
            from gkplan.store.reader import read_settings

            return read_settings(candidate)[0].language
    return None
