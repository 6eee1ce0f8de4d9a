"""Suggestions, wishes, helping hands, courses: kept for the desk, or honestly not known yet."""

from domain.message import Reply
from handlers.reporting.desk_items import item
from handlers.turn import Turn


async def suggestion(turn: Turn) -> Reply:
    """人民建议: thanked for, written down, answered."""
    return await _kept(turn, "suggestion", "suggestion-kept")


async def wish(turn: Turn) -> Reply:
    """微心愿: written down; a person looks at it before anybody else sees it."""
    return await _kept(turn, "micro_wish", "wish-kept")


async def volunteer(turn: Turn) -> Reply:
    """Somebody wants to help: the desk gets in touch."""
    return await _kept(turn, "volunteer_timebank", "volunteer-kept")


async def unpublished(turn: Turn) -> Reply:
    """Courses, routes, activities: nothing the street has confirmed yet; offer to ask."""
    return Reply(
        text=turn.say(f"unpublished-{turn.heard.intent}"), choices=(turn.choice("ask-me"),)
    )


async def question(turn: Turn) -> Reply:
    """A rule or a paper somebody asks about: not in the pack, so offer to ask."""
    return Reply(text=turn.say("faq-unknown"), choices=(turn.choice("ask-me"),))


async def _kept(turn: Turn, topic: str, id: str) -> Reply:
    case = await item(turn, "question", turn.words, topic)
    return turn.reply(id, number=case.serial)
