"""The street's mode (平 / 战): ordinary days, or an emergency that all work stands under.

Residents never read the word 「战」; they only see what they can do now (domain.md, Emergency calls).
"""

from typing import ClassVar, Literal

from domain.document import Document, Index

State = Literal["ordinary", "emergency"]

WISH_LIFE = 30 * 60_000
"""How long a wish to change the mode waits for the second person, ms."""


class Mode(Document, frozen=True, kw_only=True):
    """Which mode the street is in; there is one, with the id `MODE`.

    `kind` is the pack's kind of emergency, "" for none named. `since` (ms UTC) and the two seats
    `by` and `second` belong to the last change. `wish`: what somebody asked for and nobody
    confirmed yet, by the seat `wished_by` at `wished_at`, with its kind; "" for nothing.
    """

    collection: ClassVar[str] = "modes"

    state: State = "ordinary"
    kind: str = ""
    since: int = 0
    by: str = ""
    second: str = ""
    wish: State | Literal[""] = ""
    wish_kind: str = ""
    wished_by: str = ""
    wished_at: int = 0

    @property
    def alert(self) -> bool:
        """Whether an emergency is on."""
        return self.state == "emergency"

    def wished(self, now: int) -> bool:
        """Whether somebody's wish still waits for a second person."""
        return bool(self.wish) and now - self.wished_at < WISH_LIFE


class ModeChange(Document, frozen=True, kw_only=True):
    """One change that two persons made; never altered. `by` asked for it, `second` confirmed it."""

    collection: ClassVar[str] = "modechanges"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("at",)),)

    at: int
    before: State
    after: State
    kind: str
    by: str
    second: str


MODE = "mode"
"""The id of the one `Mode` of a street."""
