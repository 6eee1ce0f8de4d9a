"""约: a time is named, agreed to, remembered by both; what is moved or over reminds nobody."""

from msgspec.structs import replace

from domain.appointment import Appointment
from domain.case import Actor, Case
from domain.message import Reply
from domain.people import Address
from domain.session import Language
from domain.work import Lane, Notice
from domain.workflow import mark
from services import when
from services.cases import lookup
from services.cases.telling import alerts
from services.ids import new_id
from services.office import Office
from services.unit import Unit

HOUR = 3_600_000
EVENING = 18 * 60
"""When both are reminded the day before, minutes after midnight; and again an hour before."""

FARTHEST = 30 * 24 * HOUR
"""How far ahead an appointment may lie, ms."""


async def of_case(unit: Unit, case: Case, now: int) -> Appointment | None:
    """The case's appointment that is still ahead and not cancelled."""
    found = await unit.get(Appointment, case.id)
    return found if found and found.state != "cancelled" and found.at > now else None


async def propose(
    unit: Unit, case: Case, seat: str, actor: Actor, at: int, now: int
) -> tuple[Case, Appointment]:
    """A time is named, instead of the one before; its reminders are taken back."""
    before = await unit.get(Appointment, case.id)
    await _forget(unit, before)
    new = before or Appointment(id=case.id, street=case.street, seat=seat, at=at)
    new = replace(new, seat=seat, at=at, state="proposed", reminders=())
    unit.put(new)
    return _marked(unit, case, "appoint", actor, now, moment=at), new


async def agree(
    office: Office, unit: Unit, case: Case, found: Appointment, actor: Actor, now: int
) -> Case:
    """The reporter's 「行」: both are reminded the evening before and an hour before."""
    reader = await alerts.reader_of(office, case)
    notices: list[Notice] = []
    for moment in _moments(office, found.at, now):
        if reader is not None:
            said = await _reminder(office, case, found, moment, reader.language)
            notices.append(_notice(case, said, moment, now, found.at, address=reader.address))
        said = await _reminder(office, case, found, moment, alerts.STAFF_LANGUAGE)
        notices.append(_notice(case, said, moment, now, found.at, staff=found.seat))
    for notice in notices:
        unit.insert(notice)
    unit.put(replace(found, state="agreed", reminders=tuple(n.id for n in notices)))
    return _marked(unit, case, "appoint_agreed", actor, now, moment=found.at)


async def ask_anew(unit: Unit, case: Case, found: Appointment, actor: Actor, now: int) -> Case:
    """The reporter wants another time; nobody is reminded of this one."""
    await _forget(unit, found)
    unit.put(replace(found, state="asked_anew", reminders=()))
    return _marked(unit, case, "appoint_anew", actor, now)


async def cancel(unit: Unit, case: Case, actor: Actor, now: int) -> Case:
    """It does not take place; where there is none, nothing is written."""
    found = await of_case(unit, case, now)
    if found is None:
        return case
    await _forget(unit, found)
    unit.put(replace(found, state="cancelled", reminders=()))
    return _marked(unit, case, "appoint_cancelled", actor, now)


def _moments(office: Office, at: int, now: int) -> list[int]:
    """When to remind: what is past already, or at the appointment itself, is left out."""
    day = office.calendar.local(at).date()
    evening = office.calendar.moment(day, EVENING) - 24 * HOUR
    return [moment for moment in (evening, at - HOUR) if now < moment]


async def _reminder(
    office: Office, case: Case, found: Appointment, moment: int, language: Language
) -> Reply:
    """As it reads when it arrives: «明天» would be today by then, so the day is named."""
    at = when.moment(found.at, moment, office.calendar, language)
    what = alerts.headline(office, case, language)
    if case.quiet:
        return Reply(text=office.texts.say(language, "told-quiet"))
    number = await lookup.called(office.store, case)
    return Reply(
        text=office.texts.say(language, "appoint-reminder", number=number, at=at, what=what)
    )


def _notice(
    case: Case,
    reply: Reply,
    moment: int,
    now: int,
    until: int,
    *,
    staff: str = "",
    address: Address | None = None,
) -> Notice:
    """Good until the appointment begins: a reminder after it helps nobody."""
    return Notice(
        id=new_id(now),
        street=case.street,
        lane=Lane.reminder,
        reply=reply,
        made_at=now,
        visible_at=moment,
        expires_at=until,
        staff=staff,
        address=address,
        to="staff" if staff else "reporter",
        case=case.id,
    )


async def _forget(unit: Unit, found: Appointment | None) -> None:
    """Take back the reminders that have not gone."""
    for id in found.reminders if found else ():
        notice = await unit.get(Notice, id)
        if notice is not None and notice.fate == "waiting":
            unit.delete(notice)


def _marked(unit: Unit, case: Case, act: str, actor: Actor, now: int, **facts: int) -> Case:
    case, event = mark(case, act, actor, now, **facts)
    unit.insert(event)
    unit.put(case)
    return case
