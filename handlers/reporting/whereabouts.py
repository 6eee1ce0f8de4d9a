"""Where is it? Asked for once; a place, a pin or a side of the railway answers."""

import re

from domain.case import Case
from domain.message import Choice, Pin, Reply
from domain.people import Staff
from domain.session import Question
from handlers.own.notes import kept, note
from handlers.reporting import joining
from handlers.turn import PHOTO_WAIT, Turn
from handlers.wording import offers, page_of, promised
from services.cases import lookup, placing
from services.cases.telling import alerts
from services.cases.together import incidents
from services.cases.where import Spot, locate, merged, spot_in, spot_of

CANNOT_SAY = frozenset(
    "不知道 不晓得 勿晓得 不清楚 说不清 说不清楚 说不上来 不好说 随便 都可以 "
    "不曉得 說不清 說不清楚 idk".split()
) | {"i don't know", "don't know", "not sure"}
"""Answers to 「在哪里?」 that mean: let somebody ask me."""

LATELY = 30 * 60_000
"""So long a place that was named may be meant again, ms."""

QUOTED = 16
"""A report this short is repeated in its own words, a longer one by its topic's name."""


def spot_for(turn: Turn) -> Spot:
    """Where this message speaks of: its words, a pin just sent, or a QR code just scanned."""
    spot = spot_of(turn.heard)
    pin = fresh_pin(turn)
    if pin is not None:
        spot = merged(spot, locate(turn.office, pin))
    if not (spot.known or spot.place or spot.outside) and turn.scanned:
        return merged(spot_of(turn.office.understanding.understand(turn.scanned)), spot)
    return spot


def fresh_pin(turn: Turn) -> Pin | None:
    """A pin they sent a moment ago, waiting for its words."""
    return turn.session.pin if turn.now - turn.session.pin_at < PHOTO_WAIT else None


async def ask_where(turn: Turn, case: Case, before: list[str]) -> Reply:
    """The one question that is asked when nobody knows the grid."""
    topic = turn.heard.text.strip() if len(turn.heard.text.strip()) <= QUOTED else ""
    topic = topic or lookup.topic_name(turn.office, case, turn.session.language)
    choices = (*await _just_named(turn, case), *_sides(turn))
    turn.ask("where", choices, case=case.id)
    asked = turn.say("where-ask", topic=topic, serial=case.serial)
    return Reply(text="\n".join([*before, asked]), choices=choices)


async def _just_named(turn: Turn, case: Case) -> tuple[Choice, ...]:
    """The place of what they reported a moment before: likely, and never taken for granted."""
    cases = await lookup.of_reporter(turn.office.store, turn.names, 5)
    lately = (c for c in cases if c.id != case.id and turn.now - c.opened_at <= LATELY)
    before = next((c for c in lately if c.place and c.grid), None)
    if before is None:
        return ()
    where = before.place + before.door
    return (Choice(turn.say("where-same", where=where), where, means="where-same"),)


def ask_side(turn: Turn, case: Case) -> Reply:
    """A place or a pin that decides nothing: only the side is still asked, and only once."""
    asked = turn.question
    if asked is not None and asked.again:
        return to_desk(turn, case)
    choices = _sides(turn)
    turn.ask("where", choices, case=case.id)
    turn.ask_again(turn.session.question)
    what = case.place + case.door or lookup.topic_name(turn.office, case, turn.session.language)
    return Reply(text=turn.say("where-side", what=what), choices=choices)


def to_desk(turn: Turn, case: Case) -> Reply:
    """Nobody is asked any more: a colleague will."""
    turn.settle()
    return turn.reply("where-desk", serial=case.serial, number=case.number)


async def told_where(turn: Turn, question: Question) -> Reply | None:
    """The answer to 「在哪里?」: a place, a side of the railway, or «let somebody ask me»."""
    case = await turn.unit.get(Case, question.case)
    if case is None or not case.opened:
        turn.settle()
        return None
    if turn.chosen == "where-ask-me" or turn.words.strip("。.!！ ").lower() in CANNOT_SAY:
        return to_desk(turn, case)
    spot = side(turn) or spot_in(turn.office.understanding.place_of(turn.words))
    if (turn.command and not turn.chosen) or _another_matter(turn, case):
        return None
    if spot.outside and not spot.known:
        return turn.reply("where-outside", serial=case.serial)
    return await placed(turn, case, spot) if spot.known or spot.place or spot.door else None


async def placed(turn: Turn, case: Case, spot: Spot) -> Reply:
    """Write the place into the case; routed now, or still with the desk."""
    if turn.words and not turn.chosen:
        case = note(turn, case, turn.words)
    before, told = case.state, await alerts.concerned(turn.office, case)
    case = placing.place(turn.office, turn.unit, case, spot, turn.actor(), turn.now)
    case = await incidents.joined(turn.office, turn.unit, case, turn.now)
    if not case.opened:
        turn.keep_case(case)
        turn.settle()
        return Reply(text="\n".join(await joining.in_incident(turn, case)))
    if case.urgency == "emergency":
        await let_go(turn, case, told)
    if case.state != before or case.urgency == "emergency":
        await alerts.alert(turn.office, turn.unit, case, "", turn.now)
    turn.keep_case(case)
    if not case.grid and case.urgency != "emergency":
        return ask_side(turn, case)
    turn.settle()
    if case.quiet:
        return kept(turn, case)
    what = alerts.headline(turn.office, case, turn.session.language)
    if case.urgency == "emergency":
        return Reply(text="\n".join([turn.say("case-placed", what=what), kept(turn, case).text]))
    lines = [turn.say("case-placed", what=what), *promised(turn, case), offers(turn, case)]
    return Reply(text="\n".join(lines), cards=await page_of(turn, case))


async def let_go(turn: Turn, case: Case, told: list[Staff]) -> None:
    """Tell those who were told of a case and have nothing to do with its place."""
    still = {seat.id for seat in await alerts.concerned(turn.office, case)}
    gone = [seat for seat in told if seat.id not in still and seat.grid]
    what = alerts.headline(turn.office, case)
    text = turn.office.texts.say(alerts.STAFF_LANGUAGE, "alert-left", number=case.serial, what=what)
    await alerts.tell_seats(turn.unit, case, gone, Reply(text=text), turn.now)


async def other_micro(turn: Turn, case: Case, told: list[Staff]) -> None:
    """Tell the workers of the micro-grid that it turned out to lie in, and those `told` before."""
    if any(seat.micro != case.micro for seat in told):
        await let_go(turn, case, told)
    if not any(seat.micro == case.micro for seat in told):
        await alerts.tell_nearest(turn.office, turn.unit, case, "", turn.now)


def _another_matter(turn: Turn, case: Case) -> bool:
    """Whether they tell of another problem instead, and plainly."""
    if turn.heard.intent not in ("appeal", "emergency") or not turn.sure:
        return False
    return turn.heard.topic != case.topic


def _sides(turn: Turn) -> tuple[Choice, ...]:
    grids = turn.office.street.grids
    hints = ((g.id, g.hinted(turn.session.language)) for g in grids)
    choices = tuple(Choice(hint, short(hint), means=id) for id, hint in hints)
    return (*choices, turn.choice("where-ask-me"))


def side(turn: Turn) -> Spot | None:
    """The grid where somebody only named its side of the railway, or the grid itself."""
    for grid in turn.office.street.grids:
        hints = (grid.hint, *grid.hints.values())
        names = (grid.name, *grid.names.values(), *grid.aliases)
        if turn.words in (*hints, *map(short, hints), *names):
            return Spot(grid.id)
    return None


def short(hint: str) -> str:
    """«铁路北边» of «铁路北边(宜川、泰山各村)»: what a tap on it sends."""
    return re.split(r"\s?[(\uff08]", hint)[0]
