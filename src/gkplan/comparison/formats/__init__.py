"""Comparisons of plans as documents; one module for each format, listed by the package."""
