"""An appeal in one sentence: a case with a number, an owner and a date, or a question where."""

from msgspec.structs import replace

from domain.case import Case
from domain.message import Reply
from domain.session import Question
from domain.understanding import Problem, Urgency
from handlers.own.notes import added, recent
from handlers.reporting import joining
from handlers.reporting.guidance import guidance
from handlers.reporting.speaking_for import goes_on_for
from handlers.reporting.whereabouts import ask_where, fresh_pin, spot_for
from handlers.turn import Turn
from handlers.wording import offers, page_of, promised
from services.cases.intake import Report, open_case
from services.cases.telling import alerts
from services.cases.together import incidents
from services.cases.where import UNKNOWN, Spot
from services.mode import changing, effects

FURTHER = ("还有", "還有", "另外", "再有", "also", "Also", "and also")
"""How people begin what belongs to what they said before (product.md, Conversation)."""


SUPERVISOR = "总指导员"
"""Whose topics are about the office itself, not about a place."""


async def appeal(turn: Turn) -> Reply:
    """Something to be put right; 「还有…」 belongs to what was reported just before."""
    _hear_with_code(turn)
    spot = spot_for(turn)
    if turn.words.startswith(FURTHER) and not spot.place:
        case = await recent(turn)
        if case is not None:
            return await _further(turn, case)
    if spot.outside and not spot.known:
        return _outside(turn, spot)
    case = await report(turn, spot, turn.heard.problems[:1], turn.words)
    if len(turn.heard.problems) > 1:
        return await _two(turn, case)
    return await accepted(turn, case)


def _hear_with_code(turn: Turn) -> None:
    """「坏了」 after the code on a lift: the lift is."""
    if turn.sure or not turn.scanned:
        return
    heard = turn.office.understanding.understand(f"{turn.scanned}{turn.words}")
    if heard.intent == "appeal" and heard.confidence > turn.heard.confidence:
        turn.heard = heard


async def report(
    turn: Turn, spot: Spot, problems: tuple[Problem, ...], words: str, topic: str = ""
) -> Case:
    """Open the case with what lies ready for it (photos, a pin), and tell those who must act."""
    topic = topic or (problems[0].topic if problems else turn.heard.topic or "")
    own = (turn.incoming.media,) if turn.incoming.media else ()
    theirs = turn.speaks_for
    case = open_case(
        turn.office,
        turn.unit,
        Report(
            topic=topic,
            urgency=await _urgency(turn, topic),
            spot=spot,
            text=words,
            pin=fresh_pin(turn),
            media=turn.waiting + own,
            message=turn.message_key,
            phone=theirs.phone if theirs else "",
            reporter=theirs.person if theirs else None,
        ),
        turn.actor(theirs.role) if theirs else turn.actor(),
        await turn.serial(),
        turn.now,
    )
    case = await incidents.joined(turn.office, turn.unit, case, turn.now)
    if case.opened:
        alerted = await alerts.alert(turn.office, turn.unit, case, words, turn.now)
        turn.told, turn.twins = alerted.bound, alerted.twins
    turn.settle()
    turn.keep_case(case)
    return case


async def _urgency(turn: Turn, topic: str) -> Urgency:
    """As the words raise or lower their own topic; another one beside it has its own.

    What belongs to an emergency that is on is urgent.
    """
    known = turn.office.topic(topic)
    own = known is None or topic == turn.heard.topic
    mode = await changing.current(turn.office.store)
    said = turn.heard.urgency if own or known is None else known.urgency
    return effects.urgency(turn.office, mode, topic, said)


async def accepted(turn: Turn, case: Case) -> Reply:
    """The confirmation: what was noted, its number, its grid, what happens next and until when."""
    lines = _danger_first(turn, case)
    if not case.opened:
        return Reply(text="\n".join(lines + await joining.in_incident(turn, case)))
    if case.kind == "appeal" and not case.grid and case.topic and not _for_the_desk(turn, case):
        return await ask_where(turn, case, lines)
    lines.append(
        turn.say("case-noted", what=alerts.headline(turn.office, case, turn.session.language))
    )
    lines += promised(turn, case)
    lines.append(offers(turn, case))
    said = joining.offered(turn, case, lines)
    return replace(said, cards=await page_of(turn, case))


async def told_split(turn: Turn, question: Question) -> Reply | None:
    """Two problems in one message: a second case after one confirmation."""
    case = await turn.unit.get(Case, question.case)
    if case is None:
        return None
    await goes_on_for(turn, case)
    if turn.chosen == "split-no":
        turn.settle()
        if not case.grid:
            return await ask_where(turn, case, [turn.say("split-kept")])
        lines = [turn.say("split-kept"), *promised(turn, case), offers(turn, case)]
        return Reply(text="\n".join(lines), cards=await page_of(turn, case))
    if turn.chosen not in ("split-yes", "split-apart"):
        return None
    spot = Spot(case.grid, case.place, case.door, micro=case.micro)
    turn.heard = turn.office.understanding.understand(question.words)
    second = await report(turn, spot, (), question.words, question.topic)
    return await accepted(turn, second)


async def told_outside(turn: Turn, question: Question) -> Reply | None:
    """Not our street, but a note was offered: kept for the desk where they want it."""
    if turn.chosen != "outside-note":
        return None
    turn.heard = turn.office.understanding.understand(question.words)
    case = await report(turn, Spot(), (), question.words)
    lines = [*promised(turn, case), offers(turn, case)]
    return Reply(text="\n".join(lines), cards=await page_of(turn, case))


def _for_the_desk(turn: Turn, case: Case) -> bool:
    """Whether no place would take it to a grid."""
    topic = turn.office.topic(case.topic)
    return bool(topic and (topic.desk_only or topic.role == SUPERVISOR))


def _danger_first(turn: Turn, case: Case) -> list[str]:
    topic = turn.office.topic(case.topic)
    return (
        guidance(turn, topic.id)
        if topic and topic.guidance and case.urgency in ("urgent", "high")
        else []
    )


async def _further(turn: Turn, case: Case) -> Reply:
    """Added to the last case; another topic asks whether it shall be a case of its own."""
    case = await added(turn, case, turn.words)
    said = turn.say("add-done", number=case.serial)
    topic = turn.heard.topic
    if topic and case.topic and topic != case.topic:
        return ask_split(turn, case, [said], Problem(topic=topic, words=turn.words))
    return Reply(text=said)


def ask_apart(turn: Turn, case: Case, said: str) -> Reply:
    """Added to a case by its sense; one answer makes it a case of its own after all."""
    choices = (turn.choice("split-apart"),)
    turn.ask("apart", choices, case=case.id, words=turn.words, topic=turn.heard.topic or "")
    return Reply(text=said, choices=choices)


def ask_split(turn: Turn, case: Case, before: list[str], second: Problem) -> Reply:
    """«Two things?» about a case and a second problem beside it."""
    choices = (turn.choice("split-yes"), turn.choice("split-no"))
    turn.ask("split", choices, case=case.id, words=second.words, topic=second.topic)
    names = [t.name for id in (case.topic, second.topic) if (t := turn.office.topic(id))]
    asked = turn.say("split-ask", first=names[0], second=names[-1])
    return Reply(text="\n".join([*before, asked]), choices=choices)


async def _two(turn: Turn, case: Case) -> Reply:
    what = alerts.headline(turn.office, case, turn.session.language)
    before = _danger_first(turn, case)
    if case.opened:
        before += [turn.say("case-noted", what=what), *promised(turn, case)]
    else:
        before += await joining.in_incident(turn, case)
    return ask_split(turn, case, before, turn.heard.problems[1])


def _outside(turn: Turn, spot: Spot) -> Reply:
    known = spot.outside != UNKNOWN
    if turn.speaks_for:
        said = turn.say("behalf-outside", street=spot.outside)
        return Reply(text=said) if known else turn.reply("behalf-outside-somewhere")
    choices = (turn.choice("outside-note"),)
    turn.ask("outside", choices, words=turn.words)
    said = turn.say("outside", street=spot.outside) if known else turn.say("outside-somewhere")
    return Reply(text=said, choices=choices)
