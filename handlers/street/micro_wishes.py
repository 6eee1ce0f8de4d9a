"""微心愿: 「许愿 …」, 「心愿」, 「认领 3」 and what follows; the desk's 「公布 3 …」."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from domain.message import Choice, Reply
from domain.session import Question
from domain.wish import LONGEST, OPEN, SHOWN, Act, Refused, Why, Wish
from handlers.street import booking_words as said
from handlers.street.attendance import keeper
from handlers.turn import Turn
from services.masking import masked
from services.office import Office
from services.unit import Unit
from services.wishes import claiming, looking, lookup, making
from services.wishes.steps import By, found
from services.wishes.telling import words_of

LISTED = 6
"""Wishes in one answer: a phone's screen."""

_HELPS = re.compile(
    r"认领|認領|认个|认一|領|领|帮(?:别人|人|谁|哪|他|她|老人|孩子)|圆(?:他|她|一个|个)|有哪些|有什么心愿|看看|心愿墙|心愿单"
    r"|公司|单位|支部|我们(?:想|要|来|认|包|打算)|出钱|\bclaim\b|\bgrant\b|\btake up\b|\bwhich wishes\b",
    re.IGNORECASE,
)
"""That somebody wants to take a wish up, or see them."""

_ASKS = re.compile(
    r"怎么|怎麼|如何|在哪|哪里|哪裡|什么时候|什麼時候|\bhow\b|\bwhere\b", re.IGNORECASE
)
_BLANK = re.compile(
    r"我|想|要|有|个|個|一|的|提|交|许|許|登记|登記|微?心愿|微?心願|愿|願|是|[\s,，。.!！:：?？]"
    r"|\b(?:i|make|have|a|my|micro|wish|is|to|want)\b|-",
    re.IGNORECASE,
)
"""What is left out to see whether they said what they wish for."""

Does = Callable[[Office, Unit, Wish, By, int, str], Awaitable[Wish]]


class Asks(NamedTuple):
    """What a word does: `lacking` is asked where words must follow it and do not."""

    does: Does
    act: Act
    lacking: str = ""


WORDS: Mapping[str, Asks] = {
    "wish_claim": Asks(claiming.claim, "claim"),
    "wish_back": Asks(claiming.give_back, "give_back"),
    "wish_give": Asks(claiming.give, "give"),
    "wish_thank": Asks(making.thank, "thank"),
    "wish_not_yet": Asks(making.not_yet, "not_yet"),
    "wish_say": Asks(claiming.say, "say", "wish-say-what"),
    "wish_withdraw": Asks(making.withdraw, "withdraw"),
    "wish_publish": Asks(looking.publish, "publish"),
    "wish_refuse": Asks(looking.refuse, "refuse", "wish-refuse-why"),
}

NOT: Mapping[Why, str] = {
    "own": "wish-not-own",
    "often": "wish-not-often",
}


async def wish(turn: Turn) -> Reply:
    """A sentence about wishes: to see them, how to make one, or one to be kept."""
    if _HELPS.search(turn.words) or _ASKS.search(turn.words):
        return await listed(turn)
    return await _made(turn, turn.words)


async def made(turn: Turn) -> Reply:
    """「许愿 一辆助行车」."""
    return await _made(turn, turn.command.rest if turn.command else turn.words)


async def told_wish(turn: Turn, _: Question) -> Reply | None:
    """What they wish for, after they were asked; a problem told in so many words is no wish."""
    turn.settle()
    heard = turn.heard
    trouble = heard.urgency == "emergency" or (heard.intent == "appeal" and turn.sure)
    return await _made(turn, turn.words) if turn.free and not trouble else None


async def listed(turn: Turn) -> Reply:
    """「心愿」: those that wait for somebody, and for the desk those that wait for a look."""
    lines, choices = list[str](), list[Choice]()
    if await keeper(turn) and (new := await lookup.to_look_at(turn.office.store)):
        lines.append(turn.say("wish-desk-list", count=len(new)))
        lines += [
            turn.say("wish-line", number=w.number, words=masked(w.words)) for w in new[:LISTED]
        ]
        choices += _choices(turn, new[0].number, "publish", "refuse")
    open_ones = await lookup.to_claim(turn.office.store, LISTED)
    lines.append(turn.say("wish-list" if open_ones else "wish-none"))
    lines += [turn.say("wish-line", number=w.number, words=w.shown) for w in open_ones]
    if open_ones:
        choices += _choices(turn, open_ones[0].number, "claim")
    lines.append(turn.say("wish-how"))
    return Reply(text="\n".join(lines), choices=tuple(choices))


async def mine(turn: Turn) -> Reply:
    """「我的心愿」: made and taken up, and where each stands."""
    made = await lookup.made_by(turn.office.store, turn.names)
    claimed = await lookup.claimed_by(turn.office.store, turn.names)
    lines, choices = list[str](), list[Choice]()
    for head, some in (("wish-mine", made), ("wish-mine-claimed", claimed)):
        if some:
            lines.append(turn.say(head))
            lines += [_line(turn, one) for one in some[:LISTED]]
    for one in (one for one in made if one.state in OPEN):
        choices += _choices(turn, one.number, "withdraw")
    for one in (one for one in claimed if one.state == "claimed"):
        choices += _choices(turn, one.number, "give", "back")
    return Reply(
        text="\n".join(lines or [turn.say("wish-mine-none")]), choices=tuple(choices[:LISTED])
    )


async def act(turn: Turn) -> Reply:
    """「认领 3」 and every other word that does something to one wish."""
    command = turn.command
    asks = WORDS[command.verb] if command else None
    if command is None or asks is None or not command.case:
        return await (mine if asks and asks.act != "claim" else listed)(turn)
    number = int(command.case) if command.case.isdigit() else 0
    by = await _by(turn)
    one = await found(turn.unit, number)
    if one is None or not (by.seat or one.state in SHOWN or "neighbour" not in by.parts(one)):
        return turn.reply("wish-unknown")
    if asks.lacking and not command.rest:
        return turn.reply(asks.lacking, number=number)
    try:
        after = await asks.does(turn.office, turn.unit, one, by, turn.now, command.rest[:LONGEST])
    except Refused as refused:
        return _refused(turn, one, refused.why)
    reply = _did(turn, after, asks.act)
    return replace(reply, cards=await said.notice_card(turn)) if asks.act == "claim" else reply


async def _made(turn: Turn, words: str) -> Reply:
    if not _BLANK.sub("", words):
        turn.ask("wish")
        return turn.reply("wish-what")
    number = await turn.drawn(making.SERIES)
    try:
        made = await making.make(
            turn.office, turn.unit, await _by(turn), words[:LONGEST], number, turn.now
        )
    except Refused:
        return turn.reply("wish-not-many")
    text = turn.say("wish-kept", number=made.number)
    choices = _choices(turn, made.number, "withdraw")
    return Reply(text=text, choices=choices, cards=await said.notice_card(turn))


async def _by(turn: Turn) -> By:
    seat = await keeper(turn)
    return By(
        turn.own,
        turn.names,
        turn.identity.address,
        turn.session.language,
        seat.id if seat else "",
    )


def _did(turn: Turn, after: Wish, act: Act) -> Reply:
    """What came of it, and what comes next."""
    words = {"claim": ("give", "back")}.get(act, ())
    id = f"wish-did-{act.replace('_', '-')}"
    text = turn.say(id, number=after.number, words=after.shown)
    return Reply(text=text, choices=_choices(turn, after.number, *words))


def _refused(turn: Turn, one: Wish, why: Why) -> Reply:
    if why == "many":
        return turn.reply("wish-not-many-claims")
    if why in NOT:
        return turn.reply(NOT[why], number=one.number)
    state = turn.say(f"wish-state-{one.state}")
    return turn.reply("wish-not-now", number=one.number, state=state)


def _line(turn: Turn, one: Wish) -> str:
    state = turn.say(f"wish-state-{one.state}")
    return turn.say("wish-mine-line", number=one.number, words=one.shown or one.words, state=state)


def _choices(turn: Turn, number: int, *words: str) -> tuple[Choice, ...]:
    return words_of(turn.office, turn.session.language, number, *words)
