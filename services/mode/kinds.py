"""The documents that the mode keeps, for whoever opens a store."""

from domain.document import Document
from domain.mode import Mode, ModeChange

KINDS: tuple[type[Document], ...] = (Mode, ModeChange)
