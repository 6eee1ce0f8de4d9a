"""自办: seen, done and shown on the spot, by a chief or worker in their own grid."""

from msgspec.structs import replace

from domain.case import Actor, Case, Outcome
from domain.errors import NotAllowed
from domain.message import Media
from domain.people import Staff
from domain.workflow import step
from services.cases.by_staff.acting import allowed
from services.cases.by_staff.finishing import asks_for_proof
from services.cases.intake import Report, open_case
from services.cases.results.checking import close_by_rule, needs_check
from services.cases.words import said
from services.office import Office
from services.unit import Unit


def wants_photo(office: Office, topic: str, media: tuple[Media, ...]) -> bool:
    """Whether a photo of this is missing; asked before anything is written."""
    known = office.topic(topic)
    return bool(known and known.proof) and not any(one.kind != "voice" for one in media)


def self_done(
    office: Office,
    unit: Unit,
    report: Report,
    seat: Staff,
    actor: Actor,
    serial: int,
    result: str,
    now: int,
    *,
    outcome: Outcome = "solved",
    media: tuple[Media, ...] = (),
) -> Case:
    """A case opened, signed for and handled in one commit; somebody else checks it as any other.

    `report` has topic and grid; nobody reported it. Raises `NotAllowed` outside the seat's grid or
    for what the desk keeps to itself, `NotPossible` without a photo that the topic asks for.
    """
    unit.guard(seat)
    case = open_case(office, unit, replace(report, reporter=""), actor, serial, now)
    allowed(seat, "self_done", case)
    if case.state != "dispatched":
        raise NotAllowed("this goes by the desk", act="self_done")
    case, signed = step(
        case, "sign", actor, "owner", now, office.timing,
        handler=seat.id, owner=seat.id, signed_at=now,
    )  # fmt: skip
    proof = asks_for_proof(office, case, outcome)
    case = replace(case, check=needs_check(case, outcome), proof=proof)
    case, handled = step(
        case, "handle", actor, "owner", now, office.timing,
        result=result,
        outcome=outcome,
        photos=sum(one.kind != "voice" for one in media),
        handled_at=now,
        handled_by=seat.id,
    )  # fmt: skip
    unit.insert(signed)
    unit.insert(handled)
    after = now + 1  # behind what was there
    unit.insert(replace(said(case, actor, after, "result", result), media=media))
    if not case.check and case.clock("VERIFY") is None:
        case = close_by_rule(office, unit, case, now)
    unit.put(case)
    return case
