"""Stations made up for tests."""

from datetime import datetime
from random import Random
from zoneinfo import ZoneInfo

from domain.street import Station, WorkHours
from services.stations import Index
from services.stations.days import day_kinds

ZONE = ZoneInfo("Asia/Shanghai")
HERE = (31.26, 121.436)


def moment(text: str) -> int:
    """Ms UTC of a wall-clock time in Shanghai, like 2026-11-21 23:30."""
    return int(datetime.fromisoformat(text).replace(tzinfo=ZONE).timestamp() * 1000)


def station(key: str, /, metres_east: float = 0.0, **fields: object) -> Station:
    """A verified station so far east of HERE."""
    at = (HERE[0], HERE[1] + metres_east / 95_046.0)
    known = {"at": at, "kind": "rider_station", "source": "made", "verified_on": "2026-11-20"}
    return Station(**{"id": key, "name": key, **known, **fields})  # type: ignore[arg-type]


def index(*stations: Station, hours: WorkHours | None = None) -> Index:
    """The index of these stations."""
    return Index(stations, day_kinds(hours or WorkHours()), ZONE)


def city(count: int, hours: list[str], *, spread: float = 0.2, seed: int = 7) -> list[Station]:
    """`count` stations strewn over a square of `spread` degrees, hours dealt out in turn."""
    chance = Random(seed)
    offers = ("water", "rest", "charge_phone", "toilet", "heat_food")
    return [
        station(
            f"s{number}",
            at=(
                HERE[0] + chance.uniform(-spread, spread),
                HERE[1] + chance.uniform(-spread, spread),
            ),
            hours=hours[number % len(hours)],
            facilities=tuple(chance.sample(offers, chance.randint(0, 4))),
        )
        for number in range(count)
    ]
