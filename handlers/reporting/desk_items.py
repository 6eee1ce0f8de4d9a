"""For a person: 人工, and questions nobody could answer (帮我问)."""

from domain.case import Case, Kind
from domain.message import Reply
from domain.session import Question
from domain.understanding import Urgency
from handlers.own.notes import added
from handlers.turn import Turn
from handlers.wording import closed_now
from services import when
from services.cases import lookup
from services.cases.intake import Report, open_case
from services.cases.telling import alerts


async def human(turn: Turn) -> Reply:
    """「人工」: the desk is told, with what was said last; danger does not wait for it."""
    case = await _called(turn)
    if case is not None:
        case = await added(turn, case, turn.words)
        return turn.reply("human-coming", number=case.serial)
    case = await item(turn, "human", "\n".join((*turn.session.heard, turn.words)))
    said = turn.say("human-called", number=case.serial, by=_by(turn, case))
    return Reply(text="\n".join([said, *closed_now(turn)]))


async def _called(turn: Turn) -> Case | None:
    """The desk item of somebody who has asked for a person already."""
    cases = await lookup.of_reporter(turn.office.store, turn.names, 10)
    return next((c for c in cases if c.opened and c.kind == "human"), None)


async def ask_for_me(turn: Turn) -> Reply:
    """「帮我问」: the question before it becomes a small case; without one, what is it?"""
    asked = turn.question
    offered = asked is not None and any(c.means == "ask-me" for c in asked.choices)
    if not (offered and turn.session.heard):
        turn.ask("ask_what")
        return turn.reply("ask-what")
    return await _asked(turn, turn.session.heard[-1])


async def told_what(turn: Turn, _: Question) -> Reply | None:
    """The question that somebody wants asked."""
    turn.settle()
    asks = turn.free and turn.heard.intent in ("faq", "other", "centre_info", "centre_services")
    return await _asked(turn, turn.words) if asks else None


async def _asked(turn: Turn, words: str) -> Reply:
    case = await item(turn, "question", words)
    turn.settle()
    return turn.reply("ask-noted", number=case.serial, by=_by(turn, case))


async def item(turn: Turn, kind: Kind, words: str, topic: str = "") -> Case:
    """A case for the desk itself."""
    urgency: Urgency = "normal" if kind == "human" else "low"
    case = open_case(
        turn.office,
        turn.unit,
        Report(kind=kind, topic=topic, urgency=urgency, text=words, message=turn.message_key),
        turn.actor(),
        await turn.serial(),
        turn.now,
    )
    await alerts.alert(turn.office, turn.unit, case, words, turn.now)
    turn.keep_case(case)
    return case


def _by(turn: Turn, case: Case) -> str:
    clock = case.clock("TRIAGE" if case.kind == "human" else "RESOLVE")
    return (
        when.moment(clock.due, turn.now, turn.office.calendar, turn.session.language)
        if clock
        else ""
    )
