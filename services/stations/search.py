"""The nearest places to sit, drink, charge: distance, direction and whether they are open.

Unknown hours never count as open, and at night only places that somebody has verified are named:
nobody is sent through the dark on a guess (voice.md, «不让您白跑»).
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, time
from heapq import nsmallest
from typing import NamedTuple

import msgspec

from domain import geo
from domain.street import Station
from services.stations.hours import Opening
from services.stations.index import Index, Spot

FEW = 256
"""Up to so many stations, looking at each is quicker than going from cell to cell."""
EVENING, MORNING, TONIGHT = 21, 6, 23
"""Hours between which it is night, and the hour that «tonight» means when asked by day."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A station as seen from where somebody stands.

    `metres` is the straight line, `minutes` the walk. `opening` is its state at `moment` (ms UTC):
    now, or tonight where a place for the night was asked for by day. `doubted`: people reported
    it closed, whatever its hours say. Whether it is a sample says the station itself.
    """

    station: Station
    metres: int
    minutes: int
    direction: geo.Direction
    opening: Opening
    moment: int
    doubted: bool = False

    @property
    def in_time(self) -> bool:
        """Whether it is still open when somebody who walks there now arrives."""
        left = self.opening.minutes_left(self.moment)
        return self.opening.state == "open" and (left is None or left > self.minutes)


class Wish(NamedTuple):
    """What a station must have to be found, in the index's own numbers."""

    offers: int
    schedules: Sequence[bool]
    passed_over: Collection[int]


def nearest(
    index: Index,
    at: geo.Point,
    facilities: Collection[str] = (),
    *,
    open_only: bool = False,
    night: bool = False,
    now: int,
    limit: int = 3,
    within: float | None = None,
    doubted: Collection[str] = (),
) -> list[Found]:
    """The `limit` stations nearest to `at` (WGS-84) that have all `facilities`, nearest first.

    `open_only` keeps those certainly open at `now` (ms UTC); `night` those certainly open at
    night and verified by somebody. `within` is the farthest straight line, metres. `doubted`
    are ids of stations reported closed: they never count as open.
    """
    offers = index.wanted(facilities, verified=night)
    if offers is None or limit < 1:
        return []
    moment = _tonight(index, now) if night else now
    board = index.tonight if moment != now else index.now
    openings = board.openings(moment)
    must_be_open = open_only or night
    wish = Wish(
        offers,
        [opening.state == "open" or not must_be_open for opening in openings],
        {index.position[name] for name in doubted if must_be_open and name in index.position},
    )
    spots = _closest(index, at, wish, limit, within)
    found = [_seen(index, spot, at, openings, moment, doubted) for spot in spots]
    return sorted(found, key=lambda one: (one.metres, one.station.id))


def listed(
    index: Index, text: str = "", facilities: Collection[str] = (), limit: int = 5
) -> list[Station]:
    """Stations by name, alias or address, best match first: also those without coordinates.

    Without `text`, those that nobody can be led to because their place is not known yet.
    """
    words = _plain(text)
    chosen = (s for s in index.stations if set(facilities) <= set(s.facilities))
    if not words:
        return [station for station in chosen if station.at is None][:limit]
    ranked = [(rank, station) for station in chosen if (rank := _rank(station, words)) is not None]
    return [station for _, station in nsmallest(limit, ranked, key=lambda pair: pair[0])]


def opening_of(index: Index, station: Station, now: int) -> Opening:
    """Whether one station is open at `now` (ms UTC)."""
    return index.now.openings(now)[index.schedule(station)]


def _tonight(index: Index, now: int) -> int:
    """`now` at night, else this evening."""
    here = datetime.fromtimestamp(now / 1000, index.zone)
    if here.hour >= EVENING or here.hour < MORNING:
        return now
    return int(datetime.combine(here.date(), time(TONIGHT), index.zone).timestamp() * 1000)


def _closest(
    index: Index, at: geo.Point, wish: Wish, limit: int, within: float | None
) -> list[Spot]:
    east, north = index.flat(at)
    reach = float("inf") if within is None else within * within
    few = _few(index, wish)
    if few is not None:
        return [spot for _, spot in _best((), few, east, north, wish, limit, reach)]
    best: list[tuple[float, Spot]] = []
    for complete, spots in index.rings(east, north):
        known = () if complete == float("inf") else best
        best = _best(known, spots, east, north, wish, limit, reach)
        farthest = best[-1][0] if len(best) == limit else reach
        if farthest <= complete * complete:
            break
    return [spot for _, spot in best]


def _few(index: Index, wish: Wish) -> Iterable[Spot] | None:
    """A handful of stations among which all answers are, if there is one."""
    if len(index.spots) <= FEW:
        return index.spots
    for bit, spots in index.by_bit.items():
        if wish.offers & bit and len(spots) <= FEW:
            return spots
    groups = [spots for spots, fits in zip(index.by_schedule, wish.schedules, strict=True) if fits]
    if sum(map(len, groups)) <= FEW:
        return [spot for group in groups for spot in group]
    return None


def _best(
    known: Sequence[tuple[float, Spot]],
    spots: Iterable[Spot],
    east: float,
    north: float,
    wish: Wish,
    limit: int,
    reach: float,
) -> list[tuple[float, Spot]]:
    """The nearest of `known` and those of `spots` that fit, with their squared distances."""
    offers, schedules, passed_over = wish
    fitting = [
        (distance, spot)
        for spot in spots
        if spot[2] & offers == offers
        and schedules[spot[3]]
        and (distance := (spot[0] - east) ** 2 + (spot[1] - north) ** 2) <= reach
        and spot[4] not in passed_over
    ]
    return nsmallest(limit, [*known, *fitting]) if fitting else list(known)


def _seen(
    index: Index,
    spot: Spot,
    at: geo.Point,
    openings: Sequence[Opening],
    moment: int,
    doubted: Collection[str],
) -> Found:
    station = index.stations[spot.place]
    there = station.at or at
    metres = geo.metres(at, there)
    return Found(
        station=station,
        metres=round(metres),
        minutes=geo.walking_minutes(metres),
        direction=geo.direction(at, there),
        opening=openings[spot.schedule],
        moment=moment,
        doubted=station.id in doubted,
    )


def _rank(station: Station, words: str) -> int | None:
    """0 the very name, 1 a name that has the words in it, 2 an address; None no match."""
    names = [_plain(name) for name in (station.name, *station.aliases)]
    if words in names:
        return 0
    if any(words in name or (len(name) > 2 and name in words) for name in names):
        return 1
    return 2 if words in _plain(station.address) else None


def _plain(text: str) -> str:
    return "".join(text.casefold().split())
