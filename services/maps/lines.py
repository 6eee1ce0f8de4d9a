"""Lines on the plane of a map: corners cut round, and where one is after so many pixels of it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from math import atan2, hypot

Spot = tuple[float, float]
"""Anything flat: degrees, or pixels from the left and from the top."""

ROUNDS = 2
"""How often corners are cut: after twice nobody sees one any more."""


def rounded(line: Sequence[Spot], rounds: int = ROUNDS) -> list[Spot]:
    """The same line without sharp corners (Chaikin); both ends stay where they are."""
    spots = list(line)
    for _ in range(rounds if len(spots) > 2 else 0):
        cut = [
            spot
            for a, b in pairwise(spots)
            for spot in (_between(a, b, 0.25), _between(a, b, 0.75))
        ]
        spots = [spots[0], *cut[1:-1], spots[-1]]
    return spots


class Walk:
    """A line as a way to walk: where one stands after some length, and which way one looks."""

    def __init__(self, line: Sequence[Spot]) -> None:
        self._parts = [(a, b) for a, b in pairwise(line) if a != b]
        lengths = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in self._parts]
        self._ends = list(accumulate(lengths))
        self.length = self._ends[-1] if self._ends else 0.0

    def at(self, length: float) -> Spot:
        """Where; before the start and behind the end the line goes on straight."""
        (a, b), past = self._part(length)
        whole = hypot(b[0] - a[0], b[1] - a[1])
        return _between(a, b, past / whole)

    def angle(self, length: float, reach: float) -> float:
        """Which way, radians from east towards south, seen over `reach` before and behind."""
        (ax, ay), (bx, by) = self.at(length - reach), self.at(length + reach)
        return atan2(by - ay, bx - ax)

    def dashes(self, length: float) -> Iterator[list[Spot]]:
        """Every second stretch of so many pixels."""
        for start in range(0, int(self.length), int(2 * length)):
            end = min(start + length, self.length)
            inner = [
                b
                for (_, b), past in zip(self._parts, self._ends, strict=True)
                if start < past < end
            ]
            yield [self.at(start), *inner, self.at(end)]

    def _part(self, length: float) -> tuple[tuple[Spot, Spot], float]:
        number = min(bisect_right(self._ends, length), len(self._parts) - 1)
        return self._parts[number], length - (self._ends[number - 1] if number else 0.0)


def _between(a: Spot, b: Spot, share: float) -> Spot:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
