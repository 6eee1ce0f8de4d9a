"""The documents that stations are kept in, for whoever opens a store."""

from domain.document import Document
from domain.station import StationEdition, StationRecord

KINDS: tuple[type[Document], ...] = (StationRecord, StationEdition)
