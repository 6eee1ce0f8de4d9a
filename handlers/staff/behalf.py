"""「代报 电话 …」: one of the street's people reports for somebody who has no WeChat."""

from msgspec.structs import replace

from domain.case import Case
from domain.message import Reply
from domain.people import Staff
from domain.rights import TABLE
from handlers.reporting import appeals, emergencies
from handlers.staff.doing import rest
from handlers.turn import SpokenFor, Turn
from services.cases import lookup
from services.people import callers, seats


async def report_for(turn: Turn) -> Reply:
    """It takes the way of anybody's report; the case is theirs, and answers go by telephone."""
    mine = await seats.of_person(turn.office.store, turn.person)
    able = [seat for seat in mine if "report_for" in TABLE[seat.role] and not seat.outside]
    if not able:
        return turn.reply("behalf-not-yours" if mine else "staff-only")
    phone, words = callers.told(rest(turn))
    if not phone:
        return turn.reply("behalf-phone")
    if not words:
        return turn.reply("behalf-what")
    persons = callers.persons(turn.office.signer, phone)
    earlier = await _open(turn, mine, persons)
    turn.speaks_for = SpokenFor(persons[0], phone, able[0].role)
    turn.instead(words)
    turn.command = None
    if turn.heard.intent == "emergency":
        said = await emergencies.emergency(turn)
        lines = [said.text, turn.say("behalf-answers")]
    else:
        said = await appeals.appeal(turn)
        lines = [said.text]
    if earlier:
        numbers = "、".join(lookup.short(case, earlier) for case in earlier)
        lines.append(turn.say("behalf-earlier", numbers=numbers))
    return replace(said, text="\n".join(lines))


async def _open(turn: Turn, mine: list[Staff], persons: tuple[str, ...]) -> list[Case]:
    """What the same person has open, as far as the speaker may know of it."""
    found = [case for case in await lookup.of_reporter(turn.office.store, persons) if case.opened]
    seen = {case.id for case in lookup.seen_by(mine, found)}
    known = [case for case in found if case.id in seen or not (case.sealed or case.quiet)]
    return sorted(known, key=lambda case: case.opened_at)
