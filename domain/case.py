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
Part = Literal["report", "note", "reason", "result", "contact"]
Kind = Literal["appeal", "voice", "human", "question"]

OVER: frozenset[State] = frozenset({"closed", "reviewed", "rejected", "merged"})
"""States in which nobody owes the resident an answer any more."""


class Case(Document, frozen=True, kw_only=True):
    """One appeal from its first word to its review.

    `number` is for people (`YC20261121-0007`), `serial` its running part, `day` its date
    (YYYYMMDD, local). `kind`: an appeal, a voice nobody could read, a wish for a person (人工),
    an unanswered question (帮我问). `queue` is a grid's id or `desk`. `owner` is a staff id or
    `role:…`. `next_due` is the due moment of the running clock that ends first, `NEVER` without
    one. `sealed` hides it from all but its handlers, `quiet` keeps numbers and dates out of
    what the reporter is told. `opened` repeats «not over» as a field to search by; `steps` counts
    the lines of its history.
    """

    collection: ClassVar[str] = "cases"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("number",), unique=True),
        Index(("reporter", "opened_at")),
        Index(("queue", "opened", "next_due")),
        Index(("owner", "opened", "next_due")),
        Index(("opened", "next_due")),
        Index(("place", "topic", "opened_at")),
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
    sealed: bool = False
    quiet: bool = False
    photos: int = 0
    urged: int = 0
    reopened: int = 0
    handler: str = ""
    outcome: Outcome = ""
    clocks: tuple[Clock, ...] = ()
    next_due: int = NEVER
    signed_at: int = 0
    contacted_at: int = 0
    handled_at: int = 0
    closed_at: int = 0
    steps: int = 0

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
    role: Role | Literal["rule", "system"]
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
    """Who does something to a case, in which role and through which channel."""

    id: str
    role: Role | Literal["rule", "system"]
    channel: str
