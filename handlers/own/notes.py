"""Adding to a case: what is said or sent later belongs to it, and whoever is at work learns of it."""

import re

from domain.case import Case
from domain.message import Reply
from handlers.turn import TALK_LIFE, Turn
from services.cases import speaking
from services.cases.words import said
from services.masking import phone_in

IN_DANGER = 2 * 3_600_000
"""So long an emergency's story goes on, ms."""

FOUND = re.compile(r"找到了|找到人|\bfound (?:him|her|them|my)\b", re.IGNORECASE)

OVER = re.compile(
    r"找到了|找到人|回来了|回來了|没事了|沒事了|平安|救出来|救出來|出来了|出來了|火灭了|火滅了|扑灭了|撲滅了|醒了"
    r"|\b(?:found (?:him|her|them|it)|safe now|is safe|we are safe|came back|is back|fire is out|got out)\b",
    re.IGNORECASE,
)
"""«It is over» in the middle of an emergency; said with a «not», it is not."""

NOT_OVER = re.compile(
    r"没有?找到|沒有?找到|还没|還沒|没出来|沒出來|没醒|沒醒|不平安|\bnot\b|n't\b", re.IGNORECASE
)

BRIEF = 20
"""Letters of such a line at most; longer ones tell more than that."""


async def recent(turn: Turn, within: int = TALK_LIFE) -> Case | None:
    """The case they spoke of last, if it is open and not longer ago than `within` ms."""
    if not turn.session.last_case or turn.now - turn.session.last_case_at > within:
        return None
    case = await turn.unit.get(Case, turn.session.last_case)
    return case if case is not None and case.opened else None


async def in_danger(turn: Turn) -> Case | None:
    """The case of somebody who called for help a while ago: all they send belongs to it."""
    case = await recent(turn, IN_DANGER)
    return case if case is not None and (case.quiet or case.urgency == "emergency") else None


def note(turn: Turn, case: Case, text: str) -> Case:
    """Add this message to a case: its words, photos, pin and phone, whatever it carries."""
    own = (turn.incoming.media,) if turn.incoming.media else ()
    media = turn.waiting + own
    turn.remember(photos=(), photos_at=0)
    words = said(case, turn.actor(), turn.now, "note", text)
    words = turn.with_message(words, media, phone_in(text))
    return speaking.add(turn.office, turn.unit, case, turn.actor(), words, turn.now)


async def added(turn: Turn, case: Case, text: str) -> Case:
    """Add this message to a case, and pass its words on to those who wait for them."""
    case = note(turn, case, text)
    turn.keep_case(case)
    await pass_on(turn, case, text)
    return case


async def pass_on(turn: Turn, case: Case, text: str) -> None:
    """Who already goes there hears what was said since; who has not signed reads it then."""
    await speaking.pass_on(turn.office, turn.unit, case, text, turn.now)


def kept(turn: Turn, case: Case) -> Reply:
    """That it was added, and what is still missing."""
    if case.urgency == "emergency" and _over(turn, case):
        return turn.reply("add-done-over")
    if case.quiet:
        return turn.reply("add-done-quiet")
    if case.urgency == "emergency":
        return turn.reply("add-done-emergency", number=case.serial)
    if case.kind != "appeal":
        return turn.reply("add-done-desk", number=case.serial)
    return Reply(text="\n".join([turn.say("add-done", number=case.serial), *missing(turn, case)]))


def _over(turn: Turn, case: Case) -> bool:
    """In a quiet matter only that somebody was found: 「没事了」, 「他回来了」 may be said in fear."""
    if len(turn.words) > BRIEF or NOT_OVER.search(turn.words):
        return False
    return (FOUND if case.quiet else OVER).search(turn.words) is not None


def missing(turn: Turn, case: Case) -> list[str]:
    """The place, where the open question still waits for it."""
    asked = turn.question
    waits = asked is not None and asked.kind == "where" and asked.case == case.id and not case.grid
    return [turn.say("add-where")] if waits else []
