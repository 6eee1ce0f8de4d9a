"""What people hear of their bookings by themselves: two reminders, that a place came free or none did."""

from domain.booking import TOO_LATE, Booking
from domain.message import Choice, Reply
from domain.reminder import Reminder
from domain.work import Lane, Notice
from services import when
from services.bookings.slots import service_of
from services.office import Office
from services.reminders import single
from services.unit import Unit

EVENING = 18 * 60
"""When people are reminded the day before, minutes after midnight."""

DAY, HOUR = 86_400_000, 3_600_000


async def remind(office: Office, unit: Unit, booking: Booking, now: int) -> None:
    """Plan its reminders: the evening before and an hour before, as far as these are ahead."""
    about = f"booking:{booking.id}"
    evening = office.calendar.moment(office.calendar.local(booking.at).date(), EVENING) - DAY
    for name, due in (("eve", evening), ("hour", booking.at - HOUR)):
        if due <= now:
            continue
        await single.plan(
            unit,
            Reminder(
                id=f"{about}:{name}",
                street=booking.street,
                due=due,
                expires=booking.at,
                reply=_reply(office, booking, "book-remind", due),
                about=about,
                address=booking.address,
            ),
        )


async def tell_if_left_out(office: Office, unit: Unit, booking: Booking) -> None:
    """Plan that somebody in line hears it when nobody is let in any more: they need not come."""
    about, due = f"booking:{booking.id}", booking.at - TOO_LATE
    await single.plan(
        unit,
        Reminder(
            id=f"{about}:line",
            street=booking.street,
            due=due,
            expires=booking.at,
            reply=Reply(text=_text(office, booking, "book-left-out", due)),
            about=about,
            address=booking.address,
        ),
    )


def tell_let_in(office: Office, unit: Unit, booking: Booking, now: int) -> None:
    """A place came free and is theirs: said once, the id holds which place in line it was."""
    unit.insert(
        Notice(
            id=f"let-in:{booking.id}@{booking.place}",
            street=booking.street,
            lane=Lane.reminder,
            reply=_reply(office, booking, "book-let-in", now),
            made_at=now,
            visible_at=now,
            expires_at=booking.at,
            address=booking.address,
            to="reporter",
        )
    )


def _reply(office: Office, booking: Booking, id: str, now: int) -> Reply:
    """As it reads at `now`; how to cancel stands beside it, for somebody else waits perhaps."""
    text = _text(office, booking, id, now)
    word = office.texts.say(booking.language, "book-cancel-say", number=booking.number)
    return Reply(text=text, choices=(Choice(word, word, word=word),))


def _text(office: Office, booking: Booking, id: str, now: int) -> str:
    service = service_of(office, booking.service)
    return office.texts.say(
        booking.language,
        id,
        number=booking.number,
        service=service.name if service else booking.service,
        at=when.moment(booking.at, now, office.calendar, booking.language),
    )
