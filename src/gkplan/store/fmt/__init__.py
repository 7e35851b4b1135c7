"""A file laid out anew without a change to what it says: keys, lines, places and quotes."""
