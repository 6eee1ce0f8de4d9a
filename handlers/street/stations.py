"""A place to rest: the three nearest that have what is asked for, honestly open or not."""

import re
from collections.abc import Sequence

from domain import geo
from domain.case import Case
from domain.message import Card, Choice, Link, Pin, Reply
from domain.session import Question
from domain.street import Station
from domain.understanding import Understood
from handlers.own.notes import added
from handlers.reporting.desk_items import item
from handlers.reporting.whereabouts import fresh_pin
from handlers.turn import Turn
from services import stations as desk
from services.fonts import chinese
from services.maps import address, picture
from services.stations import Found, Index, keeping, problems
from services.stations.telling import Teller

FAR = 3_000
"""Straight metres beyond which nobody walks; further stations are not named."""

SHUT = re.compile(
    r"关门|關門|没开|沒開|关着|關著|锁|鎖|没人|\bclosed\b|\bshut\b|\bnot open\b|\blocked\b",
    re.IGNORECASE,
)
"""What people find at a station that they were sent to."""

NTH = re.compile(
    r"^(?:那|去|要|the )?(?:第|头|頭)?(?P<n>[123一二三两兩]|first|second|third)(?:个|個|家|处|處| one)"
    r"|^最近(?:的|那)|^the (?:nearest|closest)",
    re.IGNORECASE,
)
"""「第二个怎么走」, «the first one»: which of those on the list."""

ORDER = {"2": 1, "二": 1, "两": 1, "兩": 1, "second": 1, "3": 2, "三": 2, "third": 2}
"""Its place on the list; all else is the first."""

NOT_THINGS = frozenset({"open_now", "night"})
"""Facilities of a question that are about time, not about what a station has."""


async def find(turn: Turn) -> Reply:
    """「附近哪里能充电」: by a fresh pin, a place named in the words, or asked where."""
    at = _point(turn)
    if at is None:
        turn.ask("station_where", words=turn.words)
        return turn.reply("stations-where")
    return await near(turn, at, turn.heard)


async def near_pin(turn: Turn) -> Reply:
    """A bare pin: what is nearest to it, and that a problem can be told as well."""
    pin, question = turn.incoming.pin, turn.question
    assert pin is not None
    asked = question.words if question and question.kind == "station_where" else ""
    heard = turn.office.understanding.understand(asked) if asked else turn.heard
    turn.settle()
    return await near(turn, _of_pin(pin), heard, hint=turn.say("stations-report-hint"))


async def told_where(turn: Turn, question: Question) -> Reply | None:
    """The answer to 「您在哪儿?」: a place by its name, for what was asked before."""
    place = turn.office.understanding.place_of(turn.words).place
    at = _named(turn, place or "")
    if at is None or turn.heard.intent in ("appeal", "emergency"):
        return None
    turn.settle()
    return await near(turn, at, turn.office.understanding.understand(question.words))


async def told_station(turn: Turn, question: Question) -> Reply | None:
    """「1」 after the list: the way to that one; 「关门了」: one of them is closed."""
    if not (turn.chosen or turn.command) and SHUT.search(turn.words):
        return await report(turn)
    station = await _known(turn, turn.chosen or _nth(turn, question.choices))
    if station is None or station.at is None:
        return None
    turn.ask("station", question.choices, words=station.id)
    verified = Teller(turn.office, turn.session.language, turn.now).verified(station)
    lines = tuple(line for line in (station.address, verified) if line)
    card = Card(station.name, lines, _links(turn, station))
    place = Pin(*station.at, label=station.name)
    return Reply(cards=(card,), after=turn.say("stations-tail"), place=place)


async def report(turn: Turn) -> Reply:
    """「关门」「没水了」: thanked for, and somebody goes to look, at those just named."""
    asked, shut = turn.question, SHUT.search(turn.words) is not None
    listed = asked.choices if asked and asked.kind == "station" else ()
    picked = asked.words if listed and asked else ""
    station = await _meant(turn, _nth(turn, listed) or picked, listed)
    if station is not None:
        turn.settle()
        return await _told(turn, station, "shut" if shut else "other", turn.words)
    words = turn.words
    if listed:
        names = "、".join(c.label for c in listed)
        words += "\n" + turn.say("station-report-listed", names=names)
    turn.settle()
    case = await item(turn, "question", words, problems.TOPIC)
    if not (listed and shut):
        return turn.reply("station-report-kept", number=case.serial)
    turn.ask("station_shut", listed, case=case.id)
    return turn.reply("station-report-which", number=case.serial)


async def told_shut(turn: Turn, question: Question) -> Reply | None:
    """「2」 after 「是哪一处关着?」: that one is, and it counts as their word."""
    station = await _known(turn, turn.chosen)
    case = await turn.unit.get(Case, question.case)
    if station is None or case is None:
        return None
    turn.settle()
    await added(turn, case, station.name)
    await problems.found_shut(turn.office, turn.unit, case, station, turn.person, turn.now)
    return turn.reply("station-report-shut", number=case.serial, name=station.name)


async def _told(turn: Turn, station: Station, kind: problems.Kind, words: str) -> Reply:
    media = (turn.incoming.media,) if turn.incoming.media else ()
    problem = problems.Problem(station, kind, words, media, turn.message_key)
    case = await problems.tell(
        turn.office, turn.unit, problem, turn.actor(), await turn.serial(), turn.now
    )
    turn.keep_case(case)
    return turn.reply("station-report-kept", number=case.serial)


def _nth(turn: Turn, listed: Sequence[Choice]) -> str:
    """The id of the one on the list that their words count to, "" for none."""
    match = NTH.match(turn.words) if turn.free else None
    if match is None:
        return ""
    place = ORDER.get((match["n"] or "").lower(), 0)
    return listed[place].means if place < len(listed) else ""


async def _meant(turn: Turn, picked: str, listed: Sequence[Choice]) -> Station | None:
    """The one they name, or were shown the way to, or the only one they were told of."""
    index = (await keeping.current(turn.office)).stations
    named = [s for s in index.stations if any(n in turn.words for n in (s.name, *s.aliases))]
    if len(named) == 1:
        return named[0]
    only = listed[0].means if len(listed) == 1 else ""
    return await _known(turn, picked or only)


async def _known(turn: Turn, id: str) -> Station | None:
    index = (await keeping.current(turn.office)).stations
    place = index.position.get(id)
    return index.stations[place] if place is not None else None


async def near(turn: Turn, at: geo.Point, heard: Understood, hint: str = "") -> Reply:
    """The three nearest stations for what `heard` asks for."""
    night, open_now = "night" in heard.facilities, "open_now" in heard.facilities
    things = [f for f in heard.facilities if f not in NOT_THINGS]
    index, shut = await keeping.current(turn.office)
    found = desk.nearest(
        index, at, things,
        open_only=open_now, night=night, now=turn.now, within=FAR, doubted=shut,
    )  # fmt: skip
    if not found:
        return _none(turn, index, things, open_now or night)
    head = "stations-head-night" if night else "stations-head-open" if open_now else "stations-head"
    after = [turn.say("stations-night-note")] if night else []
    after += [turn.say("stations-tail"), *([hint] if hint else [])]
    names = (Choice(one.station.name, one.station.name, means=one.station.id) for one in found)
    turn.ask("station", tuple(names))
    return Reply(
        text=turn.say(head),
        cards=tuple(_card(turn, one) for one in found),
        after="\n".join(after),
        links=(_page(turn, at, things, open_now=open_now or night),),
        picture=_picture(turn, at, found),
    )


def _page(turn: Turn, at: geo.Point, things: Sequence[str], *, open_now: bool) -> Link:
    """All of them on the map's page, from the same place where it was named."""
    near = next((p.id for p in turn.office.street.places if p.at == at and not p.outside), "")
    language = turn.session.language
    url = address.page(turn.office, language, things, open_now=open_now, near=near)
    return Link(turn.say("stations-on-the-map"), url)


def _picture(turn: Turn, at: geo.Point, found: Sequence[Found]) -> str:
    """A map of them, drawn when somebody looks at it; "" where nothing can be drawn."""
    if chinese() is None:
        return ""
    ids = tuple(one.station.id for one in found)
    wanted = picture.Wanted(at, ids, turn.session.language)
    return turn.office.base_url + picture.path(turn.office, wanted, turn.now)


def _none(turn: Turn, index: Index, things: Sequence[str], must_be_open: bool) -> Reply:
    names = turn.office.street.facilities
    wanted = "、".join(names.get(f, f) for f in things) or turn.say("stations-any")
    lines = [
        turn.say("stations-none-open") if must_be_open else turn.say("stations-none", wanted=wanted)
    ]
    unplaced = desk.listed(index, facilities=things, limit=3)
    if unplaced and not must_be_open:
        lines.append(turn.say("stations-no-coords", names="、".join(s.name for s in unplaced)))
    everything = Link(
        turn.say("stations-on-the-map"), address.page(turn.office, turn.session.language)
    )
    return Reply(text="\n".join(lines), links=(everything,), choices=(turn.choice("ask-me"),))


def _card(turn: Turn, one: Found) -> Card:
    teller = Teller(turn.office, turn.session.language, turn.now)
    opening = teller.opening(one.opening, doubted=one.doubted)
    has, verified = teller.facilities(one.station), teller.verified(one.station)
    lines = [teller.way(one), opening, has, verified]
    if one.station.sample:
        lines.append(turn.say("station-sample"))
    told = tuple(line for line in lines if line)
    # With both maps' links for each, three stations do not fit into one message of WeChat's.
    return Card(one.station.name, told, _links(turn, one.station)[:1])


def _links(turn: Turn, station: Station) -> tuple[Link, ...]:
    if station.at is None:
        return ()
    return (
        Link(turn.say("station-navigate"), desk.tencent(station.at, station.name)),
        Link(turn.say("station-navigate-amap"), desk.amap(station.at, station.name)),
    )


def _point(turn: Turn) -> geo.Point | None:
    named = _named(turn, turn.heard.place or "")
    if named is not None:
        return named
    pin = fresh_pin(turn)
    return _of_pin(pin) if pin else None


def _named(turn: Turn, place: str) -> geo.Point | None:
    return next((p.at for p in turn.office.street.places if p.name == place and p.at), None)


def _of_pin(pin: Pin) -> geo.Point:
    return geo.to_wgs84((pin.lat, pin.lng), pin.crs)
