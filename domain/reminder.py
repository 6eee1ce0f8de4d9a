"""What is said by itself at its time: rules of the pack, single reminders, and what became of both.

Exactly once: a firing has an id made of its rule, its day and what it says, so of any number of
workers one writes it; a round then tells everybody it is for, a part at a time.
"""

import re
from datetime import date, timedelta
from typing import Annotated, ClassVar, Literal

import msgspec

from domain.calendar import WorkCalendar
from domain.document import Document, Index
from domain.fact import Fact
from domain.message import Reply
from domain.people import Address, Role
from domain.recurrence import Shift, workday_beside

Late = Literal["send", "skip", "summarise"]
"""What becomes of a reminder that could not go at its time: it goes late, not at all, or
together with all others that are late."""

LATE = 15 * 60_000
"""A reminder this late (ms) follows its rule for late ones; one sooner is on time."""

BEFORE = re.compile(r"^(\d{1,2})(min|h)$|^(\d{1,2})(d|wd) ([01]\d|2[0-3]):([0-5]\d)$")
MINUTE = 60_000

Before = str
"""How long before: «30min», «1h», «1d 17:00» (the day before at five), «1wd 17:00» (working day)."""

TimeOfDay = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class Who(msgspec.Struct, frozen=True):
    """Whom something is for: roles, officers by the role they speak for, groups by their name.

    Of roles that belong to a grid (chiefs, workers) those of the occurrence's grid.
    """

    roles: tuple[Role, ...] = ()
    offices: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


class Recurring(Fact, frozen=True, kw_only=True):
    """Something of the pack that comes again. `rule` is an RFC 5545 RRULE, "" for when asked for.

    `at` is the time of day, `since` the first day; `each` makes one for each grid; `before` says
    when people hear of it. `always`: in an emergency, too, when other reminders are held.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    rule: str = ""
    at: TimeOfDay = "09:00"
    since: date | None = None
    shift: Shift = "none"
    each: bool = False
    who: Who = Who()
    before: tuple[Before, ...] = ("0min",)
    late: Late = "send"
    always: bool = False


class ReminderRule(Recurring, frozen=True, kw_only=True):
    """A reminder by a template; `unless` names a meeting whose minutes of that month make it needless."""

    template: str
    unless: str = ""


class Template(Fact, frozen=True, kw_only=True):
    """Words that are said to staff: by a rule, or (`who` named) when the desk sends them.

    In `text` {words} are the sender's own (a weather station's), {name}, {grid} and {day} the
    occurrence's. `sourced`: those words name who issued them, and when (domain rules for weather).
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    text: str
    who: Who | None = None
    sourced: bool = False


class Occurrence(msgspec.Struct, frozen=True):
    """One time that something comes. `day` names it for good, also where it was moved to `at` (ms)."""

    rule: str
    grid: str
    day: str
    at: int
    moved: bool = False

    @property
    def id(self) -> str:
        """The one id of it."""
        return f"{self.rule}:{self.grid or '-'}:{self.day}"


class Due(msgspec.Struct, frozen=True):
    """One thing to be said of an occurrence at `moment` (ms UTC): `what` is a `Before` or «minutes»."""

    occurrence: Occurrence
    what: str
    moment: int

    @property
    def id(self) -> str:
        """The one id of this firing; what was moved is said anew for its new time."""
        moved = f"@{self.occurrence.at}" if self.occurrence.moved else ""
        return f"{self.occurrence.id}{moved}:{self.what.replace(' ', '-')}"


class RuleChange(Document, frozen=True, kw_only=True):
    """A rule of the pack as the street's people changed it; the id is the rule's.

    It holds for what comes from `changed_at` (ms UTC) on; `by` is the seat that changed it.
    """

    collection: ClassVar[str] = "rulechanges"

    rule: str
    at: TimeOfDay
    since: date
    changed_at: int
    by: str


class OccurrenceChange(Document, frozen=True, kw_only=True):
    """One occurrence that is moved, cancelled or held besides; the id is the occurrence's.

    `at` is when it takes place now, `latest` the later of both times (ms UTC).
    """

    collection: ClassVar[str] = "occurrencechanges"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("latest",)),)

    rule: str
    grid: str
    day: str
    state: Literal["moved", "cancelled", "extra"]
    at: int
    latest: int
    by: str


class Hand(Document, frozen=True, kw_only=True):
    """Up to which moment (`at`, ms UTC) the rules were followed; there is one."""

    collection: ClassVar[str] = "reminderhands"

    at: int


class Round(Document, frozen=True, kw_only=True):
    """A telling under way: what (`of`, or a notice's own `text`), to whom, and how far it got.

    `after` is the seat told last: after a crash the next worker goes on behind it. `open` ends
    when everybody was told, or nobody is to be told any more.
    """

    collection: ClassVar[str] = "reminderrounds"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("open", "at")), Index(("at",)))

    at: int
    of: tuple[Due, ...] = ()
    text: str = ""
    who: Who | None = None
    grid: str = ""
    open: bool = True
    after: str = ""
    told: int = 0


class Reminder(Document, frozen=True, kw_only=True):
    """One thing to be said once, at `due` (ms UTC): to a seat (`staff`) or to an `address`.

    Whoever plans it names its id (`booking:17:eve`), so that planning it twice is planning it
    once, and `about`, by which all of a thing's reminders are taken back. After `expires` it
    helps nobody. `always`: also while an emergency holds reminders.
    """

    collection: ClassVar[str] = "reminders"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("due",)), Index(("about",)))

    due: int
    expires: int
    reply: Reply
    about: str
    staff: str = ""
    address: Address | None = None
    late: Late = "send"
    always: bool = False


def moment_before(at: int, before: str, calendar: WorkCalendar) -> int:
    """The moment (ms UTC) so long before `at`."""
    match = BEFORE.match(before)
    if match is None:
        raise ValueError(before)
    count, unit, number, days, hour, minute = match.groups()
    if count:
        return at - int(count) * (60 if unit == "h" else 1) * MINUTE
    day = calendar.local(at).date()
    for _ in range(int(number)):
        day = workday_beside(day, calendar, -1) if days == "wd" else day - timedelta(days=1)
    return calendar.moment(day, int(hour) * 60 + int(minute))


def longest(before: str, rest: int) -> int:
    """How much before (ms) that is at most; working days may be `rest` days more."""
    match = BEFORE.match(before)
    if match is None:
        raise ValueError(before)
    count, unit, number, days, *_ = match.groups()
    if count:
        return int(count) * (60 if unit == "h" else 1) * MINUTE
    most = 2 * int(number) + rest if days == "wd" else int(number) + 1
    return most * 24 * 60 * MINUTE


def minute_of(time: str) -> int:
    """«09:30» as minutes after midnight."""
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)
