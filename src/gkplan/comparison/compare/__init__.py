"""Two plans compared: what of one is what of the other, and what changed, as typed values.

`nodes` takes a plan apart, `pairing` finds what belongs together, `edits` says what makes the one
plan the other, and `comparing` reads from that what people call the changes.
"""
