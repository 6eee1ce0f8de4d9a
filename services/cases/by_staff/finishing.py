"""办结: what was done, how it ended, and what shows it."""

from msgspec.structs import replace

from domain.case import Actor, Case, Outcome
from domain.message import Media
from domain.people import Staff
from services.cases.by_staff.acting import allowed, stepped
from services.cases.by_staff.working import resume
from services.cases.results.checking import close_by_rule, needs_check
from services.cases.words import said
from services.office import Office
from services.unit import Unit


def handle(
    office: Office,
    unit: Unit,
    case: Case,
    seat: Staff,
    actor: Actor,
    result: str,
    now: int,
    *,
    outcome: Outcome = "solved",
    media: tuple[Media, ...] = (),
) -> Case:
    """Handled, with what was done; the reporter is asked afterwards.

    `media` shows it; a topic that asks for proof asks for it of what was solved. What was
    deferred or waited for an answer goes on in the same commit. Where nobody has to check it
    and its urgency gives no time for that, it closes by rule at once.
    """
    allowed(seat, "handle", case)
    if case.state in ("deferred", "waiting_resident"):
        case = resume(office, unit, case, seat, actor, now)
    proof = asks_for_proof(office, case, outcome)
    case = replace(case, check=needs_check(case, outcome), proof=proof)
    case = stepped(
        office, unit, case, seat, actor, now, "handle", "handle",
        result=result,
        outcome=outcome,
        photos=sum(one.kind != "voice" for one in media),
        handled_at=now,
        handled_by=seat.id,
    )  # fmt: skip
    unit.insert(replace(said(case, actor, now, "result", result), media=media))
    if not case.check and case.clock("VERIFY") is None:
        case = close_by_rule(office, unit, case, now)
        unit.put(case)
    return case


def asks_for_proof(office: Office, case: Case, outcome: Outcome) -> bool:
    """Whether a photo has to show that it is done: of what was not solved there is none."""
    topic = office.topic(case.topic)
    return bool(topic and topic.proof) and outcome == "solved"
