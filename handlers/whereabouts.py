"""Where is it? Asked for once; a place, a pin or a side of the railway answers."""

import re

from domain.case import Case
from domain.message import Choice, Pin, Reply
from domain.session import Question
from domain.street import Grid
from handlers.turn import PHOTO_WAIT, Turn
from handlers.wording import promised
from services.cases import acts, alerts, lookup
from services.cases.where import Spot, locate, merged, spot_in, spot_of

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


def ask_where(turn: Turn, case: Case, before: list[str]) -> Reply:
    """The one question that is asked when nobody knows the grid."""
    topic = turn.heard.text.strip() if len(turn.heard.text.strip()) <= QUOTED else ""
    topic = topic or lookup.topic_name(turn.office, case)
    choices = tuple(Choice(g.hint, short_hint(g), means=g.id) for g in turn.office.street.grids)
    choices += (turn.choice("where-ask-me"),)
    turn.ask("where", choices, case=case.id)
    asked = turn.say("where-ask", topic=topic, serial=case.serial)
    return Reply(text="\n".join([*before, asked]), choices=choices)


async def told_where(turn: Turn, question: Question) -> Reply | None:
    """The answer to 「在哪里?」: a place, a side of the railway, or «let somebody ask me»."""
    case = await turn.unit.get(Case, question.case)
    if case is None or not case.opened:
        turn.settle()
        return None
    if turn.chosen == "where-ask-me":
        turn.settle()
        return turn.reply("where-desk", serial=case.serial, number=case.number)
    spot = side(turn) or spot_in(turn.office.understanding.place_of(turn.words))
    if not (spot.known or spot.place or spot.door):
        return None
    return await placed(turn, case, spot)


async def placed(turn: Turn, case: Case, spot: Spot) -> Reply:
    """Write the place into the case; routed now, or still with the desk."""
    words = acts.said(case, turn.actor(), turn.now, "note", turn.words) if turn.words else None
    before = case.state
    case = acts.place(turn.office, turn.unit, case, spot, turn.actor(), turn.now)
    if words is not None:
        turn.unit.insert(words)
    if case.state != before:
        await alerts.alert(turn.office, turn.unit, case, "", turn.now)
    turn.settle()
    turn.keep_case(case)
    if not case.grid:
        return ask_where(turn, case, [])
    what = alerts.headline(turn.office, case, turn.session.language)
    return Reply(text="\n".join([turn.say("case-placed", what=what), *promised(turn, case)]))


def side(turn: Turn) -> Spot | None:
    """The grid where somebody only named its side of the railway, or the grid itself."""
    for grid in turn.office.street.grids:
        if turn.words in (grid.hint, short_hint(grid), grid.name, *grid.aliases):
            return Spot(grid.id)
    return None


def short_hint(grid: Grid) -> str:
    """«铁路北边» of «铁路北边(宜川、泰山各村)»: what a tap on it sends."""
    return re.split("[(\uff08]", grid.hint)[0]
