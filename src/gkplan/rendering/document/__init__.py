"""The published document: a plan laid out as blocks, the one source of every printed form.

Text, Markdown, HTML and all later formats show these blocks, so they hold the same words.
"""
