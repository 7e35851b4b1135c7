"""Plans, units, ledgers and settings as files: read with positions, found in folders."""
