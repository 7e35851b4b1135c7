"""Derived documents, one file each: `facts(case)` is what its template of the same name is given.

The template is Markdown; every printed form is made from it.
"""
