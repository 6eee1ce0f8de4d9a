"""The sections of 「待办」 beside the queue: what waits for my word, and what to write for it."""

from collections.abc import Sequence
from itertools import groupby

from domain.case import Case
from domain.people import Staff
from handlers.turn import Turn
from services import when
from services.cases import lookup, waiting
from services.cases.telling import alerts
from services.cases.waiting import Waiting

NO_WORK = frozenset({"ruling", "reopening", "check"})
"""Kinds whose cases wait for a word and nothing else: they stand in no list of work."""

SHOWN = 5
"""Cases of one section; the rest is counted."""


async def found(turn: Turn, mine: Sequence[Staff]) -> list[Waiting]:
    """All of it, in the order it is shown."""
    return await waiting.for_seats(turn.office, mine)


def lines(turn: Turn, found: list[Waiting]) -> list[str]:
    """A section for each kind: how many, what to write, then the cases themselves."""
    said = []
    cases = [one.case for one in found]
    for kind, group in groupby(found, key=lambda one: one.kind):
        section = list(group)
        said.append(turn.say(f"waits-{kind}", count=len(section)))
        said += [_line(turn, one, cases) for one in section[:SHOWN]]
        if len(section) > SHOWN:
            said.append(turn.say("todo-more", count=len(section) - SHOWN))
    return said


def _line(turn: Turn, one: Waiting, cases: list[Case]) -> str:
    language, calendar = turn.session.language, turn.office.calendar
    line = turn.say(
        "beside-line",
        number=lookup.short(one.case, cases),
        what=alerts.headline(turn.office, one.case, language),
    )
    if one.until:
        return turn.say(
            "beside-until", line=line, due=when.day(one.until, turn.now, calendar, language)
        )
    return line if one.reachable else turn.say("beside-no-phone", line=line)
