"""The documents that warnings keep, for whoever opens a store."""

from domain.document import Document
from domain.warning import PublicWarning

KINDS: tuple[type[Document], ...] = (PublicWarning,)
