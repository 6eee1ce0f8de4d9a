"""Names on a map: beside a spot or along a line, and never over anything else."""

from collections.abc import Sequence
from math import pi

from services.maps.lines import Spot, Walk
from services.maps.paper import Paper
from services.maps.sheet import Box

STEEP = pi * 0.3
"""Beyond this a Chinese name is written downwards, its letters upright."""

BEND = 0.5
"""Radians that a line may turn below one name."""

STEP = 24
"""Pixels between two tries along a line."""

AIR = 1.35
"""From letter to letter, in heights of one."""


class Lettering:
    """Who writes, and what is written already inside `frame`."""

    def __init__(self, paper: Paper, frame: Box) -> None:
        self._paper, self._frame = paper, frame
        self._taken: list[Box] = []

    def keep_free(self, *boxes: Box) -> None:
        """Nothing is to be written there."""
        self._taken += boxes

    def beside(self, at: Spot, words: str, size: int, colour: str, behind: str) -> bool:
        """Write it in the middle of a spot if there is room; whether it was written."""
        half = self._paper.length(words, size) / 2
        room = Box(at[0] - half - 8, at[1] - size * 0.65, at[0] + half + 8, at[1] + size * 0.65)
        if not self._free(room):
            return False
        self.keep_free(room)
        self._paper.haloed(at, words, size, colour, behind)
        return True

    def along(
        self, line: Sequence[Spot], words: str, size: int, colour: str, behind: str, off: float = 0
    ) -> bool:
        """Write it on the line, as near to the middle of the picture as there is room.

        `off` pixels beside it: to the left of who reads the name downwards, else above.
        """
        walk = Walk(line)
        wide = (len(words) - 1) * size * AIR
        for start in self._starts(walk, wide):
            letters = _placed(walk, start, wide, len(words), size, off)
            rooms = [_around(spot, size * 0.62) for spot, _ in letters]
            if letters and all(self._free(room) for room in rooms):
                self.keep_free(*(_around(spot, size * 0.9) for spot, _ in letters))
                self._paper.turned(letters, words, size, colour, behind)
                return True
        return False

    def _starts(self, walk: Walk, wide: float) -> list[float]:
        """Where along the line a name of this length may begin, the best first."""
        middle = self._frame.middle
        found = []
        for start in range(0, int(walk.length - wide), STEP):
            x, y = walk.at(start + wide / 2)
            if self._frame.holds(Box(x, y, x, y)):
                found.append((abs(x - middle[0]) + abs(y - middle[1]), float(start)))
        return [start for _, start in sorted(found)]

    def _free(self, room: Box) -> bool:
        return self._frame.holds(room) and not any(room.meets(other) for other in self._taken)


def _placed(
    walk: Walk, start: float, wide: float, count: int, size: int, off: float
) -> list[tuple[Spot, float]]:
    """A spot and an angle for each letter; none where the line turns too much below them."""
    lengths = [start + (wide * n / (count - 1) if count > 1 else 0) for n in range(count)]
    angles = [_leaning(walk.angle(length, size)) for length in lengths]
    (ax, ay), (bx, by) = walk.at(lengths[0]), walk.at(lengths[-1])
    steep = abs(_leaning(walk.angle(start + wide / 2, wide / 2 + 1))) > STEEP
    if by < ay if steep else bx < ax:
        lengths.reverse()
        angles.reverse()
    if max(map(_apart, angles, [angles[0]] * count)) > BEND:
        return []
    turned = [_upright(angle) if steep else angle for angle in angles]
    aside = (-off, 0.0) if steep else (0.0, -off)
    spots = [(x + aside[0], y + aside[1]) for x, y in map(walk.at, lengths)]
    return list(zip(spots, turned, strict=True))


def _leaning(angle: float) -> float:
    """The same direction between -90° and 90°: a line has no front."""
    return (angle + pi / 2) % pi - pi / 2


def _upright(angle: float) -> float:
    """How far a letter leans when its line is read downwards."""
    return angle - pi / 2 if angle > 0 else angle + pi / 2


def _apart(a: float, b: float) -> float:
    """How far two lines without a front turn from one another."""
    return abs((a - b + pi / 2) % pi - pi / 2)


def _around(spot: Spot, half: float) -> Box:
    return Box(spot[0] - half, spot[1] - half, spot[0] + half, spot[1] + half)
