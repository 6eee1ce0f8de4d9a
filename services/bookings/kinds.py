"""The documents of bookings and cards, for whoever opens a store."""

from domain.booking import Booker, Booking, SlotBook
from domain.document import Document
from domain.onecard import CardDay, OneCard

KINDS: tuple[type[Document], ...] = (SlotBook, Booking, Booker, OneCard, CardDay)
