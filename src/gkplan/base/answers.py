"""What answers to programs are made of: JSON, whichever room gives them."""

from typing import Any

JSON = dict[str, Any]
"""An object of JSON: text keys, and values that the `json` module writes."""
