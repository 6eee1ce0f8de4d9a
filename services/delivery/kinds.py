"""The documents that delivery keeps or sweeps, for whoever opens a store."""

from domain.document import Document
from domain.idempotency import KeyUsed
from domain.reach import Grant, Ledger
from domain.uploads import Upload
from domain.work import Notice
from services.delivery.gathering import Gathering
from services.delivery.limiter import Window
from services.delivery.sweep import Swept

KINDS: tuple[type[Document], ...] = (
    Notice, Window, Gathering, Ledger, Grant, Swept, KeyUsed, Upload,
)  # fmt: skip
