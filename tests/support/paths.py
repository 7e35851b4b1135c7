"""Where things are in this repository."""

from pathlib import Path

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
SEEDS = TESTS / "seeds"
SAMPLES = TESTS / "samples"
