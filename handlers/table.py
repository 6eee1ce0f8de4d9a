"""Which handler answers: first by what kind of thing came in, then by what its words mean.

The tables are explicit; a new intent is a line here and a function in its family's file.
"""

from collections.abc import Awaitable, Callable

from domain.message import Reply
from handlers import (
    appeals,
    centre,
    community,
    desk_items,
    dialogue,
    emergencies,
    media,
    own_cases,
    people,
    pins,
    progress,
    smalltalk,
    staff,
    staff_cases,
    stations,
)
from handlers.turn import Turn

Handler = Callable[[Turn], Awaitable[Reply]]


async def by_words(turn: Turn) -> Reply:
    """Words: an answer to the open question first, else what they mean on their own."""
    answered = await dialogue.answered(turn)
    if answered is not None:
        return answered
    verb = turn.command.verb if turn.command else ""
    heard = turn.heard
    danger = heard.intent == "appeal" and heard.urgency == "emergency"
    intent = "emergency" if danger else heard.intent
    handler = VERBS.get(verb) or INTENTS.get(intent, smalltalk.other)
    return await handler(turn)


VERBS: dict[str, Handler] = {
    "bind": staff.bind,
    "todo": staff.todo,
    "sign": staff_cases.sign,
    "contact": staff_cases.contact,
    "detail": staff_cases.detail,
    "handled": staff_cases.handled,
    "transfer": staff_cases.transfer,
    "not_urgent": emergencies.calm,
    "ask_for_me": desk_items.ask_for_me,
    "never_mind": dialogue.cancel,
    "speak_up": smalltalk.how_to_report,
    "mine": progress.mine,
}
"""Command words that do not follow from an intent alone; all other commands go by intent."""

INTENTS: dict[str, Handler] = {
    "appeal": appeals.appeal,
    "emergency": emergencies.emergency,
    "case_status": progress.status,
    "case_urge": own_cases.urge,
    "case_add": own_cases.add,
    "case_withdraw": own_cases.withdraw,
    "case_rate": own_cases.rate,
    "station_find": stations.find,
    "station_report": stations.report,
    "centre_services": centre.services,
    "centre_info": centre.info,
    "suggestion": community.suggestion,
    "wish": community.wish,
    "volunteer": community.volunteer,
    "course": community.unpublished,
    "route": community.unpublished,
    "activity": community.unpublished,
    "faq": community.question,
    "human": desk_items.human,
    "privacy": people.privacy,
    "language": people.language,
    "help": smalltalk.guide,
    "thanks": smalltalk.thanks,
    "ack": staff.no_call,
    "duty_card": staff.no_call,
    "staff": staff.unknown,
    "other": smalltalk.other,
}

KINDS: dict[str, Handler] = {
    "text": by_words,
    "button": by_words,
    "menu": by_words,
    "voice": media.voice,
    "photo": media.photo,
    "video": media.photo,
    "pin": pins.pin,
    "link": media.link,
    "contact": people.phone,
    "follow": smalltalk.welcome,
    "scan": smalltalk.scanned,
    "leave": people.leave,
    "position": smalltalk.silence,
    "unknown": smalltalk.unreadable,
}


async def handle(turn: Turn) -> Reply:
    """The answer to one message."""
    if turn.incoming.edits:
        return await media.edited(turn)
    if turn.incoming.kind == "voice" and turn.words:
        return await by_words(turn)
    if turn.incoming.kind in ("photo", "video") and turn.words:
        return await by_words(turn)
    return await KINDS[turn.incoming.kind](turn)
