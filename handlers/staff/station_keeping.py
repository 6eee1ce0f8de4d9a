"""「建站」 and 「核站」: who stands at a place to rest tells of it; the desk confirms new ones."""

import re

from msgspec.structs import replace

from domain import geo
from domain.case import Words
from domain.message import Choice, Reply
from domain.people import Staff
from domain.rights import TABLE, Act
from domain.station import StationRecord
from domain.street import Station
from domain.work import Lane, Notice
from handlers.reporting.whereabouts import fresh_pin
from handlers.staff import finishing
from handlers.staff.doing import rest
from handlers.street.stations import SHUT
from handlers.turn import Turn
from services.cases.telling import alerts
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.ids import new_id
from services.masking import masked
from services.media import showing
from services.people import seats
from services.stations import keeping, listed
from services.stations.said_hours import hours_said
from storage.port import Order, eq

DAY = 86_400_000
_NUMBER = re.compile(r"^\s*(\d{1,6})\s*[号號]?[\s,，:：]*(.*)$", re.DOTALL)
_OPEN = re.compile(r"在开|在開|开着|開著|开门|開門|营业|營業|\bopen\b", re.IGNORECASE)

ANSWERS = (
    ("step-build-yes", "step-build-yes-say"),
    ("step-build-no", "step-build-no-say"),
    ("step-build-show", "step-build-show-say"),
)
"""What the desk may answer to a proposal, and what each answer sends."""


async def build(turn: Turn) -> Reply:
    """「建站 名称 有什么 几点到几点」 after a pin and a photo; 「建站 3」 shows the desk a proposal."""
    words = rest(turn)
    if (asked := _NUMBER.match(words)) and not asked[2]:
        return await _shown(turn, int(asked[1]))
    seat = await _seat(turn, "keep_station")
    if isinstance(seat, Reply):
        return seat
    name, _, more = words.partition(" ")
    pin, media = fresh_pin(turn), finishing.sent(turn)
    if not name or pin is None or not media:
        missing = "build-photo" if name and pin else "build-pin" if name else "build-name"
        return turn.reply(missing)
    if await _same(turn, name):
        return turn.reply("build-known", name=name)
    number = await turn.drawn(keeping.SERIES)
    station = _station(turn, name, more, geo.to_wgs84((pin.lat, pin.lng), pin.crs))
    record = keeping.propose(turn.unit, station, seat, number, masked(words), turn.now)
    turn.unit.insert(
        Words(
            id=new_id(turn.now), street=record.street, case=record.id, at=turn.now,
            said_by=turn.person, part="report", text=words, media=media,
        )
    )  # fmt: skip
    turn.remember(photos=(), photos_at=0, pin=None, pin_at=0)
    await _tell_desk(turn, _asked(turn, record, seat))
    return turn.reply("build-done", number=number, name=name, what=_what(turn, station))


async def approve(turn: Turn) -> Reply:
    """「建站通过 3」: it is on the map from now on."""
    return await _settled(turn, yes=True)


async def refuse(turn: Turn) -> Reply:
    """「建站不通过 3 理由」: it is not; whoever proposed it hears why."""
    return await _settled(turn, yes=False)


async def verify(turn: Turn) -> Reply:
    """「核站 名称 在开 8-20点」: seen today, open or shut, with its hours where these were said."""
    seat = await _seat(turn, "keep_station")
    if isinstance(seat, Reply):
        return seat
    words = rest(turn)
    found = await _named(turn, words)
    if len(found) != 1:
        names = "、".join(station.name for station in found[:3])
        return turn.reply("verify-which", names=names) if found else turn.reply("verify-none")
    shut = bool(SHUT.search(words))
    hours = hours_said(words)
    if not (shut or hours or _OPEN.search(words)):
        return turn.reply("verify-how", name=found[0].name)
    station = replace(
        found[0],
        hours=hours or found[0].hours,
        holiday_hours=hours if hours == "24/7" else found[0].holiday_hours,
        verified_on=f"{turn.office.calendar.local(turn.now):%Y-%m-%d}",
        verified_by=_role(turn, seat),
    )
    await keeping.looked_at(turn.unit, station, seat, masked(words), turn.now, shut=shut)
    told = turn.office.texts.say(
        STAFF_LANGUAGE, "alert-verified", name=station.name, who=seat.name, words=masked(words)
    )
    await _tell_desk(turn, Reply(text=told))
    done = "verify-shut" if shut else "verify-done"
    return turn.reply(done, name=station.name, hours=station.hours or turn.say("build-no-hours"))


async def _seat(turn: Turn, right: Act) -> Staff | Reply:
    mine = await seats.of_person(turn.office.store, turn.person)
    able = (seat for seat in mine if right in TABLE[seat.role] and not seat.outside)
    return next(able, None) or turn.reply("station-not-yours" if mine else "staff-only")


def _station(turn: Turn, name: str, words: str, at: geo.Point) -> Station:
    street, seat_day = turn.office.street, turn.office.calendar.local(turn.now)
    heard = turn.office.understanding.understand(words)
    known = [id for id in heard.facilities if id in street.facilities]
    said = [id for id, label in street.facilities.items() if label in words]
    kinds = (id for id, label in street.kinds.items() if label in f"{name}{words}")
    hours = hours_said(words)
    return Station(
        id=f"kept-{new_id(turn.now)}",
        name=name,
        kind=next(kinds, "partner"),
        at=at,
        hours=hours,
        holiday_hours=hours if hours == "24/7" else "",
        facilities=tuple(dict.fromkeys((*known, *said))),
        verified_on=f"{seat_day:%Y-%m-%d}",
        source="建站",
    )


async def _same(turn: Turn, name: str) -> bool:
    index = (await keeping.current(turn.office)).stations
    return any(name in (one.name, *one.aliases) for one in index.stations)


async def _named(turn: Turn, words: str) -> list[Station]:
    """The stations that the words may begin with: by their whole name, else by its beginning."""
    index = (await keeping.current(turn.office)).stations
    whole = [s for s in index.stations if any(n in words for n in (s.name, *s.aliases))]
    if whole:
        longest = max(len(n) for s in whole for n in (s.name, *s.aliases) if n in words)
        return [
            s for s in whole if any(len(n) == longest for n in (s.name, *s.aliases) if n in words)
        ]
    first = words.partition(" ")[0]
    return listed(index, first) if first else []


async def _settled(turn: Turn, *, yes: bool) -> Reply:
    seat = await _seat(turn, "confirm_station")
    if isinstance(seat, Reply):
        return seat
    number = _NUMBER.match(rest(turn))
    record = await keeping.proposed(turn.office.store, int(number[1])) if number else None
    if number is None or record is None:
        return turn.reply("build-unknown", number=number[1] if number else "?")
    if not yes and not number[2]:
        return turn.reply("build-why", number=number[1])
    told = await turn.unit.get(Staff, record.by)
    station = replace(record.station, verified_by=_role(turn, told or seat))
    record = replace(record, station=station)
    await keeping.settle(turn.unit, record, seat, yes=yes, now=turn.now)
    say = turn.office.texts.say
    id = "alert-built" if yes else "alert-not-built"
    text = say(STAFF_LANGUAGE, id, name=station.name, reason=masked(number[2]))
    if told is not None and told.id != seat.id:
        _tell(turn, told, Reply(text=text))
    return turn.reply("build-yes" if yes else "build-no", name=station.name)


async def _shown(turn: Turn, number: int) -> Reply:
    seat = await _seat(turn, "confirm_station")
    if isinstance(seat, Reply):
        return seat
    record = await keeping.proposed(turn.office.store, number)
    if record is None:
        return turn.reply("build-unknown", number=number)
    said = await turn.office.store.find(Words, [eq("case", record.id)], order=Order(("at",)))
    cards = await showing.card(turn.office, turn.person, said, turn.session.language)
    by = await turn.unit.get(Staff, record.by)
    return replace(_asked(turn, record, by or seat), cards=cards)


def _asked(turn: Turn, record: StationRecord, by: Staff) -> Reply:
    """A proposal as the desk reads it, with both answers."""
    say, number = turn.office.texts.say, record.number
    text = say(
        STAFF_LANGUAGE, "alert-build", number=number, who=by.name,
        name=record.station.name, what=_what(turn, record.station), words=record.said,
    )  # fmt: skip
    return Reply(
        text=text, choices=tuple(_answer(turn, id, say_id, number) for id, say_id in ANSWERS)
    )


def _answer(turn: Turn, id: str, say_id: str, number: int) -> Choice:
    say = turn.office.texts.say
    word = say(STAFF_LANGUAGE, say_id, number=number)
    return Choice(say(STAFF_LANGUAGE, id), word, word)


def _what(turn: Turn, station: Station) -> str:
    """Its kind, what it has, and its hours, as far as they were understood."""
    street = turn.office.street
    has = "、".join(street.facilities[id] for id in station.facilities)
    parts = (street.kinds.get(station.kind, ""), has, station.hours or turn.say("build-no-hours"))
    return "|".join(part for part in parts if part)


def _role(turn: Turn, seat: Staff) -> str:
    return turn.office.texts.say(STAFF_LANGUAGE, f"role-{seat.role.replace('_', '-')}")


async def _tell_desk(turn: Turn, reply: Reply) -> None:
    for seat in await alerts.seats(turn.office, "desk"):
        if seat.person != turn.person:
            _tell(turn, seat, reply)


def _tell(turn: Turn, seat: Staff, reply: Reply) -> None:
    turn.unit.insert(
        Notice(
            id=new_id(turn.now), street=seat.street, lane=Lane.case, reply=reply, made_at=turn.now,
            visible_at=turn.now, expires_at=turn.now + 2 * DAY, staff=seat.id,
        )
    )  # fmt: skip
