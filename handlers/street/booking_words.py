"""What is said of slots and bookings: a line, a button, and what has to be told beside."""

from domain.booking import Booking
from domain.message import Card, Choice, Link, Reply
from domain.reach import WROTE
from domain.street import Service
from handlers.turn import Turn
from services import when
from services.bookings import slots
from services.bookings.slots import Left
from services.bookings.telling import HOUR
from services.delivery import consenting


def wish(turn: Turn, service: Service) -> Choice:
    """The button that begins to book a service."""
    say = turn.say("book-say", service=service.name)
    return Choice(turn.say("book-label", service=service.name), say)


def choice(turn: Turn, service: Service, left: Left) -> Choice:
    """What it sends is understood later, too, when the question is long forgotten."""
    at = when.moment(left.slot.at, turn.now, turn.office.calendar, turn.session.language)
    named = f"{turn.office.calendar.local(left.slot.at):%Y-%m-%d %H:%M}"
    say = turn.say("book-say", service=f"{service.name} {named}")
    if left.free:
        label = turn.say("book-slot", at=at, free=left.free)
        return Choice(label, say, means=f"take:{left.slot.id}")
    label = turn.say("book-slot-full", at=at, waiting=left.waiting)
    return Choice(label, say, means=f"queue:{left.slot.id}")


def marks(turn: Turn, service: Service) -> list[str]:
    """What has to be said beside: for card holders only, a sample, not confirmed."""
    found = slots.slots_of(turn.office, service.id)
    card = turn.office.street.centre.card if turn.office.street.centre else None
    lines = [turn.say("service-card", card=card.short)] if found and found.card and card else []
    if found and found.sample:
        lines.append(turn.say("book-sample"))
    elif found and not found.confirmed:
        lines.append(turn.say("book-unconfirmed"))
    return lines


def cancellable(turn: Turn, text: str, found: list[Booking]) -> Reply:
    """With a way to cancel each: by its own number, so that no digit means two things."""
    choices = []
    for one in found:
        say = turn.say("book-cancel-say", number=one.number)
        choices.append(Choice(say, say, word=say))
    return Reply(text=text, choices=tuple(choices))


def facts(turn: Turn, one: Booking) -> dict[str, str | int]:
    """What its sentences are filled with."""
    service = slots.service_of(turn.office, one.service)
    at = when.moment(one.at, turn.now, turn.office.calendar, turn.session.language)
    return {"number": one.number, "service": service.name if service else one.service, "at": at}


def reminded(turn: Turn, made: Booking) -> list[str]:
    """That they are reminded, as far as that can be promised: WeChat closes its door in two days."""
    if made.at - turn.now <= HOUR:
        return []
    return [turn.say("book-reminded-perhaps" if _far(turn, made) else "book-reminded")]


async def one_notice(turn: Turn, made: Booking) -> tuple[Card, ...]:
    """For one too far ahead to be reminded of otherwise: the way to allow one notice."""
    return await notice_card(turn) if _far(turn, made) else ()


async def notice_card(turn: Turn) -> tuple[Card, ...]:
    """The way to allow one notice, where the platform has such a thing."""
    address, language = turn.identity.address, turn.session.language
    if not await consenting.can_be_asked(turn.office, address):
        return ()
    label = turn.say("book-notice")
    return (Card("", links=(Link(label, consenting.address(turn.office, language)),)),)


def _far(turn: Turn, made: Booking) -> bool:
    return turn.incoming.channel == "wechat" and made.at - HOUR - turn.now > WROTE.span
