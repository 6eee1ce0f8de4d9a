"""A call that is out: 更新 (the number that is needed, too), 人数, 解除."""

import re

from domain.call import Call, Recipient
from domain.message import Card, Link, Reply
from domain.people import Staff
from domain.roster import LEADING
from handlers.emergency import known
from handlers.turn import Turn
from services.calls import answering, counting, ending, lookup, pages, wording
from services.calls.rights import may_start
from services.understanding.numerals import number_of
from storage.port import eq

NAMES = 15
"""People named at most; the page has them all."""


MORE = re.compile(
    r"(?:还?需要?|還?需要?|要)\s*(?P<n>\d{1,4}|[一二三四五六七八九十百两]{1,5})\s*[个個名位]?人",
    re.IGNORECASE,
)
"""「需10人」: another number from now on."""


async def update(turn: Turn) -> Reply:
    """「更新 集3 改到北门」: to everybody who was called, but those who cannot come."""
    found = await known.led(turn, "update")
    if isinstance(found, Reply):
        return found
    call, seat = found
    words = turn.command.rest.strip() if turn.command else ""
    if not words:
        return turn.reply("call-update-what", number=call.number)
    if not call.live:
        return known.over(turn, call)
    if more := MORE.fullmatch(words):
        needed = number_of(more["n"])
        ending.need(turn.unit, call, needed)
        return Reply(text=known.told(turn, call, "call-need-done", count=needed))
    await ending.update(turn.office, turn.unit, call, seat, words, turn.now)
    return Reply(text=known.told(turn, call, "call-updated"))


async def stand_down(turn: Turn) -> Reply:
    """「解除 集3」: it is over; whoever came is relieved, and thanked."""
    found = await known.led(turn, "stand_down")
    if isinstance(found, Reply):
        return found
    call, seat = found
    if not call.live:
        return known.over(turn, call)
    words = turn.command.rest.strip() if turn.command else ""
    total = await counting.total(turn.office.store, call)
    await ending.stand_down(turn.office, turn.unit, call, seat, turn.now, words)
    return Reply(text=known.told(turn, call, "call-stood-down", count=total.counted))


async def count(turn: Turn) -> Reply:
    """「人数 集3」: numbers for everybody in it; names only for those who lead it."""
    call = await _seen(turn)
    if isinstance(call, Reply):
        return call
    office, store = turn.office, turn.office.store
    tally = await counting.tally(store, call)
    numbers = wording.numbers(office, tally.total, turn.session.language)
    lines = [known.told(turn, call, "call-count", what=wording.what(office, call), numbers=numbers)]
    names = {post.id: post.name for post in call.posts}
    asked = [line for line in tally.posts if line.expected or line.needed]
    lines += [_post_line(turn, names[line.id], line) for line in asked]
    if tally.unreachable:
        lines.append(turn.say("call-unreachable", count=tally.unreachable))
    page = await pages.live(office, call, turn.person, turn.now)
    link = Card("", links=(Link(turn.say("muster-page"), page),))
    return Reply(text="\n".join([*lines, *await _names(turn, call)]), cards=(link,))


def _post_line(turn: Turn, name: str, line: counting.Line) -> str:
    return turn.say(
        "call-count-post",
        post=name,
        expected=line.expected,
        counted=line.counted,
        arrived=line.arrived,
        short=line.short,
    )


async def _seen(turn: Turn) -> Call | Reply:
    """The call whose numbers they may see: one that they lead, or are called by."""
    store = turn.office.store
    wanted = turn.command.call if turn.command else 0
    if not wanted:
        calls = [call for call, _ in await answering.live_for(store, turn.person)]
        for call in await lookup.live(store):
            if call not in calls and await may_start(store, turn.person, call):
                calls.append(call)
        if not calls:
            return await known.none(turn)
        return calls[0] if len(calls) == 1 else known.which(turn, "count", calls)
    named = await known.sent(turn, wanted)
    if isinstance(named, Reply):
        return named
    inside = await answering.expected(store, named, turn.person)
    if inside is None and not await may_start(store, turn.person, named):
        return turn.reply("call-not-yours", number=named.number)
    return named


async def _names(turn: Turn, call: Call) -> list[str]:
    """Who did not answer and who cannot come: all to whoever may end the call, their group to a leader."""
    store = turn.office.store
    seat = await may_start(store, turn.person, call)
    inside = await answering.expected(store, call, turn.person)
    if seat is not None:
        where = [eq("call", call.id)]
    elif inside is not None and inside.part in LEADING:
        where = [eq("call", call.id), eq("group", inside.group)]
    else:
        return []
    lines = []
    none = await store.find(Recipient, [*where, eq("answer", "none")], limit=NAMES)
    if none:
        names = "、".join([await _name(turn, one) for one in none])
        lines.append(turn.say("call-silent-names", names=names))
    cannot = await store.find(Recipient, [*where, eq("answer", "cannot")], limit=NAMES)
    if cannot:
        names = "、".join([await _excused(turn, one) for one in cannot])
        lines.append(turn.say("call-cannot-names", names=names))
    return lines


async def _name(turn: Turn, one: Recipient) -> str:
    seat = await turn.office.store.get(Staff, one.seat)
    return seat.name if seat else turn.say("desk-name")


async def _excused(turn: Turn, one: Recipient) -> str:
    name = await _name(turn, one)
    return turn.say("call-excused", name=name, reason=one.reason) if one.reason else name
