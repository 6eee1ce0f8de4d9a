"""The documents that escalation keeps or reads (duty), for whoever opens a store."""

from domain.document import Document
from domain.duty import DutyShift
from domain.firing import Firing
from domain.telephone import TelephoneTask
from services.escalation.crowd import Crowd
from services.escalation.telephone import Looked

KINDS: tuple[type[Document], ...] = (Firing, TelephoneTask, Crowd, Looked, DutyShift)
