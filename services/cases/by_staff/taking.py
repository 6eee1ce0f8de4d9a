"""签收 and 退单: a seat takes a case on, or says that it is not theirs."""

from domain.case import Actor, Case
from domain.people import Staff
from domain.rights import Act
from services.cases.by_staff.acting import explained, stepped
from services.cases.intake import DESK, OWNER_DESK
from services.office import Office
from services.unit import Unit

OWNER_SUPERVISOR = "role:supervisor"
"""Whose a case is that came back twice (domain.md: the second one goes to the supervisor)."""


def sign(office: Office, unit: Unit, case: Case, seat: Staff, actor: Actor, now: int) -> Case:
    """签收: the seat takes the case on. A desk item is taken from the desk's own queue."""
    act: Act = "take" if case.state == "submitted" else "sign"
    return stepped(
        office, unit, case, seat, actor, now, act, act,
        handler=seat.id, owner=seat.id, signed_at=now,
    )  # fmt: skip


def give_back(
    office: Office, unit: Unit, case: Case, seat: Staff, actor: Actor, reason: str, now: int
) -> Case:
    """退单: back to the desk; the second time to the supervisor, who rules on it.

    Its dates run on (首接负责). A sealed one stays with the desk, which alone may see it.
    Raises `NotPossible` for the third time.
    """
    again = case.returned > 0
    above = again and not case.sealed
    return explained(
        office, unit, case, seat, actor, now, "refer" if again else "return", "return",
        reason=reason,
        owner=OWNER_SUPERVISOR if above else OWNER_DESK,
        queue=DESK,
        handler="",
    )  # fmt: skip
