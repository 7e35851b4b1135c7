"""Documents made of plans: laid out as blocks, then written through templates, many at once."""
