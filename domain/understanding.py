"""What one message means."""

from typing import Literal

import msgspec

Urgency = Literal["emergency", "urgent", "high", "normal", "low"]
URGENCIES: tuple[Urgency, ...] = ("emergency", "urgent", "high", "normal", "low")


class Problem(msgspec.Struct, frozen=True):
    """One thing to be put right among those a message names: its topic and its own words."""

    topic: str
    words: str


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """A message understood; the fields of `python -m bot understand`, and what routing needs.

    `text` is as given. `grid` and `place` are None where the words name no place inside the
    street, or places in two grids (`ambiguous`). `outside` names another street's place.
    `door` is the house, stair or room number beside the place ("12号3楼"). `problems` lists
    each different problem found, in order; more than one asks whether to split.
    """

    text: str
    intent: str
    topic: str | None = None
    urgency: Urgency = "normal"
    grid: str | None = None
    place: str | None = None
    facilities: tuple[str, ...] = ()
    case: str | None = None
    confidence: float = 0.0
    door: str = ""
    ambiguous: bool = False
    outside: str = ""
    problems: tuple[Problem, ...] = ()
