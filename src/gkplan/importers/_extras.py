"""Libraries that one format needs and that are installed only with its extra."""

import importlib
from types import ModuleType

from gkplan.errors import UnreadableFile
from gkplan.language import _


def need(module: str, extra: str, name: str) -> ModuleType:
    """Import a library; raises `UnreadableFile`, which names the extra, where it is missing."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        message = _("{path}: reading this format needs the extra `{extra}`: {command}")
        command = f"pip install 'gkplan[{extra}]'"
        raise UnreadableFile(message.format(path=name, extra=extra, command=command)) from error
