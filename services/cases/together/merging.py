"""并案: several reports of one thing become one case that all their people follow."""

from domain.case import Actor, Case
from domain.errors import NotPossible
from domain.follower import Follower, follower_id
from domain.rights import may_be_followed
from domain.workflow import Who, step
from services.cases.intake import OWNER_CHIEF, RULE
from services.cases.together import followers
from services.office import Office
from services.unit import Unit


async def merge(
    office: Office, unit: Unit, case: Case, parent: Case, actor: Actor, part: Who, now: int
) -> Case:
    """Merge `case` into `parent`: its reporter and followers follow that one from now on.

    `part` is the chief's, the desk's, or its own reporter's, who said that it is the same thing.
    Raises `NotPossible` (a parent that is over, merged itself, or the same case; one that has no
    followers, since whoever reported it would hear no more).
    """
    open_to_all = may_be_followed(case) and may_be_followed(parent)
    if not parent.opened or parent.id == case.id or not open_to_all:
        raise NotPossible("no parent for this case", parent=parent.number)
    unit.guard(parent)
    return await _joined(office, unit, case, parent, "merge", actor, part, now)


async def attach(office: Office, unit: Unit, case: Case, incident: Case, now: int) -> Case:
    """A report of an incident joins it by rule: no clock of its own, and its text at once."""
    unit.guard(incident)
    return await _joined(office, unit, case, incident, "attach", RULE, "rule", now)


async def part_again(
    office: Office, unit: Unit, case: Case, actor: Actor, part: Who, now: int
) -> Case:
    """拆案: what was merged by mistake stands on its own again, in its grid's queue."""
    parent = case.parent
    case, event = step(
        case,
        "part",
        actor,
        part,
        now,
        office.timing,
        grid=case.grid,
        owner=OWNER_CHIEF,
        queue=case.grid,
        parent="",
        handler="",
    )
    unit.insert(event)
    unit.put(case)
    following = await unit.get(Follower, follower_id(parent, case.reporter))
    if following is not None and following.own == case.id:
        unit.delete(following)
    return case


async def _joined(
    office: Office,
    unit: Unit,
    case: Case,
    parent: Case,
    act: str,
    actor: Actor,
    part: Who,
    now: int,
) -> Case:
    case, event = step(case, act, actor, part, now, office.timing, parent=parent.id)
    unit.insert(event)
    unit.put(case)
    await followers.follow(unit, parent, case.reporter, now, own=case.id)
    for one in await followers.of_case(unit.store, case):
        await followers.follow(unit, parent, one.person, now, own=one.own)
    return case
