"""The table of what may happen to a case, state by state, ready to be shown."""

from collections.abc import Sequence
from typing import Literal, get_args

import msgspec

from domain.case import OVER, State
from domain.workflow import OPEN, TABLE, Row
from services.cases.intake import AT_FIRST
from services.cases.named import Names, touched

Tone = Literal["new", "work", "wait", "done", "over"]
TONES: dict[State, Tone] = {
    "handling": "work",
    "joint": "work",
    "waiting_resident": "wait",
    "deferred": "wait",
    "handled": "done",
}
"""How a state looks: at work, waiting, done; the other open ones wait for somebody to begin."""


class Chip(msgspec.Struct, frozen=True):
    """A state as it is shown, and where its own part of the page is."""

    id: str
    name: str
    tone: Tone


class Move(msgspec.Struct, frozen=True):
    """One row of the table; `to` is None where the state stays. `clocks`: how, and which."""

    act: str
    name: str
    to: Chip | None
    who: Sequence[str]
    must: Sequence[str]
    only: Sequence[str]
    clocks: Sequence[tuple[str, Sequence[str]]]


class Part(msgspec.Struct, frozen=True):
    """What can be done from one state, besides what can always be done."""

    chip: Chip
    moves: Sequence[Move]


class Table(msgspec.Struct, frozen=True):
    """The whole table; `first` are the clocks of the first word, `always` holds in every open state."""

    first: Sequence[str]
    parts: Sequence[Part]
    always: Sequence[Move]


def table(names: Names) -> Table:
    """The rows of `domain.workflow.TABLE`, each under every state that it leads out of."""
    moves = {row.act: _move(row, names) for row in TABLE}
    own = [row for row in TABLE if row.sources != OPEN]
    return Table(
        first=[names.clock(clock) for clock in AT_FIRST],
        parts=[
            Part(_chip(state, names), [moves[row.act] for row in own if state in row.sources])
            for state in get_args(State)
        ],
        always=[moves[row.act] for row in TABLE if row.sources == OPEN],
    )


def _move(row: Row, names: Names) -> Move:
    return Move(
        act=row.act,
        name=names.act(row.act),
        to=_chip(row.target, names) if row.target else None,
        who=[names.part(part) for part in row.who],
        must=[names.fact(fact) for fact in row.must],
        only=[names.condition(condition) for condition in row.only],
        clocks=[(one.how, [names.clock(clock) for clock in one.clocks]) for one in touched(row)],
    )


def _chip(state: State, names: Names) -> Chip:
    tone = "over" if state in OVER else TONES.get(state, "new")
    return Chip(state.replace("_", "-"), names.state(state), tone)
