"""Answers of commands as lines for a terminal, one module for each thing shown."""
