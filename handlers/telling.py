"""What others hear of a chief's act: the reporter, and the colleagues who had the same push."""

from msgspec.structs import replace

from domain.case import Case
from domain.message import Choice, Reply
from domain.people import Staff
from domain.session import Language, Question
from handlers.turn import Turn
from services import when
from services.cases import alerts, lookup, promise
from services.cases.alerts import Reader


async def others(turn: Turn, case: Case, seat: Staff, told: list[Staff]) -> None:
    """Those who had the same push need not go."""
    others = [one for one in told if one.person and one.person != seat.person]
    text = turn.office.texts.say(
        alerts.STAFF_LANGUAGE, "alert-signed", number=case.serial, name=seat.name
    )
    await alerts.tell_seats(turn.unit, case, others, Reply(text=text), turn.now)


async def signed(turn: Turn, case: Case) -> None:
    """The reporter: who has it, and until when they are answered."""
    reader = await alerts.reader_of(turn.office, case)
    if reader is None or case.quiet:
        return
    office, language = turn.office, reader.language
    answer = promise.answer_by(office, case, language)
    text = office.texts.say(
        language,
        "told-signed" if answer else "told-signed-soon",
        number=await lookup.called(turn.office.store, case),
        who=office.grid_name(case.grid) or office.texts.say(language, "desk-name"),
        at=when.moment(turn.now, turn.now, office.calendar, language),
        answer=answer,
    )
    alerts.tell_reader(turn.unit, case, reader, Reply(text=text), turn.now)


async def words(turn: Turn, case: Case, seat: Staff, text: str, reader: Reader) -> None:
    """The words, and that they may be answered; a quiet case's wait until its reporter asks."""
    said = turn.office.texts.say(
        reader.language,
        "told-words",
        number=await lookup.called(turn.office.store, case),
        who=turn.office.grid_name(seat.grid) or turn.office.texts.say(reader.language, "desk-name"),
        words=text,
    )
    shown = turn.office.texts.say(reader.language, "told-quiet") if case.quiet else said
    alerts.tell_reader(turn.unit, case, reader, Reply(text=shown), turn.now)
    unread = said if case.quiet else ""
    asked = Question(kind="reply", case=case.id, asked_at=turn.now, words=unread)
    turn.unit.put(replace(reader.session, question=asked))


async def handled(turn: Turn, case: Case, result: str) -> None:
    """The reporter: what was done, and whether it is fine."""
    reader = await alerts.reader_of(turn.office, case)
    if reader is None:
        return
    texts, language = turn.office.texts, reader.language
    if case.quiet:
        reply = Reply(text=texts.say(language, "told-quiet"))
    else:
        at = when.moment(turn.now, turn.now, turn.office.calendar, language)
        text = texts.say(
            language,
            "told-handled",
            number=await lookup.called(turn.office.store, case),
            result=result,
            at=at,
        )
        reply = Reply(text=text, choices=_fine_or_not(turn, case, language))
    alerts.tell_reader(turn.unit, case, reader, reply, turn.now)


def _fine_or_not(turn: Turn, case: Case, language: Language) -> tuple[Choice, ...]:
    say = turn.office.texts.say
    return tuple(
        Choice(
            say(language, f"told-{word}"),
            say(language, f"told-{word}-say", number=case.number),
            say(language, f"told-{word}"),
        )
        for word in ("fine", "not-fine")
    )
