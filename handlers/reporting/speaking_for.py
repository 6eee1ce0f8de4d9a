"""One of the street's people reports for somebody who has a telephone and nothing else."""

from domain.case import Case
from handlers.turn import SpokenFor, Turn
from services.cases import lookup
from services.people import callers, seats


async def goes_on_for(turn: Turn, case: Case) -> None:
    """What is reported beside such a case is that person's, too."""
    if turn.speaks_for or not callers.by_telephone(case):
        return
    mine = await seats.of_person(turn.office.store, turn.person)
    said = await lookup.words(turn.office.store, case)
    phone = next((words.phone for words in said if words.phone), "")
    if mine:
        turn.speaks_for = SpokenFor(case.reporter, phone, mine[0].role)
