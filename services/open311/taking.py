"""A report of another system becomes a case: the same way as anybody's, told to the same people."""

import msgspec
from msgspec.structs import replace

from domain.case import Actor, Case, Words
from domain.message import Pin
from domain.street import Topic
from domain.understanding import URGENCIES, Understood, Urgency
from services.cases.intake import Report, open_case
from services.cases.telling import alerts
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.cases.together import incidents
from services.cases.where import Spot, locate, merged, spot_in, spot_of
from services.ids import new_id
from services.mode import changing, effects
from services.office import Office
from services.unit import Unit

CHANNEL = "open311"


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """What another system reports. `who` tells its users apart, "" where it does not say.

    `address` are words about the place, `place` the id of one in the pack, `media` a link.
    """

    system: str
    topic: Topic
    text: str = ""
    pin: Pin | None = None
    address: str = ""
    place: str = ""
    door: str = ""
    media: str = ""
    phone: str = ""
    who: str = ""


def where(office: Office, brought: Brought) -> Spot:
    """Where it is: the point decides, then the place by its id, the address, and the words."""
    known = next((p for p in office.street.places if p.id == brought.place), None)
    spot = Spot(known.grid, known.name, outside=known.outside) if known else Spot()
    door = brought.door
    if not spot.known and brought.address:
        spot = merged(spot_in(office.understanding.place_of(brought.address)), spot)
        door = door or spot.door
    if not spot.known and not spot.outside:
        spot = merged(spot_of(office.understanding.understand(brought.text)), spot)
    if brought.pin:
        spot = merged(spot, locate(office, brought.pin))
    return replace(spot, door=door or spot.door)


async def take(
    office: Office, unit: Unit, brought: Brought, spot: Spot, serial: int, now: int
) -> Case:
    """The case, with its words; who has to act is told in the same commit."""
    heard = office.understanding.understand(brought.text)
    topic, urgency = _meant(brought, heard)
    mode = await changing.current(office.store)
    report = Report(
        topic=topic,
        urgency=effects.urgency(office, mode, topic, urgency),
        spot=spot,
        text=brought.text,
        pin=brought.pin,
        phone=brought.phone,
    )
    actor = Actor(reporter(office, brought, now), "resident", CHANNEL)
    case = open_case(office, unit, report, actor, serial, now)
    unit.insert(_beside(office, case, brought, now + 1))  # behind the report
    case = await incidents.joined(office, unit, case, now)
    if case.opened:
        await alerts.alert(office, unit, case, brought.text, now)
    return case


def reporter(office: Office, brought: Brought, now: int) -> str:
    """Whose case it is: known to that system, and here by a name that only we can make.

    Nobody said who: nobody's other reports are theirs.
    """
    said = f"{CHANNEL}\n{brought.system}\n{brought.who or new_id(now)}"
    return f"{CHANNEL}:{brought.system}:{office.signer.names(said)[0][:32]}"


def made_by(case: Case, system: str) -> bool:
    """Whether this system brought it."""
    return case.reporter.rpartition(":")[0] == f"{CHANNEL}:{system}"


def _meant(brought: Brought, heard: Understood) -> tuple[str, Urgency]:
    """The service's own topic, unless the words speak of danger."""
    own = brought.topic
    if heard.intent == "emergency" and heard.topic:
        return heard.topic, min(heard.urgency, own.urgency, key=URGENCIES.index)
    return own.id, own.urgency


def _beside(office: Office, case: Case, brought: Brought, at: int) -> Words:
    """What came beside the words, for whoever handles it; it goes when the words go."""
    say = office.texts.say
    lines = [say(STAFF_LANGUAGE, "open311-note", system=brought.system)]
    if brought.address:
        lines.append(say(STAFF_LANGUAGE, "open311-note-address", said=brought.address))
    if brought.media:
        lines.append(say(STAFF_LANGUAGE, "open311-note-media", said=brought.media))
    return Words(
        id=new_id(at),
        street=case.street,
        case=case.id,
        at=at,
        said_by=case.reporter,
        part="note",
        text="\n".join(lines),
        phone=brought.phone,
    )
