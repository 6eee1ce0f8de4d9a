"""What people hear of their bookings by themselves: two reminders, and that a place came free."""

from domain.booking import Booking
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
    service = service_of(office, booking.service)
    language, say = booking.language, office.texts.say
    text = say(
        language,
        id,
        number=booking.number,
        service=service.name if service else booking.service,
        at=when.moment(booking.at, now, office.calendar, language),
    )
    word = say(language, "book-cancel-say", number=booking.number)
    return Reply(text=text, choices=(Choice(word, word, word=word),))
