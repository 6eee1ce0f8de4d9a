"""Labels that the street's people put on a case: 五办, 书记领办, 模糊点. They change no state."""

from msgspec.structs import replace

from domain.case import Actor, Case, Mode
from domain.errors import NotAllowed
from domain.people import Staff
from domain.rights import seat_may
from domain.workflow import mark
from services.unit import Unit


def handling_mode(unit: Unit, case: Case, seat: Staff, actor: Actor, mode: Mode, now: int) -> Case:
    """五办: how it is to be handled, whatever the rule says. Raises `NotAllowed`."""
    return _labelled(unit, replace(case, mode=mode), seat, actor, "mode", mode, now)


def led_by_secretary(unit: Unit, case: Case, seat: Staff, actor: Actor, now: int) -> Case:
    """书记领办: the party secretary leads it; said again, it is taken back. Raises `NotAllowed`."""
    case = replace(case, secretary=not case.secretary)
    return _labelled(unit, case, seat, actor, "secretary", int(case.secretary), now)


def ambiguous(unit: Unit, case: Case, seat: Staff, actor: Actor, now: int) -> Case:
    """模糊点: nobody knows whose it is; the next joint meeting looks at it. Raises `NotAllowed`."""
    case = replace(case, ambiguous=not case.ambiguous)
    return _labelled(unit, case, seat, actor, "ambiguous", int(case.ambiguous), now)


def _labelled(
    unit: Unit, case: Case, seat: Staff, actor: Actor, act: str, value: str | int, now: int
) -> Case:
    if not seat_may(seat, "label", case):
        raise NotAllowed(f"{seat.role} may not label")
    case, event = mark(case, act, actor, now, value=value)
    unit.insert(event)
    unit.put(case)
    return case
