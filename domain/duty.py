"""Who is on duty when: 值班 of the street, 轮值站长 of its stations."""

from typing import ClassVar

from domain.document import Document, Index


class DutyShift(Document, frozen=True, kw_only=True):
    """One seat's duty from `since` to `until` (ms UTC); `station` names a station, "" the street.

    `offered` is the seat that was asked to take it over (换班), "" for none; `back` the shift
    that is given for it, "" for none. The id is `shift_id`.
    """

    collection: ClassVar[str] = "dutyshifts"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("until",)),
        Index(("seat", "until")),
        Index(("offered", "until")),
    )

    seat: str
    since: int
    until: int
    station: str = ""
    offered: str = ""
    back: str = ""


def shift_id(station: str, since: int, place: str) -> str:
    """The one id of a duty; `place` tells those apart who are on duty together."""
    return f"{station or '-'}:{since}:{place}"
