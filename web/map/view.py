"""What the map's page shows: the stations that were asked for, in the reader's language."""

from collections.abc import Sequence

import msgspec

from domain.geo import Point, wgs84_to_gcj02
from domain.session import Language
from domain.street import Station
from services.office import Office
from services.stations import Found, Index, amap, keeping, listed, nearest, tencent
from services.stations.telling import Teller
from web.map.asked import FEW, MOST, Asked, named

UNPLACED = 100
"""So many stations that nobody can be led to yet are named below."""


class Row(msgspec.Struct, frozen=True):
    """One station; all is text but where it lies. `state` says which mark it has on the map."""

    id: str
    name: str
    kind: str
    state: str
    opening: str = ""
    way: str = ""
    has: tuple[str, ...] = ()
    hours: str = ""
    who: str = ""
    address: str = ""
    outside: str = ""
    verified: str = ""
    sample: bool = False
    at: Point | None = None
    shifted: Point | None = None
    tencent: str = ""
    amap: str = ""


class View(msgspec.Struct, frozen=True):
    """The list: `rows` by distance from `start`, then those without a known position."""

    asked: Asked
    start: Point | None
    start_name: str
    rows: tuple[Row, ...]
    unplaced: tuple[Row, ...]
    more: str = ""


async def view(office: Office, asked: Asked, language: Language) -> View:
    """What there is for these wishes now."""
    index, shut = await keeping.current(office)
    now = office.clock.now()
    start = asked.at or named(office.street).get(asked.near)
    found = nearest(
        index, start or office.street.centre_point, asked.facilities,
        open_only=asked.open_now, now=now, limit=asked.count + 1, doubted=shut,
    )  # fmt: skip
    teller = Teller(office, language, now)
    more = len(found) > asked.count and asked.count < MOST
    return View(
        asked,
        start,
        _start_name(office, asked),
        tuple(_row(teller, one, led=start is not None) for one in found[: asked.count]),
        () if asked.open_now else _unplaced(teller, index, asked),
        asked.query(n=str(asked.count + FEW)) if more else "",
    )


def _start_name(office: Office, asked: Asked) -> str:
    if asked.at:
        return ""
    return next((p.name for p in office.street.places if p.id == asked.near), "")


def _row(teller: Teller, one: Found, *, led: bool) -> Row:
    station = one.station
    assert station.at is not None
    return msgspec.structs.replace(
        _plain(teller, station),
        state="doubted" if one.doubted else one.opening.state,
        opening=teller.opening(one.opening, doubted=one.doubted),
        way=teller.way(one) if led else "",
        at=station.at,
        shifted=wgs84_to_gcj02(station.at),
        tencent=tencent(station.at, station.name),
        amap=amap(station.at, station.name),
    )


def _plain(teller: Teller, station: Station) -> Row:
    return Row(
        id=station.id,
        name=station.name,
        kind=teller.kind(station.kind),
        state="unknown",
        has=tuple(teller.facility(one) for one in station.facilities),
        hours=teller.hours(station),
        who=station.who,
        address=station.address,
        outside=station.outside,
        verified=station.verified_on,
        sample=station.sample,
    )


def _unplaced(teller: Teller, index: Index, asked: Asked) -> tuple[Row, ...]:
    stations: Sequence[Station] = listed(index, "", asked.facilities, UNPLACED)
    return tuple(_plain(teller, one) for one in stations)
