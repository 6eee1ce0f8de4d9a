"""Points on the ground: the three coordinate systems in use, distances, directions, sides.

Points are (latitude, longitude) in degrees, WGS-84 unless a name says otherwise. WeChat, Tencent
and Amap speak GCJ-02, Baidu BD-09, Telegram and OpenStreetMap WGS-84; all that is stored is
WGS-84, converted at the edge.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import atan2, ceil, cos, degrees, hypot, pi, radians, sin, sqrt
from typing import Literal

from domain.message import Crs

Point = tuple[float, float]
"""Latitude and longitude, degrees."""

Side = Literal["north", "south", "east", "west"]
Direction = Literal[
    "north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"
]
DIRECTIONS: tuple[Direction, ...] = (
    "north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest",
)  # fmt: skip
METRES_PER_DEGREE = 111_195.0
"""Of latitude, on a sphere of 6,371 km."""

_AXIS, _FLATNESS = 6378245.0, 0.00669342162296594323  # Krasovsky 1940, on which GCJ-02 rests
_BAIDU = pi * 3000.0 / 180.0


# ------------------------------------------------------------------ coordinate systems


def to_wgs84(point: Point, crs: Crs) -> Point:
    """A point as it arrived, in the system that everything is stored in."""
    if crs == "bd09":
        return gcj02_to_wgs84(bd09_to_gcj02(point))
    return gcj02_to_wgs84(point) if crs == "gcj02" else point


def wgs84_to_gcj02(point: Point) -> Point:
    """The shifted point that maps in mainland China use; unchanged outside China."""
    if not in_china(point):
        return point
    lat, lng = point
    north, east = _shift(lat - 35.0, lng - 105.0)
    bend = 1.0 - _FLATNESS * sin(radians(lat)) ** 2
    return (
        lat + degrees(north * bend * sqrt(bend) / (_AXIS * (1.0 - _FLATNESS))),
        lng + degrees(east * sqrt(bend) / (_AXIS * cos(radians(lat)))),
    )


def gcj02_to_wgs84(point: Point) -> Point:
    """The inverse, by iteration, to well under half a metre; unchanged outside China."""
    return _inverse(wgs84_to_gcj02, point) if in_china(point) else point


def gcj02_to_bd09(point: Point) -> Point:
    """Baidu's second shift on top of GCJ-02."""
    lat, lng = point
    reach = hypot(lng, lat) + 0.00002 * sin(lat * _BAIDU)
    angle = atan2(lat, lng) + 0.000003 * cos(lng * _BAIDU)
    return reach * sin(angle) + 0.006, reach * cos(angle) + 0.0065


def bd09_to_gcj02(point: Point) -> Point:
    """The inverse, by iteration."""
    return _inverse(gcj02_to_bd09, point)


def in_china(point: Point) -> bool:
    """The rectangle in which GCJ-02 shifts at all (what every map of the country goes by)."""
    lat, lng = point
    return 0.8293 <= lat <= 55.8271 and 72.004 <= lng <= 137.8347


def _inverse(forward: Callable[[Point], Point], target: Point) -> Point:
    """Step back by the error until it is nothing: both shifts change slowly with place."""
    lat, lng = target
    for _ in range(6):
        there = forward((lat, lng))
        lat, lng = lat + target[0] - there[0], lng + target[1] - there[1]
    return lat, lng


def _shift(y: float, x: float) -> tuple[float, float]:
    """GCJ-02's shift in metres, north and east, at x and y degrees from 105°E 35°N."""
    common = 20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    waves_north = _waves(y, ((20.0, 1.0), (40.0, 3.0), (160.0, 12.0), (320.0, 30.0)))
    waves_east = _waves(x, ((20.0, 1.0), (40.0, 3.0), (150.0, 12.0), (300.0, 30.0)))
    return north + (common + waves_north) / 1.5, east + (common + waves_east) / 1.5


def _waves(at: float, terms: tuple[tuple[float, float], ...]) -> float:
    return sum(height * sin(at * pi / length) for height, length in terms)


# ------------------------------------------------------------------ distances and directions


def metres(a: Point, b: Point) -> float:
    """The distance between two points by haversine, metres."""
    north, east = radians(b[0] - a[0]) / 2.0, radians(b[1] - a[1]) / 2.0
    square = sin(north) ** 2 + cos(radians(a[0])) * cos(radians(b[0])) * sin(east) ** 2
    return 2.0 * degrees(atan2(sqrt(square), sqrt(1.0 - square))) * METRES_PER_DEGREE


def offset(start: Point, end: Point) -> tuple[float, float]:
    """How far `end` lies to the north and to the east of `start`, metres; good within 100 km."""
    east = METRES_PER_DEGREE * cos(radians(start[0]))
    return (end[0] - start[0]) * METRES_PER_DEGREE, (end[1] - start[1]) * east


def cell(point: Point) -> str:
    """The square of about 280 m that a point lies in, as a name to search by."""
    return _cell(*_square(point))


def cells_around(point: Point) -> list[str]:
    """A point's square and the eight around it: all that is within 250 m lies in these."""
    row, column = _square(point)
    return [_cell(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)]


def direction(start: Point, end: Point) -> Direction:
    """Which way to go from `start`, one of eight."""
    north, east = offset(start, end)
    return DIRECTIONS[round(degrees(atan2(east, north)) / 45.0) % 8]


def walking_minutes(distance: float) -> int:
    """Minutes on foot for `distance` metres in a straight line, at least one.

    Streets make it 1.3 times as long; an ordinary pace is 80 m/min.
    """
    return max(1, ceil(distance * 1.3 / 80.0))


# ------------------------------------------------------------------ areas and lines


def inside(area: Sequence[Point], point: Point) -> bool:
    """Whether `point` lies in the polygon `area` (closed by itself); its edge counts as either."""
    return _crossings((*area, *area[:1]), point) % 2 == 1


def side(line: Sequence[Point], point: Point) -> Side:
    """Which side of `line` the point lies on, the line's ends thought of as going on for ever.

    A line that runs more east than north has a northern and a southern side; others an eastern
    and a western one.
    """
    north, east = offset(line[0], line[-1])
    if abs(east) >= abs(north):
        return "south" if _crossings(_extended(line), point) % 2 else "north"
    turned = [(lng, lat) for lat, lng in _extended(line)]
    return "west" if _crossings(turned, (point[1], point[0])) % 2 else "east"


def metres_to_line(line: Sequence[Point], point: Point) -> float:
    """The distance from `point` to the nearest bit of `line`, metres."""
    corners = [offset(point, corner) for corner in line]
    return min(_from_origin(a, b) for a, b in pairwise(corners))


def metres_outside(area: Sequence[Point], point: Point) -> float:
    """How far `point` lies beyond the polygon `area`, metres; 0 inside."""
    return 0.0 if inside(area, point) else metres_to_line((*area, *area[:1]), point)


def _extended(line: Sequence[Point]) -> list[Point]:
    return [_beyond(line[1], line[0]), *line, _beyond(line[-2], line[-1])]


def _beyond(before: Point, end: Point) -> Point:
    """A point far behind `end`, seen from the one before it."""
    (lat, lng), far = end, 1000.0
    return lat + (lat - before[0]) * far, lng + (lng - before[1]) * far


def _crossings(line: Sequence[Point], point: Point) -> int:
    """How often a ray from `point` towards growing latitude crosses the line."""
    lat, lng = point
    return sum(
        (a[1] > lng) != (b[1] > lng) and lat < a[0] + (b[0] - a[0]) * (lng - a[1]) / (b[1] - a[1])
        for a, b in pairwise(line)
    )


def _from_origin(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The distance of the segment from a to b to the point (0, 0)."""
    along = (b[0] - a[0], b[1] - a[1])
    length = along[0] ** 2 + along[1] ** 2
    share = 0.0 if length == 0.0 else -(a[0] * along[0] + a[1] * along[1]) / length
    share = min(1.0, max(0.0, share))
    return hypot(a[0] + share * along[0], a[1] + share * along[1])


_SIDE = 0.0025, 0.003
"""Degrees of latitude and longitude of a square: 278 m by 286 m at 31° north."""


def _square(point: Point) -> tuple[int, int]:
    return int(point[0] // _SIDE[0]), int(point[1] // _SIDE[1])


def _cell(row: int, column: int) -> str:
    return f"{row}.{column}"
