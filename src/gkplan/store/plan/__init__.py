"""A plan as YAML: its keys and their shapes, from them to its values, and back."""
