"""Which files a pack has, and what stands in each."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

import msgspec

from domain.booking import Slots
from domain.fact import Fact
from domain.ground import Course
from domain.meeting import MeetingRule
from domain.offers import Activity, Route, TrainingCourse
from domain.readiness import Staffing, Team
from domain.reminder import ReminderRule, Template, TimeOfDay
from domain.street import (
    Allotment,
    Centre,
    Grid,
    Guidance,
    Hotline,
    MicroGrid,
    Place,
    Point,
    Rung,
    Station,
    Topic,
)
from domain.understanding import Urgency

Name = Annotated[str, msgspec.Meta(min_length=1)]
Prefix = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2,6}$")]
Clock = dict[Urgency, Allotment | None]
Ladder = dict[Urgency, tuple[Rung, ...]]
Positive = Annotated[int, msgspec.Meta(ge=1)]
Minutes = tuple[Annotated[int, msgspec.Meta(ge=0)], ...]


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """street.yaml: the street itself. `inherits` names the packs that fill in what is not here."""

    id: Name
    name: Name
    prefix: Prefix
    bot_name: Name
    city: Name
    zone: Name
    centre_point: Point
    precision: int = 0
    divider: str = ""
    railway: tuple[Point, ...] = ()
    outline: tuple[Point, ...]
    grids: tuple[Grid, ...]
    inherits: tuple[str, ...] = ("common",)


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """calendar.yaml: the working day, when people sleep, and what differs from the state's calendar."""

    opens: TimeOfDay = "09:00"
    closes: TimeOfDay = "17:00"
    quiet: tuple[TimeOfDay, TimeOfDay] = ("22:00", "07:00")
    workdays: tuple[date, ...] = ()
    holidays: tuple[date, ...] = ()


class Post(Fact, frozen=True, kw_only=True):
    """emergency.yaml, `posts`: what is done on a post (岗位); which teams take it, they say."""

    id: Name
    name: Name
    task: str = ""
    how: str = ""
    together: str = ""


class Kind(Fact, frozen=True, kw_only=True):
    """emergency.yaml, `emergencies`: a kind of emergency, with the ids of its posts."""

    id: Name
    name: Name
    aliases: tuple[Name, ...] = ()
    posts: tuple[str, ...] = ()
    safety: Mapping[str, str] = {}
    public: Mapping[str, str] = {}
    raises: tuple[str, ...] = ()


class Section(NamedTuple):
    """One part of a file.

    `one`: the whole file is one record, and the street's own replaces what it inherits.
    `many`: a list of records with ids; `table`: a map. Both are joined id by id, and the
    street's own entry replaces the inherited one.
    """

    file: str
    key: str
    form: Literal["one", "many", "table"]
    kind: Any


SECTIONS = (
    Section("street.yaml", "head", "one", Head),
    Section("places.yaml", "places", "many", Place),
    Section("microgrids.yaml", "microgrids", "many", MicroGrid),
    Section("ground.yaml", "lines", "many", Course),
    Section("stations.yaml", "stations", "many", Station),
    Section("stations.sample.yaml", "stations", "many", Station),
    Section("centre.yaml", "centre", "one", Centre),
    Section("slots.yaml", "slots", "many", Slots),
    Section("slots.sample.yaml", "slots", "many", Slots),
    Section("offers.yaml", "courses", "many", TrainingCourse),
    Section("offers.yaml", "routes", "many", Route),
    Section("offers.yaml", "activities", "many", Activity),
    Section("offers.sample.yaml", "courses", "many", TrainingCourse),
    Section("offers.sample.yaml", "routes", "many", Route),
    Section("offers.sample.yaml", "activities", "many", Activity),
    Section("hotlines.yaml", "hotlines", "many", Hotline),
    Section("taxonomy.yaml", "topics", "many", Topic),
    Section("taxonomy.yaml", "categories", "table", str),
    Section("guidance.yaml", "guidance", "many", Guidance),
    Section("clocks.yaml", "clocks", "table", Clock),
    Section("clocks.yaml", "ladders", "table", Ladder),
    Section("calendar.yaml", "calendar", "one", Calendar),
    Section("facilities.yaml", "facilities", "table", str),
    Section("facilities.yaml", "kinds", "table", str),
    Section("roles.yaml", "roles", "table", str),
    Section("hotline.yaml", "columns", "table", tuple[Name, ...]),
    Section("hotline.yaml", "topic_of", "table", Name),
    Section("hotline.yaml", "urgency_of", "table", Urgency),
    Section("hotline.yaml", "marks", "table", tuple[Name, ...]),
    Section("emergency.yaml", "schedule", "table", Minutes),
    Section("emergency.yaml", "limits", "table", Positive),
    Section("emergency.yaml", "teams", "many", Team),
    Section("emergency.yaml", "posts", "many", Post),
    Section("emergency.yaml", "emergencies", "many", Kind),
    Section("emergency.yaml", "staffing", "table", Staffing),
    Section("roster.yaml", "headings", "table", tuple[Name, ...]),
    Section("roster.yaml", "words", "table", tuple[Name, ...]),
    Section("reminders.yaml", "meetings", "many", MeetingRule),
    Section("reminders.yaml", "reminders", "many", ReminderRule),
    Section("reminders.yaml", "templates", "many", Template),
)
FILES = tuple(dict.fromkeys(section.file for section in SECTIONS))
LEAVES = frozenset(
    {
        "microgrids.yaml",
        "ground.yaml",
        "stations.yaml",
        "stations.sample.yaml",
        "centre.yaml",
        "slots.yaml",
        "slots.sample.yaml",
        "offers.yaml",
        "offers.sample.yaml",
        "reminders.yaml",
    }
)
"""Files that no other refers to: without one of them the rest can still be judged."""
