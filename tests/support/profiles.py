"""How many examples are drawn: few before each commit, all that is promised in the gate.

`--hypothesis-profile quick` or `gate` chooses; GKPLAN_GATE=1 means the gate. Without either a run
draws what each test asks for, but of the longest only a tenth.
"""

import os

from hypothesis import HealthCheck, settings

_LONG = 1000
_FEW = 0.04
UNHURRIED = (HealthCheck.too_slow,)
FOLDER_KEPT = (*UNHURRIED, HealthCheck.function_scoped_fixture)  # examples share a test's folder


def register() -> None:
    """Make the profiles known; no example and no drawing has a time limit: machines differ."""
    patient = settings(deadline=None, suppress_health_check=UNHURRIED)
    settings.register_profile("quick", patient, max_examples=8, derandomize=True)
    settings.register_profile("usual", patient)
    settings.register_profile("gate", patient)
    settings.load_profile("gate" if os.environ.get("GKPLAN_GATE") else "usual")


def examples(count: int) -> int:
    """Give how many examples of a test that asks for `count` are drawn in this run."""
    profile = settings.get_current_profile_name()
    if profile == "quick":
        return max(3, round(count * _FEW))
    return count // 10 if count > _LONG and profile != "gate" else count
