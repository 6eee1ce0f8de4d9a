"""What nobody understood: the open question once more, the case it may belong to, or the ways on."""

import re

from domain.case import Case
from domain.message import Choice, Reply
from domain.session import Question
from handlers.own.notes import added, kept, recent
from handlers.own.ratings import ask_fine
from handlers.reporting.whereabouts import to_desk
from handlers.turn import Turn

LATELY = 30 * 60_000
"""So long after a report words may belong to it, ms."""

MENU = ("menu-report", "menu-stations", "menu-mine", "menu-human")

PASSING = frozenset("menu service station station_shut regret lost apart photo staff_case".split())
"""Questions that nobody has to answer: what is not understood is not put to them again."""

DIGITS = re.compile(r"[\d\s]+")
"""A bare number answers the open question or nothing."""

SHORTEST = 3
"""Letters; 「什么？」 tells nothing of a case."""

PLACES = frozenset({"where", "station_where"})
"""Questions that any place answers."""

NOD = re.compile(
    r"(?:好的?|是的?|对的?|好滴|好嘞|好呀|好吧|嗯+|哦+|噢+|ok(?:ay)?|okie|行吧|知道了|晓得了|明白了?|收到|alright|got it|[👌👍🙏😊🌹]\ufe0f?)+[\s。.!！~～]*",
    re.IGNORECASE,
)
"""Heard and agreed; nothing to do."""


async def other(turn: Turn) -> Reply:
    """Not understood, or nothing to do: say so kindly and show the ways on."""
    asked = turn.question
    if asked is not None and asked.kind not in PASSING and (asked.choices or asked.kind in PLACES):
        return await _once_more(turn, asked)
    if NOD.fullmatch(turn.words):
        return turn.reply("nod")
    if DIGITS.fullmatch(turn.words):
        return turn.reply("other")
    last = await recent(turn)
    if last is not None and last.state == "handled" and not last.quiet:
        return ask_fine(turn, last)
    case = await recent(turn, LATELY)
    if case is None or len(turn.words) < 2:
        return Reply(text=turn.say("other"), choices=menu(turn))
    choices = (turn.choice("lost-add", number=case.serial), turn.choice("menu-human"))
    turn.ask("lost", choices, case=case.id, words=turn.words)
    return Reply(text=turn.say("other"), choices=choices)


async def told_lost(turn: Turn, question: Question) -> Reply | None:
    """The words nobody understood belong to their case, they say."""
    case = await turn.unit.get(Case, question.case)
    if turn.chosen != "lost-add" or case is None or not case.opened:
        return None
    turn.settle()
    return kept(turn, await added(turn, case, question.words))


def menu(turn: Turn) -> tuple[Choice, ...]:
    """The ways on."""
    return tuple(turn.choice(id) for id in MENU)


async def _once_more(turn: Turn, asked: Question) -> Reply:
    """The open question in fewer words; after that somebody else asks, or nobody."""
    case = await turn.unit.get(Case, asked.case) if asked.case else None
    if asked.kind == "where" and case is not None and turn.free and len(turn.words) > SHORTEST:
        case = await added(turn, case, turn.words)  # no place, and still told of this
    if asked.again:
        if asked.kind == "where" and case is not None:
            return to_desk(turn, case)
        if asked.kind == "station_where":
            turn.settle()
            return turn.reply("stations-where-map", map=turn.office.base_url + "/map")
        turn.settle()
        return Reply(text=turn.say("other"), choices=menu(turn))
    turn.ask_again(asked)
    if asked.kind == "station_where":
        return turn.reply("stations-where-again")
    if asked.kind == "where":
        number = case.serial if case else ""
        return Reply(text=turn.say("where-again", number=number), choices=asked.choices)
    return Reply(text=turn.say("choose-again"), choices=asked.choices)
