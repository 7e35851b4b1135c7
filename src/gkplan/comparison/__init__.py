"""Two sides compared and merged: plans, ledgers and units through their revisions in git."""
