"""At what hour staff hear of a clock (domain.md, Clocks): emergencies at once, others by day."""

from domain.case import Case
from domain.people import Staff
from services.delivery.quiet import morning, quiet_hours
from services.office import Office


def danger(case: Case) -> bool:
    """Whether people are in danger: then nobody's night counts."""
    return case.urgency == "emergency" or case.quiet


def wakes_at(office: Office, case: Case, seat: Staff, now: int) -> int:
    """When this seat first hears of a case (ms UTC): `now`; of urgent ones after the quiet hours.

    The desk and the duty phone are awake day and night.
    """
    if case.urgency != "urgent" or _awake(seat) or danger(case):
        return now
    return morning(now, quiet_hours(office.street))


def hears_at(office: Office, case: Case, seat: Staff, now: int) -> int:
    """When this seat is told (ms UTC) that a clock calls: of cases below urgent in working hours."""
    if case.urgency == "urgent" or _awake(seat) or danger(case):
        return wakes_at(office, case, seat, now)
    return office.calendar.next_open(now)


def _awake(seat: Staff) -> bool:
    return seat.role == "desk" or seat.duty


def asleep(office: Office, case: Case, now: int) -> bool:
    """Whether an urgent case's chiefs sleep now, so that the desk has to hear of it."""
    if case.urgency != "urgent" or danger(case):
        return False
    return morning(now, quiet_hours(office.street)) > now
