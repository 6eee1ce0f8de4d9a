"""「名册」 and 「名册 缺口」: what the roster of emergencies has and lacks, for the desk."""

from domain.message import Reply
from domain.people import Role
from handlers.turn import Turn
from services.people import seats
from services.roster.gaps import gaps_of
from services.roster.wording import lacking, summed_up

SEES: frozenset[Role] = frozenset({"desk", "supervisor", "admin"})


async def roster(turn: Turn) -> Reply:
    """How many there are; with any word behind it, everything that is lacking."""
    mine = await seats.of_person(turn.office.store, turn.person)
    if not any(seat.role in SEES for seat in mine):
        return turn.reply("roster-not-you" if mine else "staff-only")
    gaps = await gaps_of(turn.office.store, turn.office.street, turn.now)
    texts, language = turn.office.texts, turn.session.language
    if turn.command and turn.command.rest:
        return Reply(text="\n".join(lacking(texts, language, gaps)))
    choices = () if gaps.none and gaps.groups else (turn.choice("roster-look"),)
    return Reply(text=summed_up(texts, language, gaps), choices=choices)
