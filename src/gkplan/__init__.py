"""Yearly government work plans kept as plain YAML in git."""

__version__ = "0.2.0"
