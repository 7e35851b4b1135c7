"""Diagnostics as text, one file a format: `report(diagnostics) -> str`."""
