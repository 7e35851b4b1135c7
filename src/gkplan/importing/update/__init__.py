"""A plan brought up to date with a corrected document, by the stretches that differ."""
