"""The documents that belong to cases, for whoever opens a store."""

from domain.appointment import Appointment
from domain.case import Case, Event, Words
from domain.document import Document
from domain.follower import Follower
from domain.task import Task

KINDS: tuple[type[Document], ...] = (Case, Event, Words, Task, Follower, Appointment)
