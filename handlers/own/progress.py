"""Where a person's cases stand: the list of them, and one's small timeline."""

from collections.abc import Sequence

from msgspec.structs import replace

from domain.case import Case
from domain.message import Choice, Reply
from handlers.own import followed
from handlers.turn import Turn
from handlers.wording import named
from services import when
from services.cases import lookup
from services.cases.telling import pages
from services.cases.telling.timeline import timeline
from services.cases.together.followers import Followed

SHOWN = 5
"""So many cases at most in one list: one topic a screen."""


async def mine(turn: Turn) -> Reply:
    """「我的」: the open ones with those they follow, or the last one if none is open."""
    cases = await lookup.of_reporter(turn.office.store, turn.names)
    theirs = await followed.all_of(turn)
    shown = [c for c in cases if c.opened]
    beside = [one for one in theirs if one.case.opened]
    if not (shown or beside):
        shown = [c for c in cases if c.state != "merged"][:1]
        beside = [] if shown else theirs[:1]
    if not (shown or beside):
        return turn.reply("mine-none")
    if len(shown) + len(beside) > 1:
        return several(turn, shown, cases, beside)
    if beside:
        return await followed.status_of(turn, beside[0])
    return await status_of(turn, shown[0], cases)


async def mine_and_human(turn: Turn) -> Reply:
    """「我的·人工」: their cases, and the way to a person."""
    said = await mine(turn)
    human = turn.choice("menu-human")
    if not said.choices:
        return replace(said, choices=(human,))
    choices = (*said.choices, human)
    turn.ask("which", choices)
    return replace(said, choices=choices)


def several(
    turn: Turn, shown: list[Case], cases: list[Case], beside: Sequence[Followed] = ()
) -> Reply:
    """A list to choose from, what they follow last: the choice asks for that one's timeline."""
    own = [
        Choice(one_line(turn, c, cases), turn.say("which-status-say", number=c.number))
        for c in shown
    ]
    choices = (*own, *(followed.choice(turn, one) for one in beside))
    turn.ask("which", choices[:SHOWN])
    lines = [turn.say("mine-head" if shown else "follow-list", count=len(shown) or len(beside))]
    if len(choices) > SHOWN:
        lines.append(turn.say("mine-more", count=len(choices) - SHOWN))
    return Reply(text="\n".join(lines), choices=choices[:SHOWN])


async def status(turn: Turn) -> Reply:
    """「7号怎么样了」: a small timeline, who has it, until when."""
    cases = await lookup.of_reporter(turn.office.store, turn.names)
    theirs = await followed.named(turn, cases)
    if len(theirs) == 1:
        return await followed.status_of(turn, theirs[0])
    found = lookup.choose(cases, turn.wanted_case)
    if turn.wanted_case and not (found or theirs):
        return turn.reply("case-unknown", number=turn.wanted_case)
    if len(found) == 1 and turn.wanted_case:
        return await status_of(turn, found[0], cases)
    return several(turn, found, cases, theirs) if turn.wanted_case else await mine(turn)


async def last(turn: Turn, case: Case) -> Reply:
    """「几时来弄?」 a moment after the report: that case's timeline, however many they have."""
    return await status_of(turn, case, await lookup.of_reporter(turn.office.store, turn.names))


async def status_of(turn: Turn, case: Case, cases: list[Case]) -> Reply:
    """A case's small timeline: what happened when, where it stands, what is next, and its page."""
    calendar, language = turn.office.calendar, turn.session.language
    went = await timeline(turn.office, case, language)
    lines = [turn.say("status-head", number=lookup.short(case, cases), what=named(turn, case))]
    for line in went.lines:
        at = when.moment(line.at, turn.now, calendar, language)
        lines.append(turn.say("status-line", at=at, what=line.text))
    if went.now:
        lines.append(turn.say("status-now", what=went.now))
    cards = await pages.card(turn.office, case, language, turn.now)
    return Reply(text="\n".join([*lines, went.next]), cards=cards)


def one_line(turn: Turn, case: Case, cases: list[Case]) -> str:
    """A case in one line of a list."""
    what = named(turn, case)
    state = turn.say(f"state-{case.state.replace('_', '-')}")
    return turn.say("mine-line", number=lookup.short(case, cases), what=what, state=state)
