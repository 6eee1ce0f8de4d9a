"""The documents of wishes, for whoever opens a store."""

from domain.document import Document
from domain.wish import Wish, Wisher, WishEvent

KINDS: tuple[type[Document], ...] = (Wish, WishEvent, Wisher)
