"""Readers of document formats: each module reads one into a manuscript."""
