"""督办: the desk or a supervisor wants something to happen to a case now."""

from msgspec.structs import replace

from domain.case import Actor, Case
from domain.errors import NotPossible
from domain.people import Staff
from domain.workflow import mark
from services.cases.by_staff.acting import allowed, keep
from services.cases.hurrying import hurried
from services.office import Office
from services.unit import Unit


def supervise(
    office: Office, unit: Unit, case: Case, seat: Staff, actor: Actor, text: str, now: int
) -> Case:
    """督办: counted and marked, and its next step is due as soon as after 催办.

    Raises `NotAllowed`, or `NotPossible` for a case that is over.
    """
    allowed(seat, "supervise", case)
    if not case.opened:
        raise NotPossible("nothing is owed of a case that is over", act="supervise")
    unit.guard(seat)
    case = hurried(case, now, office.timing)
    case = replace(case, supervised=case.supervised + 1)
    case, event = mark(case, "supervise", actor, now, count=case.supervised, seat=seat.id)
    unit.insert(event)
    unit.put(case)
    keep(unit, case, actor, now, "note", text)
    return case
