"""「约 7 明天15点」: the reporter says 行 or another time, both are reminded; moved and cancelled."""

import re

from msgspec.structs import replace

from domain.appointment import Appointment
from domain.case import Case
from domain.message import Choice, Reply
from domain.people import Staff
from domain.session import Language, Question
from handlers.own.notes import note
from handlers.staff.asked import ask_item
from handlers.staff.doing import Meant, doing, rest
from handlers.staff.meant import meant
from handlers.staff.refusals import REFUSED, refused
from handlers.turn import Turn
from services import when
from services.cases import appointments, by_staff, lookup
from services.cases.telling import alerts, pushes
from services.cases.telling.alerts import Reader
from services.masking import excerpt
from services.spoken import moment_in

_CANCEL = re.compile(r"^\s*(?:取消|不去了|不约了|不約了|作废|作廢|cancel)", re.IGNORECASE)
_OTHER = re.compile(
    r"换(?:个|個)?时间|換(?:个|個)?時間|改(?:个|個)?时间|改(?:个|個)?時間|改天|不在家|没空|沒空|不方便"
    r"|\banother time\b|\bnot at home\b|\bresched",
    re.IGNORECASE,
)


async def appoint(turn: Turn) -> Reply:
    """Staff name a time; what could be two times, or is past, is asked for."""
    found = await meant(turn, "appoint", "contact")
    if isinstance(found, Reply):
        return found
    if _CANCEL.match(rest(turn)):
        return await _cancelled(turn, found)
    named = moment_in(rest(turn), turn.now, turn.office.calendar)
    if named is None or named.at > turn.now + appointments.FARTHEST:
        ask_item(turn, found.case, turn.say("step-appoint-say", number=found.case.number))
        return turn.reply("appoint-when", number=found.number)
    reader = await alerts.reader_of(turn.office, found.case)
    if reader is None:
        return turn.reply("contact-unreachable", number=found.number)
    try:
        case = by_staff.contact(*doing(turn, found), rest(turn), turn.now)
    except REFUSED as error:
        return await refused(turn, found, error)
    actor = turn.actor(found.seat.role)
    case, made = await appointments.propose(
        turn.unit, case, found.seat.id, actor, named.at, turn.now
    )
    await _ask(turn, case, made, named.rest, reader)
    return turn.reply("appoint-asked", number=found.number, at=_at(turn, made, "zh-Hans"))


async def told_appointment(turn: Turn, question: Question) -> Reply | None:
    """The reporter's answer: yes, another time, or something else altogether."""
    case = await turn.unit.get(Case, question.case)
    made = await appointments.of_case(turn.unit, case, turn.now) if case else None
    if case is None or made is None or made.state == "agreed":
        turn.settle()
        return None
    if turn.chosen == "appoint-yes":
        return await _agreed(turn, case, made)
    if turn.chosen == "appoint-other":
        turn.ask("appoint", case=case.id)
        await _anew(turn, case, made)
        return turn.reply("appoint-when-then", number=case.serial)
    wants = moment_in(turn.words, turn.now, turn.office.calendar) or _OTHER.search(turn.words)
    return await _another_time(turn, case, made) if wants and turn.free else None


async def spoken(turn: Turn) -> Reply | None:
    """「换时间」, 「明天不在家」 after an appointment was made: it goes to whoever comes."""
    if not turn.free or not _OTHER.search(turn.words):
        return None
    for case in await lookup.of_reporter(turn.office.store, turn.names, 10):
        made = await appointments.of_case(turn.unit, case, turn.now) if case.opened else None
        if made is not None:
            return await _another_time(turn, case, made)
    return None


async def _ask(turn: Turn, case: Case, made: Appointment, more: str, reader: Reader) -> None:
    """Words between two people: no push that counts."""
    say, language = turn.office.texts.say, reader.language
    text = say(
        language,
        "told-appoint",
        number=await lookup.called(turn.office.store, case),
        who=pushes.holder(turn.office, case, language),
        at=_at(turn, made, language),
    )
    lines = [text, more] if more else [text]
    yes, other = (
        Choice(label, label, label, means=means)
        for means in ("appoint-yes", "appoint-other")
        if (label := say(language, means))
    )
    reply = Reply(text="\n".join(lines), choices=(yes, other))
    if case.quiet:
        reply = Reply(text=say(language, "told-quiet"))
    alerts.tell_reader(turn.unit, case, reader, reply, turn.now)
    asked = Question(kind="appoint", case=case.id, asked_at=turn.now, choices=(yes, other))
    turn.unit.put(replace(reader.session, question=asked, last_case=case.id, last_case_at=turn.now))


async def _agreed(turn: Turn, case: Case, made: Appointment) -> Reply:
    await appointments.agree(turn.office, turn.unit, case, made, turn.actor(), turn.now)
    await _tell_seat(turn, case, made, "alert-appoint-agreed")
    turn.settle()
    at = _at(turn, made, turn.session.language)
    return turn.reply("appoint-agreed", number=case.serial, at=at)


async def _another_time(turn: Turn, case: Case, made: Appointment) -> Reply:
    case = note(turn, case, turn.words)
    await _anew(turn, case, made)
    turn.settle()
    return turn.reply("appoint-passed", number=case.serial)


async def _anew(turn: Turn, case: Case, made: Appointment) -> None:
    await appointments.ask_anew(turn.unit, case, made, turn.actor(), turn.now)
    await _tell_seat(turn, case, made, "alert-appoint-anew")


async def _cancelled(turn: Turn, found: Meant) -> Reply:
    made = await appointments.of_case(turn.unit, found.case, turn.now)
    if made is None:
        return turn.reply("appoint-none", number=found.number)
    await appointments.cancel(turn.unit, found.case, turn.actor(found.seat.role), turn.now)
    reader = await alerts.reader_of(turn.office, found.case)
    if reader is not None:
        number = await lookup.called(turn.office.store, found.case)
        at = _at(turn, made, reader.language)
        text = turn.office.texts.say(reader.language, "told-appoint-off", number=number, at=at)
        alerts.tell_reader(turn.unit, found.case, reader, Reply(text=text), turn.now)
    return turn.reply("appoint-off", number=found.number)


async def _tell_seat(turn: Turn, case: Case, made: Appointment, id: str) -> None:
    seat = await turn.office.store.get(Staff, made.seat)
    text = turn.office.texts.say(
        alerts.STAFF_LANGUAGE,
        id,
        number=case.serial,
        at=_at(turn, made, alerts.STAFF_LANGUAGE),
        what=alerts.headline(turn.office, case),
        words=excerpt(turn.words),
    )
    await alerts.tell_seats(turn.unit, case, [seat] if seat else [], Reply(text=text), turn.now)


def _at(turn: Turn, made: Appointment, language: Language) -> str:
    return when.moment(made.at, turn.now, turn.office.calendar, language)
