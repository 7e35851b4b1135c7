"""An entry checked against the plan and its ledger before it is written."""
