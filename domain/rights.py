"""Who may do what to which cases: one table for chat, API and pages (contracts.md, People)."""

from typing import Literal

from domain.case import Case
from domain.people import Role, Staff

Scope = Literal["own", "grid", "street"]
Act = Literal[
    "see",
    "note",
    "urge",
    "withdraw",
    "confirm",
    "redo",
    "sign",
    "take",
    "contact",
    "handle",
    "transfer",
    "reporter",
]

TABLE: dict[Role, dict[Act, Scope]] = {
    "resident": {
        "see": "own",
        "note": "own",
        "urge": "own",
        "withdraw": "own",
        "confirm": "own",
        "redo": "own",
    },
    "grid_chief": {
        "see": "grid",
        "note": "grid",
        "sign": "grid",
        "contact": "grid",
        "handle": "grid",
        "transfer": "grid",
        "reporter": "grid",
    },
    "grid_worker": {"see": "grid", "note": "grid"},
    "officer": {"see": "street", "note": "street"},
    "desk": {
        "see": "street",
        "note": "street",
        "take": "street",
        "sign": "street",
        "contact": "street",
        "handle": "street",
        "transfer": "street",
        "reporter": "street",
    },
    "supervisor": {"see": "street", "note": "street"},
    "admin": {},
}
"""role → act → the cases it reaches. What is not here is not allowed.

Sealed cases (`Case.sealed`) are for the desk only, and for the chiefs in whose queue they are.
"""


def seat_may(seat: Staff, act: Act, case: Case) -> bool:
    """Whether somebody in this seat may do `act` to this case."""
    scope = TABLE[seat.role].get(act)
    if seat.revoked or scope is None:
        return False
    if case.sealed and not _may_unseal(seat, case):
        return False
    return scope == "street" or (scope == "grid" and case.grid == seat.grid != "")


def _may_unseal(seat: Staff, case: Case) -> bool:
    if seat.role == "grid_chief":
        return case.queue == seat.grid
    return seat.role == "desk"


def person_may(person: str, act: Act, case: Case) -> bool:
    """Whether a resident may do `act` to this case: only what they reported themselves."""
    return TABLE["resident"].get(act) == "own" and case.reporter == person
