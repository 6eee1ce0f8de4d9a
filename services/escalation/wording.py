"""What staff read when a clock calls."""

from collections.abc import Mapping, Sequence

from domain.case import Case
from domain.clocks import DUE_PERCENT, FAR_PERCENT, Clock
from domain.message import Reply
from services import when
from services.cases.telling import alerts
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.escalation.choosing import Call
from services.office import Office

DO: Mapping[str, str] = {
    "TRIAGE": "escalation-do-triage",
    "ACK": "escalation-do-ack",
    "FIRST_CONTACT": "escalation-do-contact",
    "RESOLVE": "escalation-do-resolve",
    "REDO": "escalation-do-redo",
    "UPDATE": "escalation-do-update",
    "VERIFY": "escalation-do-verify",
    "CALLBACK": "escalation-do-callback",
    "REVIEW": "escalation-do-review",
    "TASK": "escalation-do-task",
}
"""What is to be done about each clock; the others nobody is told of."""


def alarm(
    office: Office, case: Case, call: Call, names: Sequence[str], now: int, *, name: str = ""
) -> Reply:
    """How near or late it is, what and where, what is to be done, who was told before.

    `name` is whose ladder was climbed, where that is not the clock's own (TASK).
    """
    say = office.texts.say
    name = name or call.clock.name
    head = say(
        STAFF_LANGUAGE,
        _kind(call.threshold),
        number=case.serial,
        due=when.moment(call.clock.due, now, office.calendar, STAFF_LANGUAGE),
    )
    lines = [head, alerts.headline(office, case), say(STAFF_LANGUAGE, DO[name], number=case.serial)]
    if names:
        told = "、".join(names)
        lines.append(say(STAFF_LANGUAGE, "escalation-before", names=told))
    return Reply(text="\n".join(lines), choices=alerts.next_steps(office, case))


def helping(office: Office, case: Case, call: Call, now: int) -> Reply:
    """The same for a helper, who may see nothing of the case but what they were asked."""
    due = when.moment(call.clock.due, now, office.calendar, STAFF_LANGUAGE)
    say = office.texts.say
    head = say(STAFF_LANGUAGE, _kind(call.threshold), number=case.serial, due=due)
    return Reply(text=f"{head}\n{say(STAFF_LANGUAGE, DO['TASK'])}")


def answered(office: Office, case: Case, now: int) -> Reply:
    """The resident said nothing for days: go on without."""
    clock = running(case)
    due = when.moment(clock.due, now, office.calendar, STAFF_LANGUAGE) if clock else ""
    id = "escalation-answered" if clock else "escalation-answered-soon"
    head = office.texts.say(STAFF_LANGUAGE, id, number=case.serial, due=due)
    text = f"{head}\n{alerts.headline(office, case)}"
    return Reply(text=text, choices=alerts.next_steps(office, case))


def running(case: Case) -> Clock | None:
    """The clock that the answer is due by."""
    found = (case.clock(name) for name in ("REDO", "RESOLVE"))
    return next((clock for clock in found if clock and clock.running), None)


def _kind(threshold: int) -> str:
    if threshold < DUE_PERCENT:
        return "escalation-near"
    return "escalation-far" if threshold >= FAR_PERCENT else "escalation-over"
