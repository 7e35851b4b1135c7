"""The nouns of the field: plan, section, task, unit, deadline, entry. Frozen values, no YAML."""
