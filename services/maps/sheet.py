"""The plane that a map is drawn on: metres become pixels so that all that matters is on it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from domain import geo
from domain.geo import Point
from services.maps.lines import Spot

NARROWEST = 1_100.0
"""Metres that a map shows across at least: nearer, nobody knows where they are."""

ROUND = (50, 100, 200, 500, 1000, 2000, 5000)


class Box(NamedTuple):
    """A part of the picture, pixels: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Spot:
        """Its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def meets(self, other: "Box") -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


class Sheet:
    """North is up; `frame` is the picture's part that is a map, `edge` what stays free of points."""

    def __init__(self, points: Sequence[Point], frame: Box, edge: float) -> None:
        lats, lngs = [p[0] for p in points], [p[1] for p in points]
        self._middle = (min(lats) + max(lats)) / 2, (min(lngs) + max(lngs)) / 2
        spans = [geo.offset(self._middle, point) for point in points]
        high = max(1.0, 2 * max(abs(north) for north, _ in spans))
        wide = max(NARROWEST, 2 * max(abs(east) for _, east in spans))
        width, height = frame.right - frame.left, frame.bottom - frame.top
        self.scale = min((width - 2 * edge) / wide, (height - 2 * edge) / high)
        self._centre = frame.middle

    def spot(self, point: Point) -> Spot:
        """Where a point comes to lie."""
        north, east = geo.offset(self._middle, point)
        return self._centre[0] + east * self.scale, self._centre[1] - north * self.scale

    def spots(self, line: Iterable[Point]) -> list[Spot]:
        """Where a line comes to lie."""
        return [self.spot(point) for point in line]

    def ruler(self, longest: float) -> int:
        """A round number of metres that is no longer than so many pixels."""
        return max((one for one in ROUND if one * self.scale <= longest), default=ROUND[0])
