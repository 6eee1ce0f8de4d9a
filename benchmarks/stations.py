"""The nearest stations: 100,000 of them with one in a hundred open, and 50 of them.

Budgets: under 1 ms for three out of 100,000; 50 no slower than looking at each of them.
"""

from collections.abc import Callable, Iterator
from random import Random
from statistics import median, quantiles
from time import perf_counter
from zoneinfo import ZoneInfo

from domain import geo
from domain.street import Station, WorkHours
from services.stations import Found, Index, nearest, opening_of
from services.stations.days import day_kinds

NOW = 1_795_401_000_000  # Monday 2026-11-23, 10:30 in Shanghai
MIDDLE = (31.23, 121.47)
OFFERS = ("water", "rest", "charge_phone", "toilet", "heat_food", "wifi", "aircon", "seat")


def made_up(count: int, spread: float, *, open_share: float, strings: int) -> list[Station]:
    """`count` stations over `spread` degrees each way, with `strings` different opening hours."""
    chance = Random(count)
    is_open = [f"Mo-Fr 08:{n % 60:02}-{18 + n // 60 % 6}:00" for n in range(strings)]
    closed = [f"Mo-Fr 18:{n % 60:02}-{19 + n // 60 % 4}:00" for n in range(strings)]
    return [
        Station(
            id=f"s{number}",
            name=f"站{number}",
            kind="rider_station",
            source="made",
            at=(
                MIDDLE[0] + chance.uniform(-spread, spread),
                MIDDLE[1] + chance.uniform(-spread, spread),
            ),
            hours=chance.choice(is_open if chance.random() < open_share else closed),
            facilities=tuple(chance.sample(OFFERS, chance.randint(1, 5))),
        )
        for number in range(count)
    ]


def indexed(stations: list[Station]) -> Index:
    """The index on the state's calendar."""
    return Index(stations, day_kinds(WorkHours()), ZoneInfo("Asia/Shanghai"))


def plain_scan(index: Index, at: geo.Point) -> list[tuple[float, str]]:
    """What anybody would write first: the distance to each that is open, sorted."""
    found = [
        (geo.metres(at, station.at), station.id)
        for station in index.stations
        if station.at and opening_of(index, station, NOW).state == "open"
    ]
    return sorted(found)[:3]


def milliseconds(ask: Callable[[geo.Point], object], spread: float, times: int) -> list[float]:
    """How long each of `times` questions from all over the place takes."""
    chance = Random(1)
    took = []
    for _ in range(times):
        at = (
            MIDDLE[0] + chance.uniform(-spread, spread),
            MIDDLE[1] + chance.uniform(-spread, spread),
        )
        start = perf_counter()
        ask(at)
        took.append((perf_counter() - start) * 1000)
    return took


def rows() -> Iterator[tuple[str, str, str]]:
    """One line a measurement."""
    for title, open_share, strings, facilities in (
        ("one in a hundred open", 0.01, 100, ()),
        ("one in a hundred open, 2,000 different hours", 0.01, 1000, ()),
        ("half open", 0.5, 100, ()),
        ("one in a hundred open, with water and a toilet", 0.01, 100, ("water", "toilet")),
        ("one in a thousand open", 0.001, 100, ()),
    ):
        index = indexed(made_up(100_000, 0.2, open_share=open_share, strings=strings))

        def ask(
            at: geo.Point, index: Index = index, what: tuple[str, ...] = facilities
        ) -> list[Found]:
            return nearest(index, at, what, open_only=True, now=NOW)

        first = milliseconds(ask, 0.2, 1)[0]
        took = milliseconds(ask, 0.2, 400)
        p99 = quantiles(took, n=100)[98]
        measured = f"{median(took):.3f}, {p99:.3f}, {first:.1f} ms"
        yield f"100,000 stations, {title}: median, p99, first", measured, "median under 1 ms"
    index = indexed(made_up(50, 0.01, open_share=0.5, strings=10))
    rounds = [
        (
            median(milliseconds(lambda at: nearest(index, at, open_only=True, now=NOW), 0.01, 300)),
            median(milliseconds(lambda at: plain_scan(index, at), 0.01, 300)),
        )
        for _ in range(5)
    ]
    ours, plain = (median(part) for part in zip(*rounds, strict=True))
    measured = f"{ours / plain:.2f} ({ours * 1000:.1f} against {plain * 1000:.1f} µs)"
    yield "50 stations against a plain scan", measured, "at most 1"
