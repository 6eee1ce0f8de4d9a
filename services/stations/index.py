"""Stations laid out so that the nearest are found without looking at all of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from math import floor, sqrt
from zoneinfo import ZoneInfo

from domain import geo
from domain.geo import Point
from domain.street import Station, Street
from services.stations.board import Board
from services.stations.days import DayKinds, day_kinds
from services.stations.hours import Schedule
from services.stations.spot import VERIFIED, Spot

PER_CELL = 8
"""Stations in a cell on average: fewer make more empty cells to visit, more make longer ones."""


class Index:
    """All stations of a street (or of a whole city), by place, facility and opening hours."""

    def __init__(self, stations: Iterable[Station], kinds: DayKinds, zone: ZoneInfo) -> None:
        """`kinds` says which days are holidays, `zone` where the opening hours are meant."""
        self.stations = tuple(stations)
        self.zone = zone
        self.position = {station.id: place for place, station in enumerate(self.stations)}
        self._bits = _bits(self.stations)
        self._schedules = _numbered(_hours(station) for station in self.stations)
        schedules = [Schedule(usual, festive, kinds, zone) for usual, festive in self._schedules]
        self._origin = _middle([station.at for station in self.stations if station.at])
        self.spots = tuple(self._spots())
        self.by_bit = {
            bit: [spot for spot in self.spots if spot.offers & bit]
            for bit in (VERIFIED, *self._bits.values())
        }
        groups = _by_schedule(self.spots, len(schedules))
        self.now, self.tonight = Board(schedules, groups), Board(schedules, groups)
        self.cell = _cell_size(self.spots)
        self._cells = self._filed()

    def wanted(self, facilities: Collection[str], *, verified: bool = False) -> int | None:
        """The bits of `facilities`; None where no station has one of them."""
        if any(facility not in self._bits for facility in facilities):
            return None
        return self._offer(facilities, verified=verified)

    def schedule(self, station: Station) -> int:
        """The position of a station's opening hours on the boards."""
        return self._schedules[_hours(station)]

    def flat(self, point: Point) -> tuple[float, float]:
        """Metres east and north of the origin."""
        north, east = geo.offset(self._origin, point)
        return east, north

    def rings(self, east: float, north: float) -> Iterator[tuple[float, Sequence[Spot]]]:
        """Ever wider rings of cells around a point, until every station was given.

        Each with the distance (metres) within which nothing can be missing any more.
        """
        row, column = floor(north / self.cell), floor(east / self.cell)
        edge = min(
            east - column * self.cell, (column + 1) * self.cell - east,
            north - row * self.cell, (row + 1) * self.cell - north,
        )  # fmt: skip
        given, visited, radius = 0, 0, 0
        while given < len(self.spots):
            if visited > len(self._cells):
                yield float("inf"), self.spots  # far away from all: looking at each is quicker
                return
            ring = [spot for key in _ring(row, column, radius) for spot in self._cells.get(key, ())]
            visited += max(1, 8 * radius)
            given += len(ring)
            yield edge + radius * self.cell, ring
            radius += 1

    def _spots(self) -> Iterator[Spot]:
        """Stations with coordinates, on a plane that is true near their middle."""
        for place, station in enumerate(self.stations):
            if station.at:
                verified = station.confirmed or bool(station.verified_on)
                offers = self._offer(station.facilities, verified=verified)
                yield Spot(*self.flat(station.at), offers, self.schedule(station), place)

    def _offer(self, facilities: Iterable[str], *, verified: bool) -> int:
        return sum({self._bits[facility] for facility in facilities}) + VERIFIED * verified

    def _filed(self) -> dict[tuple[int, int], list[Spot]]:
        cells: dict[tuple[int, int], list[Spot]] = defaultdict(list)
        for spot in self.spots:
            cells[floor(spot.north / self.cell), floor(spot.east / self.cell)].append(spot)
        return dict(cells)


def street_index(street: Street) -> Index:
    """The index of a street pack's own stations."""
    return Index(street.stations, day_kinds(street.hours), ZoneInfo(street.zone))


def _hours(station: Station) -> tuple[str, str]:
    return station.hours, station.holiday_hours


def _numbered(keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    return {key: number for number, key in enumerate(dict.fromkeys(keys))}


def _bits(stations: Sequence[Station]) -> dict[str, int]:
    names = dict.fromkeys(facility for station in stations for facility in station.facilities)
    return {facility: VERIFIED << number for number, facility in enumerate(names, start=1)}


def _middle(points: Sequence[Point]) -> Point:
    if not points:
        return 0.0, 0.0
    lats, lngs = [point[0] for point in points], [point[1] for point in points]
    return (min(lats) + max(lats)) / 2, (min(lngs) + max(lngs)) / 2


def _cell_size(spots: Sequence[Spot]) -> float:
    """Metres: so that a cell has PER_CELL stations if they lay evenly."""
    easts = [spot.east for spot in spots] or [0.0]
    norths = [spot.north for spot in spots] or [0.0]
    area = (max(easts) - min(easts) + 1.0) * (max(norths) - min(norths) + 1.0)
    return max(10.0, sqrt(area * PER_CELL / max(1, len(spots))))


def _by_schedule(spots: Sequence[Spot], schedules: int) -> list[list[Spot]]:
    groups: list[list[Spot]] = [[] for _ in range(schedules)]
    for spot in spots:
        groups[spot.schedule].append(spot)
    return groups


def _ring(row: int, column: int, radius: int) -> Iterator[tuple[int, int]]:
    """The cells exactly `radius` away from one, going round."""
    if radius == 0:
        yield row, column
        return
    for step in range(-radius, radius):
        yield row - radius, column + step
        yield row + radius, column - step
        yield row - step, column - radius
        yield row + step, column + radius
