"""An emergency call (应急呼叫): who is called where to do what, and what each of them answered.

The call itself is written by few. Every answer has a document of its own (`Recipient`), so that
five thousand people can answer at once without one of them waiting for another (contracts.md).
"""

from typing import ClassVar, Literal

import msgspec

from domain.document import Document, Index
from domain.roster import Level, Part
from domain.work import NEVER

CallState = Literal["draft", "sent", "stood_down", "cancelled", "expired"]
"""draft: read back and not confirmed yet; expired: a draft nobody confirmed in its time. A call
that was sent ends by a word of somebody, never by itself."""

Status = Literal["actual", "exercise"]

Answer = Literal["none", "received", "coming", "arrived", "cannot", "relieved"]
"""What a person said: nothing yet, 收到, 在路上, 到岗, 来不了, and 解除 once their work is over."""

COUNTED: tuple[Answer, ...] = ("received", "coming", "arrived")
"""Answers of people who are counted on."""

By = Literal["button", "page", "chat", "phone", "api"]


class CallPost(msgspec.Struct, frozen=True, kw_only=True):
    """A post (岗位) of a call, from the pack's plan: what is done there, and by how many.

    `needed` is 0 where nobody said a number. `together` says how to work with the others (如何配合).
    """

    id: str
    name: str
    task: str = ""
    how: str = ""
    together: str = ""
    teams: tuple[str, ...] = ()
    needed: int = 0


class Update(msgspec.Struct, frozen=True, kw_only=True):
    """What was said to everybody after the call went out. `at` is ms UTC, `by` a seat."""

    at: int
    by: str
    text: str


class Call(Document, frozen=True, kw_only=True):
    """One call with its scope and its story.

    `number` is for people («集3»: `serial` of its `year`), `status` says whether it is an exercise.
    Scope: `grids`, `teams` and `groups` narrow the roster of `level` and below; empty means all.
    `kind` names the pack's kind of emergency (防汛). `gather_by` is ms UTC, 0 for «now».
    `needed` is how many have to come, 0 for everybody. `by` is the seat that drafted it, then
    the one that confirmed it first; what another system (`system`) brought has none until then.
    `asked_at` is when a second person was asked for, `second` the seat that confirmed it where two
    are needed; `alone` are the words of a desk that was alone on duty. An exercise is announced
    (`announced_at`) before it may be sent.
    `expected` is how many are called and `rolls` in how many parts, fixed when it is sent unless
    people are added. `step` is the next step of its schedule, due at `next_at` (ms UTC, `NEVER`
    when none is left); a draft expires then. `full_at`: enough have answered (0: not now), which
    happened `fills` times; `complete_at`: everybody needed is there. `replaces` is the call it
    supersedes, `replaced_by` the one that superseded it.
    """

    collection: ClassVar[str] = "calls"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("year", "serial"), unique=True),
        Index(("serial", "made_at")),
        Index(("state", "made_at")),
        Index(("next_at",)),
    )

    number: str
    year: int
    serial: int
    state: CallState = "draft"
    status: Status = "actual"
    level: Level = "team"
    grids: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    kind: str = ""
    what: str = ""
    where: str = ""
    gather_by: int = 0
    bring: str = ""
    needed: int = 0
    posts: tuple[CallPost, ...] = ()
    by: str = ""
    system: str = ""
    asked_at: int = 0
    second: str = ""
    alone: str = ""
    announced_at: int = 0
    made_at: int = 0
    sent_at: int = 0
    ended_at: int = 0
    ended_by: str = ""
    expected: int = 0
    rolls: int = 0
    step: int = 0
    next_at: int = NEVER
    full_at: int = 0
    fills: int = 0
    complete_at: int = 0
    updates: tuple[Update, ...] = ()
    replaces: str = ""
    replaced_by: str = ""

    @property
    def live(self) -> bool:
        """Whether people are being called by it now."""
        return self.state == "sent"

    @property
    def exercise(self) -> bool:
        """Whether it is a drill: every text begins 【演练】, nobody outside it hears of it."""
        return self.status == "exercise"


class Called(msgspec.Struct, frozen=True, array_like=True):
    """One line of a call's roll: whom, by which group, in which part, on which post."""

    seat: str
    group: str
    part: Part
    post: str


class Roll(Document, frozen=True, kw_only=True):
    """A part of the people of a call, fixed when it was sent; its id is `roll_id`.

    Rolls are written with the call in one commit. Each is then opened in a commit of its own, by
    whichever worker comes first: recipients and their pushes are written, and `opened` is set. So
    a worker that dies in the middle leaves nobody out, and nobody is called twice.
    """

    collection: ClassVar[str] = "rolls"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("opened", "call")),)

    call: str
    people: tuple[Called, ...]
    opened: bool = False


class Recipient(Document, frozen=True, kw_only=True):
    """One person of one call and what they said; its id is `recipient_id`.

    Whether their push arrived is written on their notices, not here: an answer writes only this.
    `person` is who sat there when the call was sent ("" where nobody was bound); whoever sits
    there now may answer. `live` ends with the call. Moments are ms UTC, 0 for «not yet»: the first
    answer, the arrival, the end of their work. `reason` is why they cannot come.
    """

    collection: ClassVar[str] = "recipients"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("call", "answer")),
        Index(("call", "post", "answer")),
        Index(("call", "group", "answer")),
        Index(("seat", "live")),
    )

    call: str
    seat: str
    group: str
    part: Part
    post: str = ""
    person: str = ""
    live: bool = True
    answer: Answer = "none"
    answered_at: int = 0
    arrived_at: int = 0
    relieved_at: int = 0
    how: By | Literal[""] = ""
    reason: str = ""


def recipient_id(call: str, seat: str) -> str:
    """The one id of a seat's answer to a call."""
    return f"{call}:{seat}"


def roll_id(call: str, part: int) -> str:
    """The one id of the `part`-th part of a call's roll."""
    return f"{call}:roll-{part:03}"
