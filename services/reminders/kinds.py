"""The documents that reminders and meetings keep, for whoever opens a store."""

from domain.document import Document
from domain.meeting import Minutes
from domain.reminder import Hand, OccurrenceChange, Reminder, Round, RuleChange

KINDS: tuple[type[Document], ...] = (
    RuleChange,
    OccurrenceChange,
    Hand,
    Round,
    Reminder,
    Minutes,
)
