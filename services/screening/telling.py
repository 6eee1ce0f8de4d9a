"""The desk hears that something waits for its eyes; the case's history says why."""

from domain.case import Case
from domain.message import Reply
from domain.screening import Screening
from domain.workflow import mark
from services.cases.intake import RULE
from services.cases.telling import alerts
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.office import Office
from services.screening import withheld
from services.unit import Unit

ACT = "withheld"
"""What the history calls it."""


async def tell(office: Office, unit: Unit, one: Screening, now: int) -> None:
    """Once for a case, until somebody has decided; nothing is held up by it."""
    case = await unit.get(Case, one.case)
    if case is None:
        return
    known = await withheld.of_case(office.store, case)
    after, event = mark(case, ACT, RULE, now, words=one.words, number=one.number, why=one.why)
    unit.put(after)
    unit.insert(event)
    if "look" not in known.values():
        desk = await alerts.seats(office, "desk")
        await alerts.tell_seats(unit, case, desk, _words(office, case, one), now)


def _words(office: Office, case: Case, one: Screening) -> Reply:
    say = office.texts.say
    why = say(STAFF_LANGUAGE, f"screening-{one.why}")
    head = say(STAFF_LANGUAGE, "screening-look", number=case.serial, why=why)
    text = f"{head}\n{alerts.headline(office, case)}"
    return Reply(
        text=text, choices=alerts.next_steps(office, case, "detail", "release", "withhold")
    )
