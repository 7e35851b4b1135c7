"""How a document is laid out, whatever format it came in: rows, cells, columns, titles, tables."""
