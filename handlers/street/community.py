"""Suggestions and helping hands, kept for the desk; courses, routes, activities, as the pack has them."""

from collections.abc import Mapping

from domain.message import Reply
from domain.offers import Offer, Route
from handlers.reporting.desk_items import item
from handlers.turn import Turn
from services.feed import listing
from services.feed.listing import Kind

SHOWN = 6
"""Offers in one answer: a phone's screen."""


OFFERED: Mapping[str, Kind] = {"course": "course", "route": "route", "activity": "activity"}
"""What each intent asks for."""


async def suggestion(turn: Turn) -> Reply:
    """人民建议: thanked for, written down, answered."""
    return await _kept(turn, "suggestion", "suggestion-kept")


async def volunteer(turn: Turn) -> Reply:
    """Somebody wants to help: the desk gets in touch."""
    return await _kept(turn, "volunteer_timebank", "volunteer-kept")


async def offered(turn: Turn) -> Reply:
    """Courses, routes, activities: what the pack has, marked as far as nobody confirmed it.

    Whoever wants to order or join has the desk asked; so does whoever finds nothing here.
    """
    intent = turn.heard.intent
    found = listing.offered(turn.office, OFFERED[intent], turn.now)[:SHOWN]
    ask = (turn.choice("ask-me"),)
    if not found:
        return Reply(text=turn.say(f"unpublished-{intent}"), choices=ask)
    lines = [turn.say(f"offers-{intent}"), *(_line(turn, one) for one in found)]
    if not all(one.confirmed or one.sample for one in found):
        lines.append(turn.say("offers-unconfirmed"))
    return Reply(text="\n".join([*lines, turn.say("offers-ask")]), choices=ask)


def _line(turn: Turn, one: Offer) -> str:
    stops = " → ".join(stop.name for stop in one.stops) if isinstance(one, Route) else ""
    said = "，".join(filter(None, (one.name, one.about, stops, one.when, one.where)))
    return turn.say("offers-sample" if one.sample else "offers-line", said=said)


async def question(turn: Turn) -> Reply:
    """A rule or a paper somebody asks about: not in the pack, so offer to ask."""
    return Reply(text=turn.say("faq-unknown"), choices=(turn.choice("ask-me"),))


async def _kept(turn: Turn, topic: str, id: str) -> Reply:
    case = await item(turn, "question", turn.words, topic)
    return turn.reply(id, number=case.serial)
