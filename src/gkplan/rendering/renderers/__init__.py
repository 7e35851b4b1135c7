"""The printed forms of a document, one file each: `render(document, options)`, and its `SUFFIX`."""
