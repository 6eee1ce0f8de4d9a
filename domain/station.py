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
