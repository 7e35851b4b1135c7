"""Which of many kept their order, so that as few as can be count as moved."""

from bisect import bisect_left
from collections.abc import Sequence


def longest_rising(numbers: Sequence[int]) -> tuple[int, ...]:
    """Give the places of a longest rising run within different numbers, in order."""
    ends: list[int] = []
    at_end: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(at_end[length - 1] if length else -1)
        if length == len(ends):
            ends.append(number)
            at_end.append(place)
        else:
            ends[length], at_end[length] = number, place
    found: list[int] = []
    place = at_end[-1] if at_end else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return tuple(reversed(found))
