"""What a YAML file may say: each shape reads a value, with its place, and gives its JSON Schema."""
