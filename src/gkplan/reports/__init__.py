"""Documents derived from plans and their ledgers: reports to units, superiors and the public."""
