"""An appointment (约): when somebody of the street and a reporter meet about a case."""

from typing import ClassVar, Literal

from domain.document import Document

AppointmentState = Literal["proposed", "agreed", "asked_anew", "cancelled"]


class Appointment(Document, frozen=True, kw_only=True):
    """The one appointment of a case; its id is the case's.

    `at` (ms UTC) was named by the seat `seat`; `agreed` is the reporter's word, `asked_anew` their
    wish for another time. `reminders` are the ids of the notices that remind both; moving or
    cancelling takes back those that have not gone.
    """

    collection: ClassVar[str] = "appointments"

    seat: str
    at: int
    state: AppointmentState = "proposed"
    reminders: tuple[str, ...] = ()
