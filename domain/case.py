"""A case (案件): what was reported, where it stands, whose it is and until when."""

from typing import ClassVar, Literal

import msgspec

from domain.clocks import Clock
from domain.document import Document, Index
from domain.message import Media, Pin
from domain.people import Role
from domain.street import Track
from domain.understanding import Urgency
from domain.work import NEVER

State = Literal[
    "submitted",
    "accepted",
    "dispatched",
    "handling",
    "joint",
    "waiting_resident",
    "deferred",
    "handled",
    "closed",
    "reopen_requested",
    "reviewed",
    "rejected",
    "merged",
]
Outcome = Literal["", "solved", "explained", "cannot", "not_found", "withdrawn", "diverted"]
Part = Literal["report", "note", "reason", "result", "contact", "question", "task", "answer"]
Kind = Literal["appeal", "voice", "human", "question", "incident"]
Yes = Literal["", "yes", "no"]
Mode = Literal["", "swift", "joint", "whole", "ahead", "now"]
"""五办: 抓紧办, 联合办, 统筹办, 跨前办, 立刻办 (domain.md, Words)."""

OVER: frozenset[State] = frozenset({"closed", "reviewed", "rejected", "merged"})
"""States in which nobody owes the resident an answer any more."""


class Case(Document, frozen=True, kw_only=True):
    """One appeal from its first word to its review.

    `number` is for people (`YC20261121-0007`), `serial` its running part, `day` its date
    (YYYYMMDD, local). `reporter` is "" where one of the street's people saw it and did it on the
    spot (自办): nobody waits for an answer. `original` is the number another system gave it (12345). `kind`: an appeal,
    a voice nobody could read, a wish for a person (人工), an unanswered question (帮我问), an
    incident that others' reports join (事件). `queue` is a grid's id or `desk`; `micro` its
    micro-grid, `cell` the square its pin lies in (`geo.cell`). `owner` is a staff id or `role:…`, `handler` the seat that signed, `handled_by`
    the one that did the work last, which may check nothing of it.
    `next_due` is the due moment of the counting clock that ends first, `alarm_at` when somebody
    has to be told of one; both `NEVER` without one. `sealed` hides it from all but its handlers,
    `quiet` keeps numbers and dates out of what the reporter is told, `proof` asks for a photo of
    what was done. `opened` repeats «not over» as a field to search by; `steps` counts the lines
    of its history, the last written at `changed_at`. `returned`, `reopened`, `urged`, `supervised`: how often. `tasks` counts open child tasks.
    `told` counts the pushes its reporter had since it was reported or opened again; `urged_at`
    is when an urge was last counted (ms UTC).
    `parent` is the case it was merged into, `follows` an older one that it takes up again.
    `until` is the deferral asked for or granted (ms).
    `check`: whether somebody has to verify it before it closes. `solved`, `satisfied` are the
    reporter's own words, never inferred; `stars` 0 to 5. `secretary` is 书记领办. `wall` and
    `ambiguous` (模糊点) are what the next joint meeting looks at.
    """

    collection: ClassVar[str] = "cases"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("number",), unique=True),
        Index(("reporter", "opened_at")),
        Index(("queue", "opened", "next_due")),
        Index(("owner", "opened", "next_due")),
        Index(("opened", "next_due")),
        Index(("opened", "until")),
        Index(("queue", "changed_at")),
        Index(("alarm_at",)),
        Index(("place", "topic", "opened_at")),
        Index(("original",)),
        Index(("cell", "topic", "opened_at")),
        Index(("kind", "opened", "opened_at")),
        Index(("topic", "opened", "opened_at")),
        Index(("parent", "opened_at")),
    )

    number: str
    day: str
    serial: int
    reporter: str
    kind: Kind
    state: State
    opened: bool
    opened_at: int
    queue: str
    owner: str
    topic: str = ""
    urgency: Urgency = "normal"
    track: Track = "daily"
    level: Literal["micro", "grid", "street"] = "grid"
    zone: Literal["", "tower", "block", "estate"] = ""
    grid: str = ""
    place: str = ""
    door: str = ""
    pin: Pin | None = None
    cell: str = ""
    sealed: bool = False
    quiet: bool = False
    photos: int = 0
    urged: int = 0
    urged_at: int = 0
    supervised: int = 0
    told: int = 0
    reopened: int = 0
    handler: str = ""
    outcome: Outcome = ""
    clocks: tuple[Clock, ...] = ()
    next_due: int = NEVER
    alarm_at: int = NEVER
    original: str = ""
    micro: str = ""
    handled_by: str = ""
    proof: bool = False
    returned: int = 0
    tasks: int = 0
    parent: str = ""
    follows: str = ""
    until: int = 0
    check: bool = False
    solved: Yes = ""
    satisfied: Yes = ""
    stars: int = 0
    mode: Mode = ""
    secretary: bool = False
    wall: Literal["", "inside", "on", "outside"] = ""
    ambiguous: bool = False
    signed_at: int = 0
    contacted_at: int = 0
    handled_at: int = 0
    closed_at: int = 0
    steps: int = 0
    changed_at: int = 0

    def clock(self, name: str) -> Clock | None:
        """The latest clock of that name, running or stopped."""
        return next((c for c in reversed(self.clocks) if c.name == name), None)


class Event(Document, frozen=True, kw_only=True):
    """One line of a case's history; never changed, never without an actor.

    `act` names what happened, `before` and `after` the states. `facts` holds ids and plain
    values only: what people said stands in `Words`, so that erasure can blank it.
    """

    collection: ClassVar[str] = "history"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("case", "at")),)

    case: str
    at: int
    act: str
    actor: str
    role: Role | Literal["follower", "rule", "system"]
    channel: str
    before: str
    after: str
    facts: dict[str, str | int] = msgspec.field(default_factory=dict)


class Words(Document, frozen=True, kw_only=True):
    """What a person said or sent for a case; the only place their words are kept.

    `said_by` is a person's id; `part` tells the report from later additions, the handler's
    report and relayed messages. `message` is the platform's message id, so that an edited
    message finds what it made.
    """

    collection: ClassVar[str] = "words"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("case", "at")),
        Index(("said_by", "at")),
        Index(("message",)),
    )

    case: str
    at: int
    said_by: str
    part: Part
    text: str = ""
    media: tuple[Media, ...] = ()
    pin: Pin | None = None
    phone: str = ""
    message: str = ""


class Actor(msgspec.Struct, frozen=True):
    """Who does something to a case, in which role and through which channel.

    `also` are all names of theirs where their accounts were joined (domain.people.Identity).
    """

    id: str
    role: Role | Literal["follower", "rule", "system"]
    channel: str
    also: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """One name for them, by whichever account they speak."""
        return self.also[0] if self.also else self.id

    def name_in(self, case: Case) -> str:
        """Their name in this case: whoever reported it goes on under the name of that time.

        So a case has one reporter, by whichever of their accounts they speak.
        """
        return case.reporter if case.reporter in self.also else self.id
