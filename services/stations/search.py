"""The nearest places to sit, drink, charge: distance, direction and whether they are open.

Unknown hours never count as open, and at night only places that somebody has verified are named:
nobody is sent through the dark on a guess (voice.md, «不让您白跑»).
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, time
from heapq import nsmallest
from math import prod
from typing import NamedTuple

import msgspec

from domain import geo
from domain.street import Station
from services.stations.board import Showing
from services.stations.hours import Opening
from services.stations.index import Index
from services.stations.spot import Spot

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
    is_open: Sequence[bool] | None
    passed_over: Collection[int]
    limit: int
    reach: float

    def fits(self, spot: Spot) -> bool:
        """Whether this one will do, wherever it lies."""
        return (
            (self.is_open is None or self.is_open[spot.schedule])
            and spot.offers & self.offers == self.offers
            and spot.place not in self.passed_over
        )


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
    showing = (index.tonight if moment != now else index.now).at(moment)
    must_be_open = open_only or night
    wish = Wish(
        offers,
        showing.is_open if must_be_open else None,
        {index.position[name] for name in doubted if must_be_open and name in index.position},
        limit,
        float("inf") if within is None else within * within,
    )
    spots = _closest(index, at, wish, showing)
    found = [_seen(index, spot, at, showing, moment, doubted) for spot in spots]
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
    return index.now.at(now).openings[index.schedule(station)]


def _tonight(index: Index, now: int) -> int:
    """`now` at night, else this evening."""
    here = datetime.fromtimestamp(now / 1000, index.zone)
    if here.hour >= EVENING or here.hour < MORNING:
        return now
    return int(datetime.combine(here.date(), time(TONIGHT), index.zone).timestamp() * 1000)


def _closest(index: Index, at: geo.Point, wish: Wish, showing: Showing) -> list[Spot]:
    east, north = index.flat(at)
    few = _few(index, wish, showing)
    if few is not None:
        return [spot for _, spot in _best((), few, east, north, wish)]
    best: list[tuple[float, Spot]] = []
    for complete, spots in index.rings(east, north):
        best = _best(() if complete == float("inf") else best, spots, east, north, wish)
        farthest = best[-1][0] if len(best) == wish.limit else wish.reach
        if farthest <= complete * complete:
            break
    return [spot for _, spot in best]


def _few(index: Index, wish: Wish, showing: Showing) -> Sequence[Spot] | None:
    """Stations among which all answers are, if that is fewer than going from cell to cell sees.

    Rings see about as many stations as it takes for `limit` of them to fit, and half a ring more.
    """
    lists = [index.by_bit[bit] for bit in index.by_bit if wish.offers & bit]
    counts = [len(spots) for spots in lists]
    everything = len(index.spots)
    if wish.is_open is not None:
        counts.append(showing.count)
    share = prod(count / everything for count in counts) if everything else 0.0
    enough = max(FEW, 2 * wish.limit / share if share else everything)
    if min(counts, default=everything) > enough:
        return None if everything > FEW else index.spots
    if wish.is_open is not None and showing.count == min(counts):
        return showing.spots
    return min(lists, key=len, default=index.spots)


def _best(
    known: Sequence[tuple[float, Spot]],
    spots: Iterable[Spot],
    east: float,
    north: float,
    wish: Wish,
) -> list[tuple[float, Spot]]:
    """The nearest of `known` and those of `spots` that fit, with their squared distances."""
    reach = known[-1][0] if len(known) == wish.limit else wish.reach
    nearer = [
        (distance, spot)
        for spot in spots
        if (distance := (spot[0] - east) ** 2 + (spot[1] - north) ** 2) <= reach and wish.fits(spot)
    ]
    return nsmallest(wish.limit, [*known, *nearer]) if nearer else list(known)


def _seen(
    index: Index,
    spot: Spot,
    at: geo.Point,
    showing: Showing,
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
        opening=showing.openings[spot.schedule],
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
