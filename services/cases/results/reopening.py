"""「没好」: opened again twice, by somebody else; then a supervisor answers; in the end a new case.

Where each leads follows from the case alone (`way`); nothing here is decided by counting words.
"""

from typing import Literal

from msgspec.structs import replace

from domain.case import Actor, Case
from domain.workflow import REOPENED_BY_ITSELF, Who, mark, possible, step, within_the_window
from services.cases.intake import RULE, Report, open_case
from services.cases.where import Spot
from services.cases.words import said
from services.office import Office
from services.unit import Unit

OWNER_SUPERVISOR = "role:supervisor"

Way = Literal["redo", "reopen", "review", "anew", "early"]


def way(case: Case, now: int) -> Way:
    """What 「没好」 does to this case.

    `redo`: handled, back to work. `reopen`: closed within 14 days, back to work. `review`: for
    the third time, a supervisor's. `anew`: over, a new case takes it up. `early`: still at work.
    """
    if not possible("reopen", case.state):
        return "early" if case.opened else "anew"
    if not within_the_window(case, now):
        return "anew"
    if case.reopened >= REOPENED_BY_ITSELF:
        return "review"
    return "redo" if case.state == "handled" else "reopen"


def reopen(
    office: Office,
    unit: Unit,
    case: Case,
    actor: Actor,
    reason: str,
    owner: str,
    now: int,
    *,
    follower: bool = False,
) -> Case:
    """Back to work with the seat `owner` (`another`), or to a supervisor for the third time.

    A closed one is asked for and granted in one commit. Raises `NotPossible` where `way` is
    neither `redo`, `reopen` nor `review`.
    """
    part: Who = "follower" if follower else "reporter"
    leads = way(case, now)
    if leads == "redo":
        case, event = step(
            case, "redo", actor, part, now, office.timing,
            reason=reason, owner=owner, handler=owner, closed_at=0,
        )  # fmt: skip
    else:
        case, event = step(
            case, "reopen", actor, part, now, office.timing,
            reason=reason, owner=OWNER_SUPERVISOR if leads == "review" else owner,
        )  # fmt: skip
    unit.insert(event)
    unit.insert(said(case, actor, now, "reason", reason))
    if leads == "reopen":
        case, granted = step(
            case, "grant", RULE, "rule", now, office.timing,
            owner=owner, handler=owner, closed_at=0,
        )  # fmt: skip
        unit.insert(granted)
    unit.put(case)
    return case


def take_up(
    office: Office, unit: Unit, old: Case, actor: Actor, reason: str, serial: int, now: int
) -> Case:
    """A new case about what an old one was about: its place and topic, and a link to it."""
    report = Report(
        kind=old.kind if old.kind != "incident" else "appeal",
        topic=old.topic,
        urgency=old.urgency,
        spot=Spot(old.grid, old.place, old.door, micro=old.micro),
        text=reason,
        pin=old.pin,
    )
    case = replace(open_case(office, unit, report, actor, serial, now), follows=old.id)
    case, event = mark(case, "take_up", actor, now, follows=old.id)
    unit.insert(event)
    unit.put(case)
    return case
