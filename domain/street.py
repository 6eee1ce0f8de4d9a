"""One street as data: what a street pack says, checked and frozen."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from domain import geo
from domain.booking import Slots
from domain.fact import Fact
from domain.ground import Course
from domain.hotline import OrderForm
from domain.meeting import MeetingRule
from domain.offers import Offers
from domain.readiness import Readiness
from domain.reminder import ReminderRule, Template
from domain.rostering import RosterForm
from domain.understanding import Urgency

Point = geo.Point
"""Latitude and longitude, degrees, WGS-84."""

Track = Literal["hotline", "daily", "emergency"]
"""Which of the 三联动三处置 flows a case takes."""

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
"""What every text of a pack that people read in danger has to be written in."""


class Grid(Fact, frozen=True, kw_only=True):
    """A composite grid (综合网格) with its queue. `hint` tells residents how to recognise it.

    `side` is the side of the street's divider that the grid lies on, if one divides. `names`
    and `hints` are the same in other languages (LANGUAGES).
    """

    id: str
    name: str
    hint: str
    aliases: tuple[str, ...] = ()
    outline: tuple[Point, ...] = ()
    side: geo.Side | None = None
    names: Mapping[str, str] = {}
    hints: Mapping[str, str] = {}

    def called(self, language: str) -> str:
        """Its name in that language, as the street calls it where there is none."""
        return self.names.get(language, self.name)

    def hinted(self, language: str) -> str:
        """The hint in that language, as the street gives it where there is none."""
        return self.hints.get(language, self.hint)


class Place(Fact, frozen=True, kw_only=True):
    """A gazetteer entry: 小区, 村, 弄, 路, 路口, 站, 公园, 河.

    `grid` is "" where the place touches both grids (a road), or its side is not known.
    `outside` names the neighbouring street that the place belongs to. `at` is approximate
    unless `confirmed`. `radius` (metres) is how far from `at` a pin still counts as there.
    """

    id: str
    name: str
    kind: Literal[
        "estate",
        "village",
        "lane",
        "road",
        "crossing",
        "station",
        "park",
        "river",
        "building",
        "other",
    ]
    grid: str = ""
    aliases: tuple[str, ...] = ()
    at: Point | None = None
    radius: int = 0
    outside: str = ""


class MicroGrid(Fact, frozen=True, kw_only=True):
    """A part of a composite grid (微网格) that one grid worker looks after.

    It lies inside `outline`, or consists of `places` (ids of the gazetteer), or both say so.
    """

    id: str
    name: str
    grid: str
    aliases: tuple[str, ...] = ()
    outline: tuple[Point, ...] = ()
    places: tuple[str, ...] = ()


class Allotment(msgspec.Struct, frozen=True, array_like=True):
    """How long a clock runs: `amount` of `unit`: min, h around the clock; WH, WD working time.

    Packs write it as a pair: `[4, WH]`.
    """

    amount: int
    unit: Literal["min", "h", "WH", "WD"]


Post = Literal[
    "owner", "chiefs", "other_chief", "desk", "deputy", "duty_phone", "supervisor", "helper"
]
"""Who may stand on a rung: a part that seats play for a case, never one seat."""


class Rung(msgspec.Struct, frozen=True, kw_only=True):
    """One step of an escalation ladder: at so many percent of a clock, who is told.

    `tell` names posts in the order they are tried: the first one with somebody who is there and
    was not told yet. None at all: nobody is told, the rule alone acts.
    """

    at: int
    tell: tuple[str, ...]


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of appeal. `guidance` names the emergency words said before anything else.

    `sealed` (保密) keeps it from the person complained of, `desk_only` from everybody but the
    desk, `quiet` means no due date, rating, followers or duplicate hint (domain: who sees what).
    `proof` asks the handler for a photo. `clocks` are allotments that differ from the street's.
    `names` are what it is called in other languages (LANGUAGES).
    """

    id: str
    name: str
    category: str
    urgency: Urgency
    role: str
    helpers: tuple[str, ...] = ()
    guidance: str = ""
    track: Track = "daily"
    words: tuple[str, ...] = ()
    sealed: bool = False
    desk_only: bool = False
    proof: bool = False
    quiet: bool = False
    clocks: Mapping[str, Allotment] = {}
    names: Mapping[str, str] = {}

    def called(self, language: str) -> str:
        """Its name in that language, as the street calls it where there is none."""
        return self.names.get(language, self.name)


class Guidance(msgspec.Struct, frozen=True, kw_only=True):
    """What to do in danger; `first` is the line that carries confirmed numbers only.

    Both are keyed by language (LANGUAGES).
    """

    id: str
    first: Mapping[str, str]
    steps: Mapping[str, tuple[str, ...]]
    confirmed: bool = False
    source: str = ""


class Station(Fact, frozen=True, kw_only=True):
    """A point of the map 「新宜满满」.

    `hours` is OSM opening_hours, "" where nobody confirmed any; `holiday_hours` holds on public
    holidays, when `hours` says nothing reliable. `outside` names the street it belongs to, if
    another. `verified_on` is an ISO date: the last time somebody stood there.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    at: Point | None = None
    address: str = ""
    outside: str = ""
    hours: str = ""
    holiday_hours: str = ""
    facilities: tuple[str, ...] = ()
    who: str = ""
    verified_on: str = ""
    verified_by: str = ""


class Service(Fact, frozen=True, kw_only=True):
    """One of the centre's free services."""

    id: str
    number: int
    name: str
    aliases: tuple[str, ...] = ()
    how: str = ""
    who: str = ""
    when: str = ""
    where: str = ""


class Room(Fact, frozen=True, kw_only=True):
    """One of the centre's 5+1 spaces."""

    id: str
    name: str


class Card(Fact, frozen=True, kw_only=True):
    """The 一卡通: what people call it, who gets it, from whom, what for."""

    name: str
    short: str
    eligible: str
    issuer: str
    benefit: str


class Centre(Fact, frozen=True, kw_only=True):
    """The party-service centre."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    address: str = ""
    hours: str = ""
    at: Point | None = None
    services: tuple[Service, ...] = ()
    rooms: tuple[Room, ...] = ()
    card: Card | None = None


class Hotline(Fact, frozen=True, kw_only=True):
    """A number people may be given; unconfirmed ones are never said first."""

    number: str
    name: str


class WorkHours(msgspec.Struct, frozen=True, kw_only=True):
    """The street's working day, minutes after midnight, and days that differ from the state's.

    `workdays` are worked although the state's calendar says rest, `holidays` the reverse.
    From the first moment of `quiet` to the second (as a rule over midnight) people sleep.
    """

    opens: int = 540
    closes: int = 1020
    workdays: tuple[date, ...] = ()
    holidays: tuple[date, ...] = ()
    quiet: tuple[int, int] = (1320, 420)


class Street(msgspec.Struct, frozen=True, kw_only=True):
    """A whole street pack in memory.

    `divider` is what people call the line between the grids (铁路), `railway` its course;
    both it and the outlines may be off by `precision` metres.
    `facilities`, `kinds` (of stations), `categories` and `roles` give each id its Chinese name.
    `hotline` says how a sheet of 12345's work orders is read, `readiness` whom an emergency calls,
    `roster` how a sheet of these is read.
    `meetings`, `reminders` and `templates` are what comes again, and what is said then. `slots`
    say when the centre's services take bookings. `courses` are what maps draw on the ground.
    """

    id: str
    name: str
    prefix: str
    bot_name: str
    city: str
    zone: str
    centre_point: Point
    divider: str
    railway: tuple[Point, ...]
    outline: tuple[Point, ...]
    grids: tuple[Grid, ...]
    places: tuple[Place, ...]
    topics: tuple[Topic, ...]
    guidance: tuple[Guidance, ...]
    stations: tuple[Station, ...]
    centre: Centre | None
    hotlines: tuple[Hotline, ...]
    clocks: Mapping[str, Mapping[Urgency, Allotment | None]]
    hours: WorkHours
    facilities: Mapping[str, str]
    ladders: Mapping[str, Mapping[Urgency, tuple[Rung, ...]]] = {}
    kinds: Mapping[str, str] = {}
    categories: Mapping[str, str] = {}
    roles: Mapping[str, str] = {}
    precision: int = 0
    hotline: OrderForm = OrderForm()
    microgrids: tuple[MicroGrid, ...] = ()
    readiness: Readiness = Readiness()
    roster: RosterForm = RosterForm()
    meetings: tuple[MeetingRule, ...] = ()
    reminders: tuple[ReminderRule, ...] = ()
    templates: tuple[Template, ...] = ()
    slots: tuple[Slots, ...] = ()
    offers: Offers = Offers()
    courses: tuple[Course, ...] = ()


def grid_at(street: Street, point: Point) -> str | None:
    """The grid that a point (WGS-84) lies in: its id, "" where that is not sure, None outside.

    Not sure: nearer to the divider than the pack is precise, or grids that do not say where
    they are. Outside: farther beyond the outline than the pack is precise.
    """
    if street.outline and geo.metres_outside(street.outline, point) > street.precision:
        return None
    if street.railway and geo.metres_to_line(street.railway, point) < street.precision:
        return ""
    return next((grid.id for grid in street.grids if _holds(street, grid, point)), "")


def _holds(street: Street, grid: Grid, point: Point) -> bool:
    """By the side of the divider where there is one: outlines may be off at their outer edge."""
    if street.railway and grid.side:
        return geo.side(street.railway, point) == grid.side
    return bool(grid.outline) and geo.inside(grid.outline, point)
