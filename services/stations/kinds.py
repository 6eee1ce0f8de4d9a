"""The documents that stations are kept in, for whoever opens a store."""

from domain.document import Document
from domain.station import FoundShut, StationDoubt, StationEdition, StationRecord

KINDS: tuple[type[Document], ...] = (StationRecord, StationEdition, FoundShut, StationDoubt)
