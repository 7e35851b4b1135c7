"""The bureau and its superior that all tests of traces are about."""

from support.traces import here

__all__ = ["here"]
