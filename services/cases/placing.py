"""Where a case is, and what it is, became known or was said wrongly: routed by it."""

from msgspec.structs import replace

from domain.case import Actor, Case, State
from domain.workflow import mark, retime, start_clocks
from services.cases.intake import Report, described, route
from services.cases.where import Spot, micro_in
from services.office import Office
from services.unit import Unit

WAITING: frozenset[State] = frozenset({"submitted", "accepted", "dispatched"})
"""States in which nobody has signed: the case can still go to another grid's queue by itself."""


def may_move(case: Case, spot: Spot) -> bool:
    """Whether new words about the place may move a case: who has signed for it keeps it."""
    return case.state in WAITING or not spot.grid or spot.grid == case.grid


def place(office: Office, unit: Unit, case: Case, spot: Spot, actor: Actor, now: int) -> Case:
    """Where it is became known, or was said wrongly: write it down and route the case by it."""
    before = case.grid
    case = replace(
        case,
        place=spot.place or case.place,
        door=spot.door or case.door,
        grid=spot.grid or case.grid,
        micro=_micro(office, case, spot),
    )
    case, event = mark(case, "place", actor, now, place=case.place, grid=case.grid)
    unit.insert(event)
    if case.state == "dispatched" and case.grid != before:
        case = start_clocks(replace(case, queue=case.grid), ("ACK",), now, office.timing)
    case = route(office, unit, case, now)
    unit.put(case)
    return case


def pinned(case: Case, spot: Spot) -> Case:
    """A pin that came after the words: in the same grid it decides the micro-grid."""
    return replace(case, micro=spot.micro) if spot.micro and spot.grid == case.grid else case


def _micro(office: Office, case: Case, spot: Spot) -> str:
    """A door or the same grid once more keeps the one there is; another place has its own."""
    if not spot.place and not spot.micro and spot.grid in ("", case.grid):
        return case.micro
    return micro_in(office.street, replace(spot, grid=spot.grid or case.grid))


def explain(office: Office, unit: Unit, case: Case, report: Report, actor: Actor, now: int) -> Case:
    """A voice nobody could read is told in words: it becomes what these say, and is routed."""
    case = described(office, case, report)
    case = retime(case, now, office.timing)
    case, event = mark(case, "explain", actor, now, topic=case.topic, grid=case.grid)
    unit.insert(event)
    case = route(office, unit, case, now)
    unit.put(case)
    return case
