"""Which case a staff member's words mean, and whether one of their seats may do that to it."""

from domain.case import Case
from domain.errors import NotPossible
from domain.message import Reply
from domain.people import Staff
from domain.rights import TABLE, Act, seat_may
from domain.workflow import possible
from handlers.staff.asked import ACTS, ask_case, ask_item, ask_words
from handlers.staff.doing import Meant
from handlers.staff.refusals import refused
from handlers.turn import Turn
from services.cases import lookup
from services.people import seats

ANYWAY = frozenset({"sign", "detail"})
"""Words that can be said once more with the whole number, at no cost."""

OVER = frozenset({"review", "callback"})
"""Words for cases that are over."""

TALK = frozenset({"contact", "handled"})
"""Words about work at a place: a report of another place is news, and no answer."""


async def meant(turn: Turn, verb: str, right: Act) -> Meant | Reply:
    """The case that these words are about, or what to say where nothing can be done to any."""
    mine = await seats.of_person(turn.office.store, turn.person)
    if not mine:
        return turn.reply("staff-only")
    found = await lookup.of_queues(turn.office.store, _reach(turn, mine), 500)
    cases = lookup.seen_by(mine, found)
    named = await _named(turn, verb, mine, cases)
    if not isinstance(named, Case):
        return named
    seated = _seated(turn, verb, right, named, mine, lookup.short(named, cases))
    acts = ACTS.get(verb, ())
    if isinstance(seated, Reply) or not acts or any(possible(a, named.state) for a in acts):
        return seated
    return await refused(turn, seated, NotPossible(f"not {verb} now", act=acts[0]))


async def _named(turn: Turn, verb: str, mine: list[Staff], cases: list[Case]) -> Case | Reply:
    if not turn.wanted_case:
        return ask_case(turn, verb, mine, cases)
    named = [c for c in cases if lookup.matches(c, turn.wanted_case)]
    if not named or verb in OVER:
        named = await _elsewhere(turn, mine, verb)
    if len(named) == 1:
        return named[0]
    if not named:
        return turn.reply("staff-case-unknown", number=turn.wanted_case)
    if verb in ANYWAY:
        return ask_case(turn, verb, mine, named)
    return turn.reply("staff-which", numbers="、".join(c.number for c in named))


async def sits_with(turn: Turn, right: Act) -> bool:
    """Whether one of the speaker's seats has this right at all: some words mean more from there."""
    mine = await seats.of_person(turn.office.store, turn.person)
    return any(right in TABLE[seat.role] for seat in mine)


def ask_for(turn: Turn, verb: str, found: Meant) -> Reply:
    """What is missing: the next line completes the command."""
    ask = ask_words if verb in TALK else ask_item
    ask(turn, found.case, turn.say(f"step-{verb}-say", number=found.case.number))
    return turn.reply(f"{verb}-how", number=found.number)


def _reach(turn: Turn, mine: list[Staff]) -> list[str]:
    """The queues whose cases a person may name."""
    if any(TABLE[seat.role].get("see") == "street" for seat in mine):
        return lookup.every_queue(turn.office)
    return sorted({seat.grid for seat in mine if seat.grid})


async def _elsewhere(turn: Turn, mine: list[Staff], verb: str) -> list[Case]:
    """Cases in no queue of theirs: those that are over, and those that came back from them.

    Where none is as the word needs it, the last one of that number: it is told where it stands.
    """
    found = await lookup.by_number(turn.office, turn.wanted_case, turn.now)
    seen = lookup.seen_by(mine, found)
    fitting = [case for case in seen if case.opened != (verb in OVER)]
    return fitting or (seen[-1:] if verb in ACTS or verb in ANYWAY else [])


def _seated(
    turn: Turn, verb: str, right: Act, case: Case, mine: list[Staff], number: str
) -> Meant | Reply:
    able = [seat for seat in mine if seat_may(seat, right, case)]
    if able:
        seat = next((seat for seat in able if seat.id == case.handler), able[0])
        return Meant(case, seat, number, mine)
    if not any(seat_may(seat, "see", case) for seat in mine):
        return turn.reply("staff-not-allowed", number=number)
    who = "、".join(
        turn.say(f"role-{role.replace('_', '-')}") for role, acts in TABLE.items() if right in acts
    )
    said = turn.reply("staff-whose", number=number, who=who)
    hint = HINTS.get(verb)
    return said if hint is None else turn.reply(hint, number=number, who=who)


HINTS = {
    "dismiss": "staff-whose-return",
    "divert": "staff-whose-return",
    "shelve": "staff-whose-extend",
    "return": "staff-whose-transfer",
}
"""What somebody can do instead of what only others may."""
