"""Photos of a person with two cases: to the last one, and from there to the other on one word."""

import re

from domain.case import Case, Words
from domain.message import Reply
from domain.session import Question
from handlers.lost import PASSING
from handlers.own.notes import note, pass_on
from handlers.turn import Turn
from services.cases import by_reporter, lookup

LATELY = 3_600_000
"""A case so young may be the one that photos were meant for, ms."""

JUST_SENT = 10 * 60_000
"""Photos so fresh can still be put right, ms."""

_NUMBER = re.compile(r"(\d{1,2}-\d{1,6}|\d{1,6})\s*[号號]|\bcase\s+(\d{1,6})", re.IGNORECASE)
_PHOTOS = re.compile(r"照片|相片|图片|圖片|拍的|\bphotos?\b|\bpictures?\b", re.IGNORECASE)


async def said_whose(turn: Turn) -> Reply | None:
    """「照片是1号的」: the photos just sent go there, if that is one case of theirs."""
    number = _NUMBER.search(turn.words)
    if turn.command or turn.chosen or not (number and _PHOTOS.search(turn.words)):
        return None
    cases = await lookup.of_reporter(turn.office.store, turn.names)
    found = [c for c in lookup.choose(cases, number[1] or number[2]) if c.opened]
    before = await turn.unit.get(Case, turn.session.last_case)
    if len(found) != 1 or before is None or found[0].id == before.id:
        return None
    return await given(turn, found[0]) if await _just_sent(turn, before) else None


async def taken(turn: Turn, case: Case) -> Reply:
    """A photo for the last case; another young one of theirs is offered beside it."""
    asked = case.state == "waiting_resident"
    case = note(turn, case, "")
    if asked:
        await pass_on(turn, case, turn.say("photo-words"))
    said = turn.say("photo-added", number=case.serial, count=case.photos)
    cases = await lookup.of_reporter(turn.office.store, turn.names, 10)
    other = next((c for c in cases if _young(turn, c) and c.id != case.id), None)
    waits = turn.question is not None and turn.question.kind not in PASSING
    if other is None or waits:
        return Reply(text=said)
    choices = (turn.choice("photo-whose", number=lookup.short(other, cases)),)
    turn.ask("photo", choices, case=other.id)
    return Reply(text=said, choices=choices)


async def told_whose(turn: Turn, question: Question) -> Reply | None:
    """The other case was meant."""
    case = await turn.unit.get(Case, question.case)
    if turn.chosen != "photo-whose" or case is None or not case.opened:
        return None
    return await given(turn, case)


async def given(turn: Turn, case: Case) -> Reply:
    """What was just sent without words goes from the last case to this one."""
    turn.settle()
    before = await turn.unit.get(Case, turn.session.last_case)
    if before is None or before.id == case.id or not (sent := await _just_sent(turn, before)):
        return turn.reply("photo-none", number=case.serial)
    case = by_reporter.hand_over(turn.unit, before, case, sent, turn.actor(), turn.now)
    turn.keep_case(case)
    return turn.reply("photo-given", number=case.serial, count=case.photos)


async def _just_sent(turn: Turn, case: Case) -> list[Words]:
    said = await lookup.words(turn.office.store, case)
    bare = [w for w in said if w.media and not w.text and w.said_by in turn.names]
    return [w for w in bare if turn.now - w.at <= JUST_SENT]


def _young(turn: Turn, case: Case) -> bool:
    return case.opened and case.kind == "appeal" and turn.now - case.opened_at <= LATELY
