"""The commands, one file each: `command` is the function the command line calls."""
