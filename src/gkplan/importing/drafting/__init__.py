"""From a manuscript to a plan: what the document says, found where it says it.

The way of a document: page text is set apart (`page`), the head read (`head`), lines nested by
their numbers (`nesting`), each item taken apart (`items`, `tables`), and the whole checked against
the manuscript, to the character (`fidelity`).
"""
