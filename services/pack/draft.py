"""A pack read but not yet judged: every record still knows its file and line."""

from typing import Generic, NamedTuple, TypeVar

import msgspec

from domain.booking import Slots
from domain.ground import Course
from domain.meeting import MeetingRule
from domain.offers import Activity, Route, TrainingCourse
from domain.readiness import Staffing, Team
from domain.reminder import ReminderRule, Template
from domain.street import Centre, Guidance, Hotline, MicroGrid, Place, Station, Topic
from domain.understanding import Urgency
from services.pack.fault import Fault
from services.pack.files import Calendar, Clock, Head, Kind, Ladder, Minutes, Post
from services.pack.sheet import Sheet, Steps

T_co = TypeVar("T_co", covariant=True)


class Located(NamedTuple, Generic[T_co]):
    """A record and where it was written."""

    value: T_co
    sheet: Sheet
    steps: Steps

    def fault(self, message: str, *steps: str | int) -> Fault:
        """A fault in this record, at the field that `steps` lead to."""
        return self.sheet.fault(message, (*self.steps, *steps))


class Draft(msgspec.Struct):
    """The sections of a pack with what it inherits, by id, in the order they were written.

    `broken` are ids of records that could not be read; not `whole`: a pack or file
    that others refer to could not be read at all.
    """

    head: dict[str, Located[Head]] = {}
    calendar: dict[str, Located[Calendar]] = {}
    centre: dict[str, Located[Centre]] = {}
    places: dict[str, Located[Place]] = {}
    microgrids: dict[str, Located[MicroGrid]] = {}
    lines: dict[str, Located[Course]] = {}
    stations: dict[str, Located[Station]] = {}
    hotlines: dict[str, Located[Hotline]] = {}
    topics: dict[str, Located[Topic]] = {}
    guidance: dict[str, Located[Guidance]] = {}
    categories: dict[str, Located[str]] = {}
    facilities: dict[str, Located[str]] = {}
    kinds: dict[str, Located[str]] = {}
    roles: dict[str, Located[str]] = {}
    clocks: dict[str, Located[Clock]] = {}
    ladders: dict[str, Located[Ladder]] = {}
    columns: dict[str, Located[tuple[str, ...]]] = {}
    topic_of: dict[str, Located[str]] = {}
    urgency_of: dict[str, Located[Urgency]] = {}
    marks: dict[str, Located[tuple[str, ...]]] = {}
    schedule: dict[str, Located[Minutes]] = {}
    limits: dict[str, Located[int]] = {}
    teams: dict[str, Located[Team]] = {}
    posts: dict[str, Located[Post]] = {}
    emergencies: dict[str, Located[Kind]] = {}
    staffing: dict[str, Located[Staffing]] = {}
    headings: dict[str, Located[tuple[str, ...]]] = {}
    words: dict[str, Located[tuple[str, ...]]] = {}
    meetings: dict[str, Located[MeetingRule]] = {}
    reminders: dict[str, Located[ReminderRule]] = {}
    templates: dict[str, Located[Template]] = {}
    slots: dict[str, Located[Slots]] = {}
    courses: dict[str, Located[TrainingCourse]] = {}
    routes: dict[str, Located[Route]] = {}
    activities: dict[str, Located[Activity]] = {}
    broken: dict[str, set[str]] = {}
    inherits: tuple[Located[str], ...] = ()
    whole: bool = True

    def known(self, section: str) -> set[str]:
        """The ids of a section, those of records that could not be read included.

        A slip in one record is reported there, not again wherever the record is named.
        """
        return {*getattr(self, section), *self.broken.get(section, ())}
