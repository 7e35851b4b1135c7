"""What knows nothing of plans: language, places in files, failures, findings, the registry."""
