"""Libraries that one format needs and that are installed only with its extra."""

import importlib
from types import ModuleType

from gkplan.base.errors import ExtraMissing
from gkplan.base.language import _


def need(module: str, extra: str, name: str = "") -> ModuleType:
    """Import a library that reading the file `name`, or writing a format, needs.

    Raises `ExtraMissing`, which names the extra and how to install it.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        message = _("this format needs the extra `{extra}`: {command}")
        if name:
            message = _("{path}: reading this format needs the extra `{extra}`: {command}")
        command = f"pip install 'gkplan[{extra}]'"
        raise ExtraMissing(message.format(path=name, extra=extra, command=command)) from error
