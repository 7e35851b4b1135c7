"""Changes in words, of the language a person reads or of the plan."""
