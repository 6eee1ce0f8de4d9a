"""Cases and clocks to try the rules on."""

from typing import Any

from domain.case import Actor, Case
from domain.street import Allotment
from domain.understanding import URGENCIES, Urgency
from domain.workflow import Timing
from tests.domain.moments import STATE, at

SATURDAY = at("2026-11-21 10:30")
MONDAY = at("2026-11-23 10:30")

SOMEBODY = Actor("p-1", "resident", "wechat")

_TABLE = {
    "TRIAGE": "10 min, 30 min, 2 h, 4 WH, 1 WD",
    "ACK": "5 min, 30 min, 2 WH, 4 WH, 4 WH",
    "FIRST_CONTACT": "15 min, 2 h, 4 WH, 1 WD, 1 WD",
    "RESOLVE": "2 h, 24 h, 3 WD, 5 WD, 5 WD",
    "VERIFY": "1 h, 4 h, 1 WD, 1 WD, -",
    "REDO": "-, 1 WD, 3 WD, 3 WD, 3 WD",
    "UPDATE": "2 WD, 2 WD, 2 WD, 2 WD, 2 WD",
    "WAITING": "120 h, 120 h, 120 h, 120 h, 120 h",
    "CALLBACK": "1 WD, 1 WD, 1 WD, 1 WD, 1 WD",
    "RATING": "336 h, 336 h, 336 h, 336 h, 336 h",
    "REVIEW": "1 WD, 1 WD, 1 WD, 1 WD, 1 WD",
}


def allotment(written: str) -> Allotment | None:
    """«4 WH» as an allotment, «-» as none."""
    if written == "-":
        return None
    amount, unit = written.split()
    return Allotment(int(amount), unit)  # type: ignore[arg-type]


def _row(written: str) -> dict[Urgency, Allotment | None]:
    return dict(zip(URGENCIES, map(allotment, written.split(", ")), strict=True))


ALLOTMENTS = {name: _row(written) for name, written in _TABLE.items()}
"""The street's defaults as the design has them."""

TIMING = Timing(ALLOTMENTS, STATE)


def a_case(**facts: Any) -> Case:
    """A case just reported, with whatever differs."""
    plain: dict[str, Any] = {
        "id": "c1",
        "street": "yichuan",
        "number": "YC20261121-0007",
        "day": "20261121",
        "serial": 7,
        "reporter": "p-1",
        "kind": "appeal",
        "state": "submitted",
        "opened": True,
        "opened_at": SATURDAY,
        "queue": "desk",
        "owner": "role:desk",
    }
    return Case(**(plain | facts))
