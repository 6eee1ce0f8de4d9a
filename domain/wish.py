"""Micro-wishes (微心愿): what somebody would like, who takes it up, and how it ends.

A wish is the desk's to look at before anybody else sees it; what is shown then is the desk's own
sentence. One table says who may do what to it and when; nothing changes a wish except through it.
"""

from typing import ClassVar, Literal, NamedTuple, get_args

from domain.document import Document, Index
from domain.errors import NotPossible
from domain.people import Address
from domain.session import Language
from domain.work import NEVER

State = Literal["new", "open", "claimed", "given", "done", "refused", "withdrawn"]
"""`new` waits for the desk, `open` for somebody who takes it up; `given` is done as whoever took it
up says, `done` as the wisher or the desk says."""

Act = Literal[
    "make",
    "publish",
    "refuse",
    "claim",
    "give_back",
    "give",
    "thank",
    "not_yet",
    "say",
    "withdraw",
]
Part = Literal["wisher", "claimer", "desk", "neighbour"]
"""Who somebody is to a wish; a `neighbour` is anybody else."""

OPEN: tuple[State, ...] = ("new", "open", "claimed", "given")
SHOWN: tuple[State, ...] = ("open", "claimed", "given", "done")
"""What everybody sees; a granted wish for as long as it is kept."""


class Row(NamedTuple):
    """Who may do it, from where, and where it leads; "" leaves it where it is."""

    act: Act
    who: tuple[Part, ...]
    since: tuple[State, ...]
    to: State | Literal[""]


TABLE = (
    Row("publish", ("desk",), ("new", "open"), "open"),
    Row("refuse", ("desk",), ("new", "open"), "refused"),
    Row("claim", ("neighbour",), ("open",), "claimed"),
    Row("give_back", ("claimer", "desk"), ("claimed", "given"), "open"),
    Row("give", ("claimer",), ("claimed",), "given"),
    Row("thank", ("wisher", "desk"), ("claimed", "given"), "done"),
    Row("not_yet", ("wisher",), ("given",), "claimed"),
    Row("say", ("wisher", "claimer"), ("claimed", "given"), ""),
    Row("withdraw", ("wisher",), OPEN, "withdrawn"),
)

MOST = 3
"""Wishes that one person may have under way, and others' that they may have taken up."""

LONGEST = 200
"""Characters of a wish, of what is shown of it, and of words that are passed on."""

SAYINGS = 20
"""How often words are passed on for one wish; then the desk brings the two together."""

KEPT = 30 * 24 * 3_600_000
"""How long (ms) a wish is kept after its end; its history, which names nobody, stays."""

Why = Literal["state", "own", "many", "often"]


class Refused(NotPossible):
    """It cannot be done to the wish; `why` says what stands against it."""

    def __init__(self, why: Why) -> None:
        assert why in get_args(Why)
        super().__init__(why)
        self.why = why


class Wish(Document, frozen=True, kw_only=True):
    """One wish. `number` is what people call it by.

    `words` are the wisher's own, for the desk's eyes; `shown` the sentence that everybody reads.
    `behalf` is the unit for which the claimer takes it up, "" for themselves. `published_at` is 0 where
    nobody but the desk ever saw it. It is forgotten at `expires_at` (ms UTC).
    """

    collection: ClassVar[str] = "wishes"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("number",)),
        Index(("wisher", "made_at")),
        Index(("claimer", "made_at")),
        Index(("state", "made_at")),
        Index(("published_at",)),
        Index(("expires_at",)),
    )

    number: int
    state: State
    wisher: str
    address: Address
    language: Language
    words: str
    made_at: int
    shown: str = ""
    published_at: int = 0
    claimer: str = ""
    claimer_address: Address | None = None
    claimer_language: Language = "zh-Hans"
    behalf: str = ""
    sayings: int = 0
    expires_at: int = NEVER


class WishEvent(Document, frozen=True, kw_only=True):
    """One thing that happened to a wish, never changed: who is a part, or a seat of the desk's."""

    collection: ClassVar[str] = "wishevents"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("wish", "at")), Index(("act", "at")))

    wish: str
    at: int
    act: Act
    part: Part
    channel: str
    before: State | Literal[""]
    after: State
    seat: str = ""


class Wisher(Document, frozen=True, kw_only=True):
    """Somebody who wishes or takes up wishes; the id is the person's. Each new wish and claim
    replaces it, so that two at once cannot both be the last one allowed."""

    collection: ClassVar[str] = "wishers"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("expires_at",)),)

    expires_at: int


def row(act: Act, part: Part, state: State) -> Row | None:
    """The row that allows it, None where nothing does."""
    return next((r for r in TABLE if r.act == act and part in r.who and state in r.since), None)
