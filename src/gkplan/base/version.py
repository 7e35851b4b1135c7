"""The version of gkplan: part of what is printed, and of what cached pages were made with."""

__version__ = "0.2.0"
