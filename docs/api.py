"""Writes docs/api.md: the entry points of the library, from their signatures and docstrings.

`python docs/api.py` writes the page; with `--check` it exits with 1 where it is not current.
"""

import inspect
import re
import sys
from pathlib import Path

import gkplan

PAGE = Path(__file__).with_name("api.md")
HEAD = """\
# The library

What the commands do, without a command line: each takes and gives values, prints nothing and reads
no clock. `EnvironmentFailure` is raised where the machine refuses (a file missing, an extra not
installed), `UsageFailure` where what is asked for is not there (both in `gkplan.base.errors`). The
package has types (`py.typed`).

```python
{example}```
"""


# the modules of a type, which a reader of the page need not see
_MODULES = re.compile(r"\b(?:gkplan|pathlib|datetime|collections\.abc)\.(?:\w+\.)*(?=\w)")


def main() -> int:
    """Write the page, or tell whether it is current."""
    text = write_page()
    if "--check" in sys.argv:
        return int(not PAGE.is_file() or PAGE.read_text("utf-8") != text)
    PAGE.write_text(text, "utf-8")
    return 0


def write_page() -> str:
    """Lay out every entry point: its name, how it is called, what it is for."""
    example = (PAGE.parent / "api_example.py").read_text("utf-8").partition('"""\n\n')[2]
    parts = [HEAD.format(example=example)]
    parts += [_section(name) for name in gkplan.__all__ if name != "__version__"]
    return "\n".join(parts)


def _section(name: str) -> str:
    member = getattr(gkplan, name)
    documentation = inspect.cleandoc(member.__doc__ or "")
    if inspect.isclass(member):
        return f"## `{name}`\n\n{documentation}\n"
    signature = str(inspect.signature(member)).replace("''", '""').replace("'", "")
    signature = re.sub(r"<(?:\w+\.)*(\w+) object at \w+>", r"\1()", signature)
    signature = _MODULES.sub("", signature)
    return f"## `{name}`\n\n```python\n{_wrapped(name + signature)}\n```\n\n{documentation}\n"


def _wrapped(call: str) -> str:
    """Put a long call's parameters on lines of their own."""
    if len(call) <= 100:
        return call
    inside, _arrow, result = call.partition("(")[2].rpartition(") -> ")
    parameters = re.split(r", (?![^\[(]*[\])])", inside)
    lines = "".join(f"    {parameter},\n" for parameter in parameters)
    return f"{call.partition('(')[0]}(\n{lines}) -> {result}"


if __name__ == "__main__":
    sys.exit(main())
