"""The one table of what may happen to a case (domain.md, Case states). Data only.

Rendered into docs/workflow.md; `domain.workflow.steps` is the only code that acts by it.
"""

from typing import Literal

import msgspec

from domain.case import State
from domain.clocks import ClockName
from domain.errors import NotPossible
from domain.workflow.conditions import Condition

Who = Literal["rule", "reporter", "follower", "owner", "chief", "desk", "supervisor", "worker"]
ClockRule = Literal["all"] | tuple[ClockName, ...]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One allowed transition.

    `target` None: the state stays. `who` lists the parts that may play it; `must` the facts it
    has to carry; `only` the conditions that hold besides. `start`, `stop`, `pause` and `resume`
    name the clocks it touches (`all` stops every one); `revive` lets stopped ones run on, `move`
    makes running ones due at the fact `until` (ms UTC).
    `counts` is the field of the case that it makes one more, `level` where the case stands from
    then on ("" as before): only a rule that tells a micro-grid's worker puts it lower.
    """

    act: str
    sources: tuple[State, ...]
    target: State | None
    who: tuple[Who, ...]
    must: tuple[str, ...] = ()
    only: tuple[Condition, ...] = ()
    start: tuple[ClockName, ...] = ()
    stop: ClockRule = ()
    pause: tuple[ClockName, ...] = ()
    resume: tuple[ClockName, ...] = ()
    revive: tuple[ClockName, ...] = ()
    move: tuple[ClockName, ...] = ()
    counts: Literal["", "returned", "reopened"] = ""
    level: Literal["", "grid", "street"] = ""


OPEN: tuple[State, ...] = (
    "submitted",
    "accepted",
    "dispatched",
    "handling",
    "joint",
    "waiting_resident",
    "deferred",
    "handled",
    "reopen_requested",
)
TAKEN: tuple[State, ...] = ("handling", "joint", "waiting_resident", "deferred")
"""States in which somebody signed for it and has not finished."""

# fmt: off
TABLE: tuple[Row, ...] = (
    # From the first word to the one who goes there
    Row(act="accept", sources=("submitted", "handling"), target="accepted", who=("rule", "desk"),
        must=("topic", "grid")),
    Row(act="take", sources=("submitted",), target="handling", who=("desk",),
        stop=("TRIAGE",), start=("UPDATE",)),
    Row(act="reject", sources=("submitted",), target="rejected", who=("desk",),
        must=("reason", "turn_to"), stop="all"),
    Row(act="divert", sources=("submitted", "accepted", "handling"), target="closed",
        who=("desk",), must=("outcome", "reason", "turn_to"), stop="all"),
    Row(act="dispatch", sources=("accepted",), target="dispatched",
        who=("rule", "chief", "desk", "supervisor"), must=("owner",),
        stop=("TRIAGE", "UPDATE", "REVIEW"), start=("ACK",), level="grid"),
    Row(act="return", sources=("dispatched",), target="accepted", who=("owner", "chief"),
        must=("reason",), only=("never_returned",), stop=("ACK",), start=("TRIAGE",),
        counts="returned"),
    Row(act="refer", sources=("dispatched",), target="accepted", who=("owner", "chief"),
        must=("reason", "owner"), only=("returned_once",), stop=("ACK",), start=("REVIEW",),
        counts="returned", level="street"),
    Row(act="transfer", sources=("dispatched", "handling"), target="dispatched",
        who=("desk", "supervisor"), must=("grid", "owner"), stop=("UPDATE",), start=("ACK",),
        level="grid"),
    Row(act="pass_on", sources=("dispatched", "handling"), target="dispatched",
        who=("owner", "chief"), must=("grid", "owner", "reason"), only=("never_returned",),
        stop=("UPDATE",), start=("ACK",), counts="returned", level="grid"),
    Row(act="sign", sources=("dispatched",), target="handling", who=("owner", "chief", "desk"),
        stop=("ACK",)),
    Row(act="reassign", sources=("dispatched", *TAKEN, "handled", "reopen_requested"), target=None,
        who=("rule", "chief", "desk", "supervisor"), must=("owner",)),
    # At work
    Row(act="contact", sources=TAKEN, target=None, who=("owner", "desk"), must=("text",),
        stop=("FIRST_CONTACT",), start=("UPDATE",)),
    Row(act="whistle", sources=("handling", "joint"), target="joint",
        who=("owner", "chief", "desk"), must=("lead", "helpers"), level="grid"),
    Row(act="regroup", sources=("joint",), target="handling",
        who=("rule", "owner", "chief", "desk"), only=("no_open_task",)),
    Row(act="ask", sources=("handling",), target="waiting_resident", who=("owner", "desk"),
        must=("question",), pause=("RESOLVE", "REDO", "UPDATE"), start=("WAITING",)),
    Row(act="answer", sources=("waiting_resident",), target="handling",
        who=("reporter", "rule", "owner", "desk"), stop=("WAITING",),
        resume=("RESOLVE", "REDO", "UPDATE")),
    Row(act="request_deferral", sources=("handling", "joint"), target=None,
        who=("owner", "chief"), must=("reason", "until")),
    Row(act="refuse_deferral", sources=("handling", "joint"), target=None,
        who=("desk", "supervisor"), must=("reason",)),
    Row(act="defer", sources=("handling", "joint"), target="deferred",
        who=("desk", "supervisor"), must=("reason", "until"), only=("no_open_task",), move=("RESOLVE", "REDO")),
    Row(act="shelve", sources=("handling", "deferred"), target="deferred", who=("supervisor",),
        must=("reason", "until"), move=("RESOLVE", "REDO"), level="street"),
    Row(act="go_on", sources=("deferred",), target="handling", who=("rule", "owner", "desk")),
    Row(act="handle", sources=("handling", "joint"), target="handled", who=("owner", "desk"),
        must=("result", "outcome"), only=("no_open_task", "proof_where_asked"),
        stop=("RESOLVE", "FIRST_CONTACT", "UPDATE", "REDO"), start=("VERIFY",)),
    # Checked, closed, opened again
    Row(act="confirm", sources=("handled",), target="closed", who=("reporter",),
        must=("outcome",), stop=("VERIFY",), start=("RATING",)),
    Row(act="pass", sources=("handled",), target="closed", who=("chief", "desk", "supervisor"),
        must=("outcome",), only=("another",), stop=("VERIFY",), start=("CALLBACK", "RATING")),
    Row(act="close", sources=("handled",), target="closed", who=("rule",),
        must=("outcome",), only=("no_check_asked",), stop=("VERIFY",), start=("CALLBACK", "RATING")),
    Row(act="fail", sources=("handled",), target="handling", who=("chief", "desk", "supervisor"),
        must=("reason",), only=("another",), stop=("VERIFY",), start=("REDO",), level="grid"),
    Row(act="redo", sources=("handled",), target="handling", who=("reporter", "follower"),
        must=("reason", "owner"), only=("reopened_less_than_twice",), stop=("VERIFY",),
        start=("REDO",), counts="reopened", level="grid"),
    Row(act="reopen", sources=("handled", "closed"), target="reopen_requested",
        who=("reporter", "follower"), must=("reason", "owner"), only=("within_the_window",),
        stop=("VERIFY", "CALLBACK"), start=("REVIEW",)),
    Row(act="grant", sources=("reopen_requested",), target="handling", who=("rule",),
        must=("owner",), only=("reopened_less_than_twice",), stop=("REVIEW", "RATING"),
        start=("REDO",), counts="reopened", level="grid"),
    Row(act="order", sources=("reopen_requested",), target="handling",
        who=("chief", "supervisor"), must=("owner", "reason"), only=("another",),
        stop=("REVIEW", "RATING"), start=("REDO",), counts="reopened", level="grid"),
    Row(act="refuse", sources=("reopen_requested",), target="closed",
        who=("chief", "supervisor"), must=("outcome", "reason"), only=("another",),
        stop=("REVIEW",), start=("RATING",)),
    Row(act="rate", sources=("handled", "closed"), target=None, who=("reporter",),
        stop=("CALLBACK",)),
    Row(act="call_back", sources=("closed",), target=None, who=("chief", "desk"),
        must=("how",), only=("another",), stop=("CALLBACK",)),
    Row(act="review", sources=("closed",), target="reviewed", who=("chief", "supervisor", "rule"),
        stop="all"),
    # Beside the way
    Row(act="merge", sources=OPEN, target="merged", who=("reporter", "owner", "chief", "desk"),
        must=("parent",),
        only=("no_open_task",), stop="all"),
    Row(act="attach", sources=("submitted", "accepted", "dispatched"), target="merged",
        who=("rule",), must=("parent",), stop="all"),
    Row(act="part", sources=("merged",), target="dispatched",
        who=("reporter", "owner", "chief", "desk"),
        must=("grid", "owner"), revive=("RESOLVE", "FIRST_CONTACT"), start=("ACK",),
        level="grid"),
    Row(act="withdraw", sources=OPEN, target="closed", who=("reporter",),
        must=("outcome",), stop="all"),
)
# fmt: on


def row_for(act: str, state: State) -> Row:
    """The transition that `act` is from `state`; `NotPossible` where the table has none."""
    for row in TABLE:
        if row.act == act and state in row.sources:
            return row
    raise NotPossible(f"{act} from {state}", act=act, state=state)


def possible(act: str, state: State) -> bool:
    """Whether the table has `act` from `state` at all."""
    return any(row.act == act and state in row.sources for row in TABLE)
