"""Where a person's cases stand: the list of them, and one's small timeline."""

from msgspec.structs import replace

from domain.case import Case
from domain.message import Choice, Reply
from handlers.turn import Turn
from handlers.wording import named
from services import when
from services.cases import lookup, promise

SHOWN = 5
"""So many cases at most in one list: one topic a screen."""


async def mine(turn: Turn) -> Reply:
    """「我的」: the open ones, or the last one if none is open."""
    cases = await lookup.of_reporter(turn.office.store, turn.person)
    shown = [c for c in cases if c.opened] or cases[:1]
    if not shown:
        return turn.reply("mine-none")
    return status_of(turn, shown[0], cases) if len(shown) == 1 else several(turn, shown, cases)


async def mine_and_human(turn: Turn) -> Reply:
    """「我的·人工」: their cases, and the way to a person."""
    said = await mine(turn)
    human = turn.choice("menu-human")
    if not said.choices:
        return replace(said, choices=(human,))
    choices = (*said.choices, human)
    turn.ask("which", choices)
    return replace(said, choices=choices)


def several(turn: Turn, shown: list[Case], cases: list[Case]) -> Reply:
    """A list to choose from: the choice asks for that one's timeline."""
    choices = tuple(
        Choice(one_line(turn, c, cases), turn.say("which-status-say", number=c.number))
        for c in shown[:SHOWN]
    )
    turn.ask("which", choices)
    lines = [turn.say("mine-head", count=len(shown))]
    if len(shown) > SHOWN:
        lines.append(turn.say("mine-more", count=len(shown) - SHOWN))
    return Reply(text="\n".join(lines), choices=choices)


async def status(turn: Turn) -> Reply:
    """「7号怎么样了」: a small timeline, who has it, until when."""
    cases = await lookup.of_reporter(turn.office.store, turn.person)
    found = lookup.choose(cases, turn.wanted_case)
    if turn.wanted_case and not found:
        return turn.reply("case-unknown", number=turn.wanted_case)
    if len(found) == 1:
        return status_of(turn, found[0], cases)
    return several(turn, found, cases) if turn.wanted_case else await mine(turn)


def status_of(turn: Turn, case: Case, cases: list[Case]) -> Reply:
    """A case's small timeline: what happened when, what is next."""
    calendar, language = turn.office.calendar, turn.session.language
    number = lookup.short(case, cases)
    what = named(turn, case)
    lines = [turn.say("status-head", number=number, what=what)]
    for id, at in (
        ("opened", case.opened_at),
        ("signed", case.signed_at),
        ("contacted", case.contacted_at),
        ("handled", case.handled_at),
        ("closed", case.closed_at),
    ):
        if at:
            said = when.moment(at, turn.now, calendar, language)
            lines.append(turn.say(f"status-{id}", at=said, grid=_holder(turn, case)))
    lines.append(_next_line(turn, case))
    return Reply(text="\n".join(line for line in lines if line))


def one_line(turn: Turn, case: Case, cases: list[Case]) -> str:
    """A case in one line of a list."""
    what = named(turn, case)
    state = turn.say(f"state-{case.state.replace('_', '-')}")
    return turn.say("mine-line", number=lookup.short(case, cases), what=what, state=state)


def _holder(turn: Turn, case: Case) -> str:
    return turn.office.grid_name(case.grid) or turn.say("desk-name")


def _next_line(turn: Turn, case: Case) -> str:
    if case.state == "handled":
        return turn.say("status-ask")
    if not case.opened:
        state = turn.say(f"state-{case.state.replace('_', '-')}")
        return turn.say(f"outcome-{case.outcome.replace('_', '-')}") if case.outcome else state
    answer = promise.answer_by(turn.office, case, turn.session.language)
    if not answer:
        return turn.say("status-next-quiet")
    late = promise.late(case, turn.now)
    return turn.say("status-late" if late else "status-next", answer=answer)
