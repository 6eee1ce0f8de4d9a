"""「自办 …」: one of the grid's people saw something and put it right at once, and shows it."""

import re

from domain.case import Outcome
from domain.message import Reply
from domain.people import Staff
from domain.rights import TABLE
from handlers.reporting import emergencies
from handlers.reporting.whereabouts import fresh_pin, spot_for
from handlers.staff import finishing, outcomes
from handlers.staff.doing import rest
from handlers.turn import Turn
from services.cases import by_staff, lookup
from services.cases.intake import Report
from services.cases.telling import alerts
from services.cases.together.similar import similar
from services.cases.where import Spot, micro_in
from services.people import seats

_DONE = re.compile(
    r"[,，;；。、\s]+(?=已|当场|當場|现场|現場|马上|馬上|随手|隨手|(?:done|fixed|cleared|removed)\b)",
    re.IGNORECASE,
)
"""Where the words turn from what was there to what was done."""

ENDS: frozenset[Outcome] = frozenset({"", "solved", "explained"})
"""How something ends on the spot; what could not be solved is for others to take up."""


async def self_done(turn: Turn) -> Reply:
    """What was there and what was done, in one sentence with a place in their own grid."""
    mine = await seats.of_person(turn.office.store, turn.person)
    able = [seat for seat in mine if "self_done" in TABLE[seat.role]]
    if not able:
        return turn.reply("self-not-yours" if mine else "staff-only")
    command, words = turn.incoming.text, rest(turn)
    outcome, words = outcomes.named(words)
    turn.instead(words)
    if turn.heard.intent == "emergency":
        return await emergencies.emergency(turn)
    topic, spot = turn.heard.topic or "", spot_for(turn)
    seat = _seat(turn, able, topic, spot)
    if unlike := _unlike(turn, outcome, words, topic, spot):
        return turn.reply(unlike)
    if seat is None:
        return turn.reply("self-elsewhere")
    if outcome != "explained" and by_staff.wants_photo(turn.office, topic, finishing.sent(turn)):
        turn.ask("self_proof", words=command)
        return turn.reply("self-photo")
    return await _done(turn, seat, topic, spot, outcome or "solved", words)


def _unlike(turn: Turn, outcome: Outcome, words: str, topic: str, spot: Spot) -> str:
    """What is missing for it to be done on the spot, as the sentence that says so."""
    if outcome not in ENDS or (not outcome and outcomes.doubtful(words)):
        return "self-not-done"
    if not topic:
        return "self-what"
    return "" if spot.grid else "self-where"


async def photo(turn: Turn) -> Reply | None:
    """The photo that was asked for: now it is done."""
    question = turn.question
    if question is None or question.kind != "self_proof":
        return None
    finishing.keep_photos(turn)
    turn.settle()
    turn.instead(question.words)
    return await self_done(turn)


def _seat(turn: Turn, able: list[Staff], topic: str, spot: Spot) -> Staff | None:
    """The seat in whose grid (and micro-grid) this is, unless the desk keeps such things."""
    known = turn.office.topic(topic)
    if known is None or known.desk_only or known.sealed:
        return None
    micro = micro_in(turn.office.street, spot)
    there = (s for s in able if s.grid == spot.grid and s.micro in ("", micro))
    return next(there, None)


async def _done(
    turn: Turn, seat: Staff, topic: str, spot: Spot, outcome: Outcome, words: str
) -> Reply:
    what, *done = _DONE.split(words, maxsplit=1)
    media, known = finishing.sent(turn), turn.office.topic(topic)
    report = Report(
        topic=topic,
        urgency=known.urgency if known else "normal",
        spot=spot,
        text=what,
        pin=fresh_pin(turn),
        message=turn.message_key,
    )
    result = done[0] if done else words
    case = by_staff.self_done(
        turn.office, turn.unit, report, seat, turn.actor(seat.role), await turn.serial(),
        result, turn.now, outcome=outcome, media=media,
    )  # fmt: skip
    turn.remember(photos=(), photos_at=0, pin=None, pin_at=0)
    lines = [
        turn.say(
            "self-done",
            number=case.serial,
            full=case.number,
            what=alerts.headline(turn.office, case, turn.session.language),
        )
    ]
    if case.state == "handled" and case.check:
        checked = await finishing.to_check(turn, case, seat, str(case.serial), result)
        lines.append(checked.text)
    twins = [c for c in await similar(turn.office.store, case, turn.now) if c.id != case.id]
    if seen := lookup.seen_by([seat], twins):
        numbers = "、".join(str(twin.serial) for twin in seen)
        lines.append(turn.say("self-similar", numbers=numbers))
    return Reply(text="\n".join(lines))
