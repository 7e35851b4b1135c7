"""The Word file in the layout of GB/T 9704-2012: page, styles, tables."""
