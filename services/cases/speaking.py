"""What a reporter says of their case later: kept, and passed on to whoever waits for it."""

from msgspec.structs import replace

from domain.case import Actor, Case, Words
from domain.message import Reply
from domain.work import Lane
from services.cases import by_reporter
from services.cases.telling import alerts
from services.masking import excerpt
from services.office import Office
from services.unit import Unit


def add(office: Office, unit: Unit, case: Case, actor: Actor, words: Words, now: int) -> Case:
    """Keep these words with the case.

    Where a colleague waits for an answer of theirs, this is it, and the case goes on.
    """
    asked = case.state == "waiting_resident" and case.reporter == actor.name_in(case)
    words = replace(words, part="answer" if asked else words.part)
    case = by_reporter.note(unit, case, actor, now, words)
    return by_reporter.answer(office, unit, case, actor, now) if asked else case


async def pass_on(
    office: Office, unit: Unit, case: Case, text: str, now: int, *, follower: bool = False
) -> None:
    """Who already goes there hears what was said since; who has not signed reads it then.

    An emergency goes to everybody it was sent to, a desk item to the desk. It says whether a
    follower said it.
    """
    waited_for = case.handler or case.urgency == "emergency" or case.kind != "appeal"
    if not (waited_for and text):
        return
    id = "alert-reply-follower" if follower else "alert-reply"
    said = office.texts.say(alerts.STAFF_LANGUAGE, id, number=case.serial, words=excerpt(text))
    lines = [said, alerts.headline(office, case)] if case.place or case.door else [said]
    seats = await alerts.concerned(office, case)
    lane = Lane.emergency if case.urgency == "emergency" else Lane.case
    await alerts.tell_seats(unit, case, seats, Reply(text="\n".join(lines)), now, lane)
