"""「预约 理发 明天下午」: free slots to choose from, a place or one in line; mine, and cancelled."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from domain.booking import Refused, Slot, Why
from domain.message import Choice, Reply
from domain.session import Question
from domain.street import Service
from handlers.street import booking_words as said
from handlers.turn import Turn
from services import centre
from services.bookings import freeing, lookup, making, slots
from services.bookings.slots import Left
from services.spoken import day_in, moment_in

SERIES = "booking"
SHOWN = 6
"""Slots offered at once: a phone's screen, and a digit each."""

_PARTS = (
    (re.compile(r"上午|早上|\bmorning\b", re.IGNORECASE), 0, 12),
    (re.compile(r"下午|中午|\bafternoon\b", re.IGNORECASE), 12, 18),
    (re.compile(r"晚|夜|\bevening\b|\btonight\b", re.IGNORECASE), 17, 24),
)
"""Parts of a day: how they are said, from which hour, before which."""

_WISH = re.compile(r"预约|預約|约个|約個|\bbook\b|\breserve\b", re.IGNORECASE)
_ASKS = re.compile(r"吗|嗎|怎么|怎麼|如何|要不要|[?？]|\bhow\b|\bdo i\b", re.IGNORECASE)

NOT: dict[Why, str] = {
    "closed": "book-not-past",
    "past": "book-not-past",
    "full": "book-not-full",
    "twice": "book-not-twice",
    "many": "book-not-many",
    "card": "book-not-card",
    "over": "book-not-over",
    "early": "book-not-over",
}


async def book(turn: Turn) -> Reply | None:
    """What can be booked, or when; None where the words are about something else."""
    words = turn.command.rest if turn.command else turn.words
    offered = slots.bookable(turn.office)
    service = _named(turn, words)
    if service is not None:
        return await offer(turn, service, words)
    if words:
        return None
    if not offered:
        return turn.reply("book-none")
    choices = tuple(said.wish(turn, one) for one, _ in offered)
    turn.ask("booking", choices)
    return Reply(text=turn.say("book-what"), choices=choices)


async def wished(turn: Turn, service: Service) -> Reply | None:
    """A sentence about a service that names a day, or wants to book and does not ask how."""
    if slots.slots_of(turn.office, service.id) is None or _ASKS.search(turn.words):
        return None
    day = day_in(turn.words, turn.now, turn.office.calendar)
    return await offer(turn, service, turn.words) if day or _WISH.search(turn.words) else None


async def on_that_day(turn: Turn, service: Service) -> Reply | None:
    """「明天下午可以吗」 about a service they were just told of."""
    day = day_in(turn.words, turn.now, turn.office.calendar)
    if day is None or slots.slots_of(turn.office, service.id) is None:
        return None
    return await offer(turn, service, turn.words)


def way_in(turn: Turn, service: Service) -> Choice | None:
    """The button beside a service that takes bookings."""
    return said.wish(turn, service) if slots.slots_of(turn.office, service.id) else None


async def offer(turn: Turn, service: Service, words: str, head: str = "") -> Reply:
    """The slots that the words mean, else the next ones; a number chooses."""
    found = slots.slots_of(turn.office, service.id)
    if found is None:
        return turn.reply("book-not-this", service=service.name)
    every = await slots.left(turn.office, found, turn.now)
    meant = _meant(turn, every, words)
    shown = (meant or [left for left in every if left.free])[:SHOWN]
    if not shown:
        return turn.reply("book-nothing", service=service.name)
    choices = tuple(said.choice(turn, service, left) for left in shown)
    turn.ask("booking", choices, words=service.id)
    lines = [head] if head else []
    lines.append(turn.say("book-when-else" if meant == [] else "book-when", service=service.name))
    lines += said.marks(turn, service)
    return Reply(text="\n".join(lines), choices=choices)


async def told_booking(turn: Turn, question: Question) -> Reply | None:
    """A slot was chosen, or another day named for the same service."""
    kind, _, id = turn.chosen.partition(":")
    if kind in ("take", "queue"):
        turn.settle()
        return await _made(turn, id, wait=kind == "queue")
    service = slots.service_of(turn.office, question.words)
    if turn.command is None and service and day_in(turn.words, turn.now, turn.office.calendar):
        return await offer(turn, service, turn.words)
    return None


async def mine(turn: Turn) -> Reply:
    """「我的预约」: what lies ahead, and how far up in line."""
    found = await lookup.of_person(turn.office.store, turn.person, turn.now)
    if not found:
        return turn.reply("book-mine-none")
    lines = [turn.say("book-mine")]
    for one in found:
        if one.state == "waiting":
            place = await lookup.turn_in_line(turn.office.store, one)
            lines.append(turn.say("book-line-waiting", **said.facts(turn, one), place=place))
        else:
            lines.append(turn.say("book-line", **said.facts(turn, one)))
    return said.cancellable(turn, "\n".join(lines), found)


async def cancel(turn: Turn) -> Reply:
    """「取消预约 12」; without a number the only one, or which."""
    found = await lookup.of_person(turn.office.store, turn.person, turn.now)
    if not found:
        return turn.reply("book-mine-none")
    number = number_in(turn.command.rest if turn.command else "")
    chosen = [one for one in found if not number or one.number == number]
    if not chosen:
        return turn.reply("book-not-over")
    if len(chosen) > 1:
        return said.cancellable(turn, turn.say("book-which"), chosen)
    try:
        await freeing.cancel(turn.office, turn.unit, chosen[0], turn.now)
    except Refused as error:
        return turn.reply(NOT[error.why])
    return turn.reply("book-cancelled", **said.facts(turn, chosen[0]))


async def _made(turn: Turn, id: str, *, wait: bool) -> Reply:
    slot = slots.slot_named(turn.office, id, turn.now)
    if slot is None:
        return turn.reply("book-not-past")
    who = making.Asker(turn.own, turn.identity.address, turn.session.language)
    number = await turn.drawn(SERIES)
    try:
        made = await making.book(turn.office, turn.unit, who, slot, number, turn.now, wait=wait)
    except Refused as error:
        return await _refused(turn, slot, error)
    facts = said.facts(turn, made)
    if made.state == "waiting":
        place = await lookup.turn_in_line(turn.office.store, made)
        return said.cancellable(turn, turn.say("book-waits", **facts, place=place), [made])
    service = slots.service_of(turn.office, slot.service)
    lines = [turn.say("book-done", **facts), *said.reminded(turn, made)]
    lines += said.marks(turn, service) if service else ()
    reply = said.cancellable(turn, "\n".join(lines), [made])
    return replace(reply, cards=await said.one_notice(turn, made))


async def _refused(turn: Turn, slot: Slot, error: Refused) -> Reply:
    """Somebody was quicker: the same day once more, with what is left and the line to wait in."""
    service = slots.service_of(turn.office, slot.service)
    if error.why == "full" and service is not None:
        day = turn.office.calendar.local(slot.at).date().isoformat()
        return await offer(turn, service, day, turn.say("book-not-full"))
    return turn.reply(NOT[error.why])


def _meant(turn: Turn, every: Iterable[Left], words: str) -> list[Left] | None:
    """The slots of the moment, day or part of a day that the words name; None where they name none."""
    calendar = turn.office.calendar
    moment = moment_in(words, turn.now, calendar)
    day = day_in(words, turn.now, calendar)
    part = next((hours for found, *hours in _PARTS if found.search(words)), None)
    if moment is not None:
        return [left for left in every if left.slot.at == moment.at]
    if day is None and part is None:
        return None
    since, until = part or (0, 24)
    begun = [(left, calendar.local(left.slot.at)) for left in every]
    return [
        left
        for left, here in begun
        if (day is None or here.date() == day.day) and since <= here.hour < until
    ]


def _named(turn: Turn, words: str) -> Service | None:
    found = turn.office.street.centre
    return centre.named(found, turn.office.understanding.spelled(words)) if found else None


def number_in(words: str) -> int:
    """The first number that the words hold, 0 for none."""
    found = re.search(r"\d{1,9}", words)
    return int(found[0]) if found else 0
