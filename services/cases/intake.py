"""The first word becomes a case: number at once, routed in the same commit where that is known."""

import msgspec
from msgspec.structs import replace

from domain import geo
from domain.case import Actor, Case, Event, Kind, Words
from domain.clocks import ClockName
from domain.message import Media, Pin
from domain.street import Topic, Track
from domain.understanding import Urgency
from domain.workflow import Who, mark, start_clocks, step
from services.cases.where import Spot, micro_in
from services.ids import new_id
from services.masking import phone_in
from services.office import Office
from services.unit import Unit

DESK = "desk"
OWNER_DESK = "role:desk"
OWNER_CHIEF = "role:grid_chief"
RULE = Actor("rule", "rule", "system")
AT_FIRST: tuple[ClockName, ...] = ("TRIAGE", "FIRST_CONTACT", "RESOLVE")
"""Clocks that the first word starts, as far as the case's urgency has them."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody reported, understood as far as it could be.

    `reporter` is whose case it is where another person tells of it, "" where it is nobody's but the
    street's own, None where they tell of it themselves.
    """

    kind: Kind = "appeal"
    topic: str = ""
    urgency: Urgency = "normal"
    spot: Spot = Spot()
    text: str = ""
    media: tuple[Media, ...] = ()
    pin: Pin | None = None
    message: str = ""
    phone: str = ""
    reporter: str | None = None


def series(office: Office, now: int) -> str:
    """The running number's series: one a day, by the street's own date."""
    return f"case-{office.calendar.local(now):%Y%m%d}"


def open_case(
    office: Office, unit: Unit, report: Report, actor: Actor, serial: int, now: int
) -> Case:
    """Write down a new case with its words and history; accepted and dispatched if it can be.

    Grid and topic known: 受理 and 派单 happen by rule in the same commit (contracts.md, «From
    the first word to the chief»). Otherwise it stands in the desk's queue.
    """
    reporter = actor.id if report.reporter is None else report.reporter
    case = _new(office, report, reporter, serial, now)
    case = start_clocks(case, AT_FIRST, now, office.timing)
    case, submitted = mark(case, "submit", actor, now, kind=report.kind)
    unit.insert(submitted)
    unit.insert(_words(case, report, reporter or actor.id, now))
    case = route(office, unit, case, now)
    unit.put(case)
    return case


def route(office: Office, unit: Unit, case: Case, now: int) -> Case:
    """Accept and dispatch a submitted case to its grid's chiefs where topic and grid are known."""
    topic = office.topic(case.topic)
    if case.state != "submitted" or not case.grid or topic is None or topic.desk_only:
        return case
    return send_to_grid(office, unit, case, RULE, now)


def send_to_grid(office: Office, unit: Unit, case: Case, actor: Actor, now: int) -> Case:
    """Accept and dispatch to the grid in `case.grid`, by rule or by the desk."""
    part: Who = "rule" if actor is RULE else "desk" if actor.role == "desk" else "chief"
    case, accepted = step(
        case, "accept", actor, part, now, office.timing, topic=case.topic, grid=case.grid
    )
    case, sent = step(
        case, "dispatch", actor, part, now, office.timing, owner=OWNER_CHIEF, queue=case.grid
    )
    unit.insert(accepted)
    unit.insert(sent)
    return case


def add_words(
    unit: Unit, case: Case, actor: Actor, now: int, words: Words, act: str = "note"
) -> tuple[Case, Event]:
    """Keep what was added to a case, and write into its history that something was."""
    case = replace(case, photos=case.photos + sum(m.kind != "voice" for m in words.media))
    case, event = mark(case, act, actor, now, words=words.id)
    unit.insert(words)
    unit.insert(event)
    unit.put(case)
    return case, event


def described(office: Office, case: Case, report: Report) -> Case:
    """The case as these words describe it: what it is, how urgent, where."""
    topic = office.topic(report.topic)
    return replace(
        of_topic(office, case, report.topic),
        kind=report.kind,
        urgency=report.urgency,
        track=_track(report, topic),
        grid=report.spot.grid,
        place=report.spot.place,
        door=report.spot.door,
        micro=micro_in(office.street, report.spot),
    )


def of_topic(office: Office, case: Case, id: str) -> Case:
    """The case as one of this topic, kept from whom the topic keeps it."""
    topic = office.topic(id)
    return replace(
        case,
        topic=id,
        sealed=bool(topic and (topic.sealed or topic.desk_only)),
        quiet=bool(topic and topic.quiet),
        proof=bool(topic and topic.proof),
    )


def _new(office: Office, report: Report, reporter: str, serial: int, now: int) -> Case:
    day = f"{office.calendar.local(now):%Y%m%d}"
    blank = Case(
        id=new_id(now),
        street=office.street.id,
        number=f"{office.street.prefix}{day}-{serial:04d}",
        day=day,
        serial=serial,
        reporter=reporter,
        kind=report.kind,
        state="submitted",
        opened=True,
        opened_at=now,
        queue=DESK,
        owner=OWNER_DESK,
        pin=report.pin,
        cell=cell_of(report.pin),
        photos=sum(m.kind != "voice" for m in report.media),
    )
    return described(office, blank, report)


def cell_of(pin: Pin | None) -> str:
    """The square that a pin lies in, "" without one."""
    return geo.cell(geo.to_wgs84((pin.lat, pin.lng), pin.crs)) if pin else ""


def _track(report: Report, topic: Topic | None) -> Track:
    if report.urgency == "emergency":
        return "emergency"
    return topic.track if topic else "daily"


def _words(case: Case, report: Report, said_by: str, now: int) -> Words:
    return Words(
        id=new_id(now),
        street=case.street,
        case=case.id,
        at=now,
        said_by=said_by,
        part="report",
        text=report.text,
        media=report.media,
        pin=report.pin,
        phone=report.phone or phone_in(report.text),
        message=report.message,
    )
