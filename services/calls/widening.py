"""「加人」: a call that is out calls more people, as far as one person may decide that."""

from domain.call import Call
from domain.errors import NotPossible
from services.calls import ending
from services.calls.rights import needs_second, require
from services.calls.scope import scope_of
from services.office import Office
from services.unit import Unit


async def widen(
    office: Office, unit: Unit, call: Call, meant: Call, person: str, now: int
) -> tuple[Call, int]:
    """Call the people of `meant` (its level, grids, teams, groups) as well; how many are new.

    Nobody is called twice, and the others hear nothing. Raises `NotAllowed` where those are not
    theirs to call, `NotPossible` where it cannot be (`facts["why"]`: `exercise`, which was announced
    to its own groups only; `second`, so many, or by night, that a call of its own asks a second
    person; `state`).
    """
    await require(office.store, person, meant)
    if call.state != "sent":
        raise NotPossible(f"call {call.number} is {call.state}", why="state")
    if call.exercise:
        raise NotPossible(f"exercise {call.number} calls those it was announced to", why="exercise")
    people = (await scope_of(office.store, meant, now)).people
    if needs_second(office, len(people), now):
        raise NotPossible(f"{len(people)} more need a second person", why="second")
    return await ending.add(office, unit, call, people)
