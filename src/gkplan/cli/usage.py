"""Help and usage errors in the user's language, where the command-line library has only English."""

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from gkplan.base import registry
from gkplan.base.errors import UsageFailure
from gkplan.base.language import _
from gkplan.base.spelling import did_you_mean, with_hint

# the library's exceptions are private; these two are the public ends of their family
BadParameter: Any = typer.BadParameter
UsageError: Any = typer.BadParameter.__mro__[1]


class _Speaking:
    """What commands and groups share: a usage line and a help option in the user's language."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, pieces, prefix=_("Usage: "))

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = _("Show this message and exit.")
        return option


class Command(_Speaking, TyperCommand):
    """One command; `listing` gives lines that its help ends with, made only when it is shown.

    `actions` is a package of commands that are called by their name as its first argument.
    """

    listing: Callable[[], list[str]] | None = None
    actions: str = ""

    def make_context(
        self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any
    ) -> Any:
        """Hand over to an action, which then has the command line's rest to itself."""
        if self.actions and args and args[0] in registry.names(self.actions):
            action = _group(self.actions, "", lambda: None).get_command(None, args[0])
            return action.make_context(f"{info_name} {args[0]}", args[1:], parent=parent, **extra)
        return super().make_context(info_name, args, parent=parent, **extra)

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Note where `--` stands and how many arguments follow, which the library forgets."""
        if "--" in args:
            ctx.meta["gkplan.behind"] = len(args) - args.index("--") - 1
        return super().parse_args(ctx, args)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        if self.actions:
            _group(self.actions, "", lambda: None).format_commands(ctx, formatter)
        if self.listing:
            formatter.write("\n" + "".join(f"{line}\n" for line in self.listing()))
        super().format_epilog(ctx, formatter)


class Commands(_Speaking, TyperGroup):
    """A group whose commands are the modules of a package, each imported when it is called."""

    package = "gkplan.cli.commands"

    def list_commands(self, ctx: Any) -> list[str]:
        return list(registry.names(self.package))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        import inspect

        try:
            module = registry.member(self.package, cmd_name)
        except KeyError:
            return None
        explained = _(inspect.cleandoc(module.command.__doc__))
        if package := getattr(module, "PACKAGE", ""):
            return _group(package, explained, module.command)
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(cmd_name, cls=Command, help=explained)(module.command)
        made: Any = typer.main.get_command(single)
        made.listing = getattr(module, "listing", None)
        made.actions = getattr(module, "ACTIONS", "")
        return made

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Take a group alone as asking what there is in it."""
        return super().parse_args(ctx, args or ["--help"])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in registry.names(self.package):
            message = _("no command `{command}`").format(command=args[0])
            hint = did_you_mean(args[0], registry.names(self.package))
            raise UsageFailure(with_hint(message, hint))
        return super().resolve_command(ctx, args)

    def get_params(self, ctx: Any) -> Any:
        translated = {
            "install_completion": _("Install completion for the current shell."),
            "show_completion": _("Show completion for the current shell, to copy it."),
        }
        params: Any = super().get_params(ctx)
        for param in params:
            if param.name in translated:
                param.help = translated[param.name]
        return params


def _group(package: str, explained: str, callback: Callable[[], None]) -> Any:
    """Make the group whose commands are the modules of a package."""
    kind = type("Commands", (Commands,), {"package": package})
    group = typer.Typer(cls=kind, help=explained, add_completion=False, rich_markup_mode=None)
    group.callback(help=explained)(callback)
    return typer.main.get_command(group)


def explain(error: Any) -> str:
    """Say what is wrong with a command line."""
    param: Any = getattr(error, "param", None)
    name = _option_name(error, param)
    match type(error).__name__:
        case "NoSuchOption":
            hint = did_you_mean(error.option_name, error.possibilities or ())
            message = _("no option `{option}`").format(option=error.option_name)
            return with_hint(message, hint)
        case "MissingParameter":
            return _("{parameter} is missing").format(parameter=name)
        case "BadOptionUsage":
            return _("option {option} needs a value").format(option=name)
        case "BadParameter" if param and getattr(param.type, "choices", None):
            choices = ", ".join(str(getattr(c, "value", c)) for c in param.type.choices)
            return _("{option} takes one of: {choices}").format(option=name, choices=choices)
        case "BadParameter" if param:
            return _("{option} cannot be that").format(option=name)
    return str(error.format_message())


def _option_name(error: Any, param: Any) -> str:
    if param is None:
        return str(getattr(error, "option_name", ""))
    if str(getattr(param, "param_type_name", "")) == "argument":
        return str(param.human_readable_name).strip("[].").upper()
    return str(max(param.opts, key=len))
