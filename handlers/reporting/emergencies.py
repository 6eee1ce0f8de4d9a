"""Danger: what to do and whom to call comes first, in the first line, in every channel."""

from domain.case import Case
from domain.message import Reply
from handlers.own.notes import recent
from handlers.reporting.appeals import report
from handlers.reporting.guidance import guidance
from handlers.reporting.whereabouts import spot_for
from handlers.turn import Turn
from services.cases import by_reporter, lookup
from services.cases.telling import alerts
from services.people import callers


async def emergency(turn: Turn) -> Reply:
    """Danger: what to do and whom to call comes first, then the case and those who are told."""
    case = await report(turn, spot_for(turn), (), turn.words)
    turn.ask("where", case=case.id)
    return Reply(
        text="\n".join([*guidance(turn, case.topic), *_emergency_steps(turn, case, turn.told > 0)])
    )


async def calm(turn: Turn) -> Reply:
    """「不急」: lowers the emergency they reported last, and tells those who were called."""
    cases = await lookup.of_reporter(turn.office.store, turn.names, 10)
    urgent = [c for c in cases if c.opened and c.urgency == "emergency"]
    told = await recent(turn)
    if told is not None and told.urgency == "emergency" and callers.by_telephone(told):
        urgent = [told]  # they told of it for somebody else
    if not urgent:
        case = told
        return turn.reply("calm-which", number=case.serial) if case else turn.reply("calm-none")
    case = by_reporter.lower(turn.office, turn.unit, urgent[0], turn.actor(), turn.now)
    text = turn.office.texts.say(alerts.STAFF_LANGUAGE, "alert-lowered", number=case.serial)
    seats = await alerts.concerned(turn.office, urgent[0])
    await alerts.tell_seats(turn.unit, case, seats, Reply(text=text), turn.now)
    done = "behalf-calm" if callers.by_telephone(case) else "calm-done"
    return turn.reply(done, number=case.serial)


def _emergency_steps(turn: Turn, case: Case, told: bool) -> list[str]:
    where = "emergency-where-quiet" if case.quiet else "emergency-where"
    return [
        turn.say("emergency-telling" if told else "emergency-noted", number=case.serial),
        turn.say("emergency-there" if case.door else where),
        turn.say("emergency-end"),
    ]
