"""What a staff member's words come down to: one case, one seat, and the words behind them."""

from typing import NamedTuple

from domain.case import Actor, Case
from domain.people import Staff
from handlers.turn import Turn
from services.office import Office
from services.unit import Unit


class Meant(NamedTuple):
    """The case that is meant, the seat that may act on it, and what it is called there."""

    case: Case
    seat: Staff
    number: str
    mine: list[Staff]


def doing(turn: Turn, found: Meant) -> tuple[Office, Unit, Case, Staff, Actor]:
    """What every act of `services.cases.by_staff` begins with."""
    return turn.office, turn.unit, found.case, found.seat, turn.actor(found.seat.role)


def rest(turn: Turn) -> str:
    """What stands behind the word and the number."""
    return turn.command.rest.strip() if turn.command else ""
