"""At what hour staff hear of a clock (domain.md, Clocks): emergencies at once, others by day."""

from domain.case import Case
from domain.people import Staff
from services.delivery.quiet import morning, quiet_hours
from services.office import Office


def danger(case: Case) -> bool:
    """Whether people are in danger: then nobody's night counts."""
    return case.urgency == "emergency" or case.quiet


def hears_at(office: Office, case: Case, seat: Staff, now: int) -> int:
    """When this seat is told (ms UTC): `now`, or when its day begins.

    The desk and the duty phone are awake day and night. Of urgent cases the others hear from the
    end of the quiet hours on, of all other cases in working hours.
    """
    if seat.role == "desk" or seat.duty or danger(case):
        return now
    if case.urgency == "urgent":
        return morning(now, quiet_hours(office.street))
    return office.calendar.next_open(now)


def asleep(office: Office, case: Case, now: int) -> bool:
    """Whether an urgent case's chiefs sleep now, so that the desk has to hear of it."""
    if case.urgency != "urgent" or danger(case):
        return False
    return morning(now, quiet_hours(office.street)) > now
