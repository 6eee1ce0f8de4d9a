"""Who may do what to which cases: one table for chat, API and pages (contracts.md, People)."""

from collections.abc import Collection
from typing import Literal

from domain.case import Case
from domain.people import Role, Staff

Scope = Literal["own", "followed", "grid", "street"]
Act = Literal[
    "see",
    "reporter",
    "note",
    "urge",
    "withdraw",
    "confirm",
    "redo",
    "reopen",
    "rate",
    "follow",
    "take",
    "reject",
    "divert",
    "return",
    "transfer",
    "pass_on",
    "sign",
    "reassign",
    "contact",
    "whistle",
    "task",
    "ask",
    "request_deferral",
    "defer",
    "shelve",
    "handle",
    "verify",
    "decide",
    "call_back",
    "review",
    "merge",
    "incident",
    "label",
    "supervise",
    "screen",
    "report_for",
    "self_done",
    "keep_station",
    "confirm_station",
    "keep_centre",
]
"""What somebody may want to do. `task` is what helpers do to their child task, `verify` 通过 and
不通过, `decide` the answer to a wish to reopen or to a second return. `screen` is to
say what of the words and photos others than staff may see. `keep_centre` is for officers who speak
for the centre only."""

_CHIEF: tuple[Act, ...] = (
    "see",
    "reporter",
    "note",
    "return",
    "pass_on",
    "sign",
    "reassign",
    "contact",
    "whistle",
    "task",
    "ask",
    "request_deferral",
    "handle",
    "verify",
    "decide",
    "call_back",
    "review",
    "merge",
    "incident",
    "label",
    "report_for",
    "self_done",
    "keep_station",
)
_DESK: tuple[Act, ...] = (
    "see",
    "reporter",
    "note",
    "take",
    "reject",
    "divert",
    "transfer",
    "sign",
    "reassign",
    "contact",
    "whistle",
    "task",
    "ask",
    "defer",
    "handle",
    "verify",
    "call_back",
    "merge",
    "incident",
    "label",
    "supervise",
    "screen",
    "report_for",
    "keep_station",
    "confirm_station",
    "keep_centre",
)
_OWN: tuple[Act, ...] = (
    "see",
    "note",
    "urge",
    "withdraw",
    "confirm",
    "redo",
    "reopen",
    "rate",
    "follow",
)
_FOLLOWED: tuple[Act, ...] = ("see", "note", "redo", "reopen", "follow")
_SUPERVISOR: tuple[Act, ...] = (
    "see",
    "note",
    "transfer",
    "reassign",
    "defer",
    "shelve",
    "verify",
    "decide",
    "review",
    "label",
    "supervise",
    "report_for",
)

TABLE: dict[Role | Literal["follower"], dict[Act, Scope]] = {
    "resident": dict.fromkeys(_OWN, "own"),
    "follower": dict.fromkeys(_FOLLOWED, "followed"),
    "grid_chief": dict.fromkeys(_CHIEF, "grid"),
    "grid_worker": {
        "see": "grid",
        "note": "grid",
        "task": "grid",
        "report_for": "street",
        "self_done": "grid",
        "keep_station": "street",
    },
    "officer": {
        "see": "street",
        "note": "street",
        "task": "street",
        "report_for": "street",
        "keep_station": "street",
        "keep_centre": "street",
    },
    "desk": dict.fromkeys(_DESK, "street"),
    "supervisor": dict.fromkeys(_SUPERVISOR, "street"),
    "admin": {},
    "member": {},
}
"""role → act → the cases it reaches. What is not here is not allowed.

Sealed cases (`Case.sealed`) are for the desk only, and for the chiefs in whose queue they are;
they have no followers, and quiet ones neither. A follower's `see` is topic, building and progress.
"""


def seat_may(seat: Staff, act: Act, case: Case) -> bool:
    """Whether somebody in this seat may do `act` to this case."""
    scope = TABLE[seat.role].get(act)
    if seat.revoked or seat.outside or scope is None:
        return False
    if case.sealed and not _may_unseal(seat, case):
        return False
    return scope == "street" or (scope == "grid" and _theirs(seat, case))


def _theirs(seat: Staff, case: Case) -> bool:
    """Whether a case lies in a seat's grid, and in its micro-grid where it looks after one."""
    return case.grid == seat.grid != "" and seat.micro in ("", case.micro)


def seat_may_help(seat: Staff, helper: str, grid: str) -> bool:
    """Whether a seat may answer what was asked of `helper` (a role of the pack) in a grid.

    It sees the lead's own words for that and nothing of the case, so sealed ones are no different.
    """
    able = not seat.revoked and "task" in TABLE[seat.role]
    return able and helper_of(seat) == helper != "" and seat.grid in ("", grid)


def helper_of(seat: Staff) -> str:
    """The role of the pack that a seat speaks for in a joint handling, "" for none."""
    return GRID_WORKERS if seat.role == "grid_worker" else seat.office


GRID_WORKERS = "网格员"
"""The role of the pack that grid workers' seats speak for."""


def _may_unseal(seat: Staff, case: Case) -> bool:
    if seat.role == "grid_chief":
        return case.queue == seat.grid
    return seat.role == "desk"


def person_may(names: Collection[str], act: Act, case: Case, *, follows: bool = False) -> bool:
    """Whether a resident may do `act` to this case: one they reported themselves, or follow.

    `names` are all that they are known by (services/people/names.py).
    """
    if case.reporter in names:
        return TABLE["resident"].get(act) == "own"
    return follows and may_be_followed(case) and TABLE["follower"].get(act) == "followed"


def may_be_followed(case: Case) -> bool:
    """Whether neighbours may hear of this case at all (domain.md, Who sees what)."""
    return not (case.sealed or case.quiet)
