"""`stations` and `centre`: what there is for everybody, honest about what nobody confirmed."""

import msgspec

from domain import geo
from domain.errors import NotFound
from domain.message import Crs
from domain.street import Centre, Service, Station
from services import stations
from services.bookings import slots
from services.centre import listing
from services.office import Office
from services.stations import Index, keeping
from services.stations.telling import Teller
from web.api.asking import Asked, Operation
from web.api.place_shapes import (
    At,
    Feature,
    Features,
    Geometry,
    House,
    Nearby,
    Offered,
    Opening,
    Place,
    Places,
    Properties,
    Services,
)


def operations(office: Office) -> list[Operation]:
    """What can be asked here, by anybody."""

    async def near(asked: Asked) -> Places:
        teller = Teller(office, asked.language, asked.now)
        return Places(await _near(office, teller, asked.query, asked.now))

    async def drawn(_: Asked) -> Features:
        index = (await keeping.current(office)).stations
        return Features([_feature(one) for one in index.stations if one.at])

    async def house(_: Asked) -> House:
        return _house(_centre(office))

    async def services(_: Asked) -> Services:
        sure, reported = listing(_centre(office))
        booked = {one.id for one, _ in slots.bookable(office)}
        every = (*sure, *reported)
        return Services([_offered(one, booked=one.id in booked) for one in every])

    return [
        Operation(
            method="GET", path="/stations", name="stations", summary="Stations, nearest first",
            does=near, query=Nearby, answer=Places, open=True, catalogue=True,
        ),
        Operation(
            method="GET", path="/stations.geojson", name="stations-geojson", does=drawn,
            summary="All stations as GeoJSON", answer=Features, open=True, catalogue=True,
            content_type="application/geo+json",
        ),
        Operation(
            method="GET", path="/centre", name="centre", summary="The 1690 centre",
            does=house, answer=House, open=True, catalogue=True, may_be=(404,),
        ),
        Operation(
            method="GET", path="/centre/services", name="centre-services", does=services,
            summary="The centre's free services", answer=Services, open=True, catalogue=True,
            may_be=(404,),
        ),
    ]  # fmt: skip


async def _near(office: Office, teller: Teller, wanted: Nearby, now: int) -> list[Place]:
    index, shut = await keeping.current(office)
    things = [name for name in wanted.facility.split(",") if name]
    if wanted.lat is None or wanted.lng is None:
        chosen = (s for s in index.stations if set(things) <= set(s.facilities))
        shown = [
            _place(office, teller, index, s, wanted.crs, now, doubted=s.id in shut) for s in chosen
        ]
        if wanted.open_now == "1":
            shown = [s for s in shown if s.opening.state == "open" and not s.doubted]
        return shown[: wanted.limit]
    found = stations.nearest(
        index,
        geo.to_wgs84((wanted.lat, wanted.lng), wanted.crs),
        things,
        open_only=wanted.open_now == "1",
        now=now,
        limit=wanted.limit,
        doubted=shut,
    )
    return [
        msgspec.structs.replace(
            _place(office, teller, index, one.station, wanted.crs, now, doubted=one.doubted),
            metres=one.metres,
            minutes=one.minutes,
            way=teller.way(one),
        )
        for one in found
    ]


def _place(
    office: Office,
    teller: Teller,
    index: Index,
    station: Station,
    crs: Crs,
    now: int,
    *,
    doubted: bool,
) -> Place:
    opening = stations.opening_of(index, station, now)
    changes = opening.changes_at
    at = office.calendar.local(changes).isoformat(timespec="minutes") if changes else ""
    return Place(
        id=station.id,
        name=station.name,
        kind=teller.kind(station.kind),
        address=station.address,
        at=told_in(station.at, crs) if station.at else None,
        crs=crs,
        hours=station.hours,
        week=teller.hours(station),
        opening=Opening(opening.state, at, teller.opening(opening, doubted=doubted)),
        facilities={f: teller.facility(f) for f in station.facilities},
        who=station.who,
        verified_on=station.verified_on,
        confirmed=station.confirmed,
        sample=station.sample,
        doubted=doubted,
    )


def told_in(point: geo.Point, crs: Crs) -> At:
    """A point of ours in the asker's system."""
    if crs == "wgs84":
        return At(*point)
    shifted = geo.wgs84_to_gcj02(point)
    lat, lng = geo.gcj02_to_bd09(shifted) if crs == "bd09" else shifted
    return At(round(lat, 6), round(lng, 6))


def _feature(station: Station) -> Feature:
    assert station.at is not None
    lat, lng = station.at
    shown = Properties(
        station.name,
        station.kind,
        station.address,
        station.hours,
        list(station.facilities),
        station.confirmed,
        station.sample,
    )
    return Feature(station.id, Geometry([lng, lat]), shown)


def _centre(office: Office) -> Centre:
    if office.street.centre is None:
        raise NotFound("this street has none")
    return office.street.centre


def _house(centre: Centre) -> House:
    rooms = [room.name for room in centre.rooms]
    return House(
        centre.id,
        centre.name,
        centre.address,
        centre.hours,
        At(*centre.at) if centre.at else None,
        rooms,
        centre.confirmed,
    )


def _offered(one: Service, *, booked: bool) -> Offered:
    return Offered(
        one.id,
        one.number,
        one.name,
        one.how,
        one.who,
        one.when,
        one.where,
        one.confirmed,
        booked,
    )
