"""Tasks and the clauses of superior plans that they implement."""
