"""Stations that the street's people add or look after, laid over those of the street pack."""

from typing import ClassVar, Literal

from domain.document import Document, Index
from domain.street import Station


class StationRecord(Document, frozen=True, kw_only=True):
    """A station as somebody who stood there told of it; its id is the station's own.

    It waits for the desk's word (`proposed`), counts (`kept`), or does not (`refused`). `number` is
    what the desk calls a proposal, `said` the words it came with, `by` the seat that told of it.
    `shut`: whoever looked last found it closed, whatever its hours say. Photos lie with the
    `Words` whose case is this id.
    """

    collection: ClassVar[str] = "stations"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("state", "made_at")),
        Index(("number",)),
    )

    station: Station
    state: Literal["proposed", "kept", "refused"]
    by: str
    made_at: int
    number: int = 0
    said: str = ""
    shut: bool = False


class StationEdition(Document, frozen=True, kw_only=True):
    """Another `edition` after each change: by this word alone a worker knows that its index is old."""

    collection: ClassVar[str] = "station_edition"

    edition: str


class FoundShut(Document, frozen=True, kw_only=True):
    """Somebody came to a station and found it closed; forgotten at `expires_at` (ms UTC).

    The id is `found_shut_id`: whoever says it twice counts once, and all who give no name ("")
    are one.
    """

    collection: ClassVar[str] = "found_shut"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("station", "expires_at")),
        Index(("person",)),
        Index(("expires_at",)),
    )

    station: str
    person: str
    expires_at: int


def found_shut_id(station: str, person: str) -> str:
    """The one id of what a person says of a station."""
    return f"{station}:{person}"


class StationDoubt(Document, frozen=True, kw_only=True):
    """What people say of a station until one of ours stands there; the id is the station's own.

    `flagged`: enough of them found it closed, so nobody is led there as to an open one. Each word
    of theirs writes this document anew, so that of two at one moment both are counted.
    """

    collection: ClassVar[str] = "station_doubts"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("flagged",)),)

    flagged: bool
    at: int
