"""The reporter's word on a result and all that follows, wherever it was said: chat or page."""

from typing import NamedTuple

from domain.case import Actor, Case
from domain.message import Reply
from services.cases import by_reporter
from services.cases.by_reporter import Verdict
from services.cases.results import reopening
from services.cases.results.another import another
from services.cases.results.reopening import Way
from services.cases.telling import alerts
from services.office import Office
from services.unit import Unit


class Reopened(NamedTuple):
    """The case after 「没好」, which way it went, and whether somebody else has it now."""

    case: Case
    way: Way
    to_another: bool


def fine(
    office: Office, unit: Unit, case: Case, actor: Actor, verdict: Verdict, words: str, now: int
) -> Case:
    """「行」: written down as said; a handled case closes by it."""
    case = by_reporter.rate(office, unit, case, actor, verdict, words, now)
    return by_reporter.confirm(office, unit, case, actor, now) if case.opened else case


async def not_fine(
    office: Office, unit: Unit, case: Case, actor: Actor, verdict: Verdict, reason: str, now: int
) -> Reopened:
    """「没好」: written down, opened again, and told to whoever has to act on it now.

    Raises `NotPossible` where nothing can be opened again (`reopening.way`).
    """
    case = by_reporter.rate(office, unit, case, actor, verdict, "", now)
    return await _again(office, unit, case, actor, reason, now)


async def not_fine_beside(
    office: Office, unit: Unit, case: Case, actor: Actor, reason: str, now: int
) -> Reopened:
    """A follower's 「没好」: opened again like the reporter's, who alone rates it."""
    return await _again(office, unit, case, actor, reason, now, follower=True)


async def not_fine_by_phone(
    office: Office, unit: Unit, case: Case, actor: Actor, reason: str, now: int
) -> Reopened:
    """「没好」 said to whoever called back, and written down by them: it counts like the written one."""
    return await _again(office, unit, case, actor, reason, now)


async def _again(
    office: Office,
    unit: Unit,
    case: Case,
    actor: Actor,
    reason: str,
    now: int,
    *,
    follower: bool = False,
) -> Reopened:
    way, before = reopening.way(case, now), case.handler
    owner = await another(office, case)
    case = reopening.reopen(office, unit, case, actor, reason, owner, now, follower=follower)
    if way == "review":
        await _tell_supervisors(office, unit, case, now)
    else:
        await alerts.alert(office, unit, case, reason, now)
    return Reopened(case, way, owner != before)


async def _tell_supervisors(office: Office, unit: Unit, case: Case, now: int) -> None:
    """Whoever has to answer in writing; the desk where the street has none."""
    text = office.texts.say(
        alerts.STAFF_LANGUAGE,
        "alert-review",
        number=case.serial,
        what=alerts.headline(office, case),
        count=case.reopened + 1,
    )
    found = await alerts.seats(office, "supervisor") or await alerts.seats(office, "desk")
    await alerts.tell_seats(unit, case, found, Reply(text=text), now)
