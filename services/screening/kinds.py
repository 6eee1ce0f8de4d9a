"""The documents of this room, for whoever opens a store."""

from domain.document import Document
from domain.screening import Screening, Verdict

KINDS: tuple[type[Document], ...] = (Screening, Verdict)
