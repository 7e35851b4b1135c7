"""A file's own words for git, which asks for them once a file and side: started without the rest.

`python -m gkplan.cli.textconv FILE` is `gkplan git textconv FILE` in half the time.
"""

import gc
import sys
from pathlib import Path

from gkplan.base import language
from gkplan.base.errors import EnvironmentFailure, UnreadableFile
from gkplan.base.language import _


def run(file: Path) -> None:
    """Print what a file says; one that cannot be read as a plan is printed as it is."""
    try:
        content = file.read_bytes()
    except OSError as error:
        message = _("{path} cannot be read: {why}")
        raise UnreadableFile(message.format(path=file, why=language.reason(error))) from error
    from gkplan.comparison import readout

    found = readout.read_out(file.name, content)
    sys.stdout.flush()
    out = content if found is None else "".join(f"{line}\n" for line in found).encode()
    sys.stdout.buffer.write(out)
    sys.stdout.buffer.flush()


def main() -> int:
    """Run for the one file of the command line."""
    gc.disable()
    language.activate(language.of_locale())
    try:
        run(Path(sys.argv[1]))
    except EnvironmentFailure as error:
        print(_("gkplan: {message}").format(message=error), file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
