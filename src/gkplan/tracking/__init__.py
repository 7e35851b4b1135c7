"""Where tasks stand on a day: deadlines, the calendar and the ledger put together."""
