"""At work on a case: contact, a question to its reporter, and on with it."""

from domain.case import Actor, Case
from domain.people import Staff
from domain.workflow import mark
from services.cases.by_staff.acting import allowed, keep, stepped
from services.office import Office
from services.unit import Unit


def contact(
    office: Office, unit: Unit, case: Case, seat: Staff, actor: Actor, text: str, now: int
) -> Case:
    """先行联系: what was said to the reporter is kept, and the first contact is logged."""
    case = stepped(
        office, unit, case, seat, actor, now, "contact", "contact",
        text=text, contacted_at=case.contacted_at or now,
    )  # fmt: skip
    keep(unit, case, actor, now, "contact", text)
    return case


def note(unit: Unit, case: Case, seat: Staff, actor: Actor, text: str, now: int) -> Case:
    """补充: what a seat that has not got the case saw or knows of it."""
    allowed(seat, "note", case)
    unit.guard(seat)
    case, event = mark(case, "note", actor, now, seat=seat.id)
    unit.insert(event)
    unit.put(case)
    keep(unit, case, actor, now, "note", text)
    return case


def ask(
    office: Office, unit: Unit, case: Case, seat: Staff, actor: Actor, question: str, now: int
) -> Case:
    """问: the case waits for its reporter, and its answer's clock with it."""
    case = stepped(office, unit, case, seat, actor, now, "ask", "ask", question=question)
    keep(unit, case, actor, now, "question", question)
    return case


def resume(office: Office, unit: Unit, case: Case, seat: Staff, actor: Actor, now: int) -> Case:
    """恢复: on with what was deferred, or with what waited for an answer that came another way."""
    if case.state == "waiting_resident":
        return stepped(office, unit, case, seat, actor, now, "answer", "ask")
    return stepped(office, unit, case, seat, actor, now, "go_on", "handle", until=0)
