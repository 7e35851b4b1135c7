"""`python -m gkplan` is the same as `gkplan`."""

from gkplan.cli import main

main()
