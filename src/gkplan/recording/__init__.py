"""An entry in the ledger: made of what is said, checked by the ledger's own rules, appended."""
