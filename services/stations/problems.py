"""What is wrong at a station: one thing, whether chat, the map's page or the API heard of it.

It is a question for the desk, and its answer is for whoever told it and can be reached.
"""

from typing import Literal, NamedTuple, get_args

from msgspec.structs import replace

from domain.case import Actor, Case
from domain.message import Media, Reply
from domain.people import Staff
from domain.street import Station
from services.cases import speaking
from services.cases.intake import Report, open_case
from services.cases.telling import alerts
from services.cases.where import Spot
from services.cases.words import said
from services.duty import running
from services.office import Office
from services.stations import doubting
from services.unit import Unit
from storage.port import eq

Kind = Literal["shut", "gone", "broken", "wrong", "other"]
KINDS: tuple[Kind, ...] = get_args(Kind)
NOT_OPEN = frozenset({"shut", "gone"})

TOPIC = "station_problem"


class Problem(NamedTuple):
    """What is wrong with which station, in words, with photos, by which message of the channel."""

    station: Station
    kind: Kind
    words: str = ""
    media: tuple[Media, ...] = ()
    message: str = ""


async def tell(
    office: Office, unit: Unit, problem: Problem, actor: Actor, serial: int, now: int
) -> Case:
    """The case that it becomes, or the one that `actor` has open about this station already.

    A station that enough people found closed is not open any more: the desk, and whoever keeps it
    today, hear of that.
    """
    text = "\n".join(filter(None, (_line(office, problem, actor), problem.words)))
    case = next((c for c in await known(office, problem.station) if _is_of(c, actor)), None)
    if case is None:
        report = Report(
            kind="question", topic=TOPIC, urgency="low", spot=Spot(place=problem.station.name),
            text=text, media=problem.media, message=problem.message,
        )  # fmt: skip
        case = open_case(office, unit, report, actor, serial, now)
        await alerts.alert(office, unit, case, text, now)
    else:
        words = said(case, actor, now, "note", text)
        words = replace(words, media=problem.media, message=problem.message)
        case = speaking.add(office, unit, case, actor, words, now)
        await speaking.pass_on(office, unit, case, text, now)
    if problem.kind in NOT_OPEN:
        await found_shut(office, unit, case, problem.station, actor.whole, now)
    return case


async def found_shut(
    office: Office, unit: Unit, case: Case, station: Station, person: str, now: int
) -> None:
    """Count it as what `person` found there; with enough of them, tell who can go and look."""
    if not await doubting.found_shut(unit, station, person, now):
        return
    text = office.texts.say(
        alerts.STAFF_LANGUAGE, "alert-station-shut", name=station.name, count=doubting.ENOUGH
    )
    seats = [*await alerts.seats(office, "desk"), *await _keepers(office, station, now)]
    once = {seat.id: seat for seat in seats}.values()
    await alerts.tell_seats(unit, case, once, Reply(text=text), now)


async def known(office: Office, station: Station) -> list[Case]:
    """What is being looked into at a station."""
    where = [eq("place", station.name), eq("topic", TOPIC)]
    return [one for one in await office.store.find(Case, where, limit=100) if one.opened]


def _is_of(case: Case, actor: Actor) -> bool:
    return case.reporter == actor.name_in(case) != ""


def _line(office: Office, problem: Problem, actor: Actor) -> str:
    say, station = office.texts.say, problem.station
    what = say(alerts.STAFF_LANGUAGE, f"map-problem-{problem.kind}")
    return say(
        alerts.STAFF_LANGUAGE, "station-told-line",
        door=actor.channel, name=station.name, station=station.id, what=what,
    )  # fmt: skip


async def _keepers(office: Office, station: Station, now: int) -> list[Staff]:
    """轮值站长: whose shift at this station runs."""
    shifts = await running.between(office.store, now, now + 1)
    found = [await office.store.get(Staff, s.seat) for s in shifts if s.station == station.id]
    return [seat for seat in found if seat is not None and not seat.revoked]
