"""Times the reading of deadlines in texts of real plans, step by step.

Gives microseconds for each text, and ratios to a loop over its characters and to one search for a
sign that is not there, since machines differ: python benchmarks/phrases.py [CHARACTERS]
"""

import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from gkplan.phrases import deadlines, folding, lexer, responsibility

SEEDS = Path(__file__).parents[1] / "tests" / "seeds"
TEXTS, RUNS = 300, 7
YEAR = 2024
UNITS = ("办公室", "政策法规处", "公共服务处", "市场管理处", "财务处", "宣传处", "人事处")


def texts(length: int) -> list[str]:
    """Put together texts of that many characters from the sentences of plans, in their order."""
    words = "".join(path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt")))
    sentences = [each.strip() for each in re.findall(r"[^。\n]{8,}。", words)]
    whole = "".join(sentences) * (TEXTS * length // sum(map(len, sentences)) + 2)
    return [whole[at * length : (at + 1) * length] for at in range(TEXTS)]


def microseconds(step: Callable[[Any], object], given: Sequence[object]) -> float:
    """Give the time that a step takes for one text, the best of several runs over all."""
    taken = []
    for _run in range(RUNS):
        start = time.perf_counter()
        for each in given:
            step(each)
        taken.append(time.perf_counter() - start)
    return min(taken) / len(given) * 1e6


def loop(text: str) -> int:
    """Look at every character of a text once, as the plainest reader would."""
    return sum(character == "月" for character in text)


def main() -> None:
    length = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    given = texts(length)
    squeezed = [folding.Squeezed(text).text for text in given]
    absent = re.compile("[甪畀]")
    steps: list[tuple[str, Callable[[Any], object], Sequence[object]]] = [
        ("loop over characters", loop, given),
        ("search for no sign", absent.search, given),
        ("fold", folding.fold, given),
        ("cut into tokens", lexer.read_tokens.__wrapped__, squeezed),
        ("deadlines", lambda text: deadlines.find(text, YEAR), given),
        ("deadlines, also vague", lambda text: deadlines.find(text, YEAR, vague=True), given),
        ("attributions", lambda text: responsibility.find_attributions(text, UNITS), given),
        ("mentions", lambda text: responsibility.find_mentions(text, UNITS), given),
    ]
    print(f"{TEXTS} texts of {length} characters")
    print(f"{'step':24} {'µs':>8} {'x loop':>8} {'x search':>9}")
    taken: list[float] = []
    for name, step, those in steps:
        taken.append(microseconds(step, those))
        ratios = [taken[-1] / bare for bare in (taken[0], taken[min(1, len(taken) - 1)])]
        print(f"{name:24} {taken[-1]:8.1f} {ratios[0]:8.2f} {ratios[1]:9.1f}")


if __name__ == "__main__":
    main()
