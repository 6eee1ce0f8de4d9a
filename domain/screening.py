"""What the mini-program's platform thinks of words and photos, before anybody but staff sees them.

Nothing waits for it: what was told is taken and worked on at once (docs/adr/0027).
"""

from typing import ClassVar, Literal

from msgspec.structs import replace

from domain.document import Document, Index
from domain.work import NEVER

LEASE = 60_000
"""How long one attempt may own its work, ms."""

TRIES = 4
"""So often the platform is asked; then somebody looks."""

CALLS_BACK = 2 * 3_600_000
"""How long a photo's verdict may take, ms; the platform promises half an hour."""

FORGOTTEN = 30 * 86_400_000
"""How long the record of something that may be seen is kept, ms."""

TEXT = -1
"""The number of the text itself among what came with words; photos count from 0."""

Fate = Literal["waiting", "asking", "called", "shown", "look", "hidden"]
Why = Literal["", "risky", "review", "unasked", "unheard"]
"""Why somebody has to look: the platform says so, or it is unsure; it could not be asked; it never
called back."""

WITHHELD: tuple[Fate, ...] = ("waiting", "asking", "called", "look", "hidden")
"""Fates of what only staff may see."""


class Screening(Document, frozen=True, kw_only=True):
    """The check of one text, or of one photo, that came with `words` from the account `openid`.

    It is of the `number`-th medium of these words, a photo, or of their text (`TEXT`). Neither is
    repeated here: what is erased is not asked about. Its id is `name` of both.
    `fate`: waiting, asking (under a lease), called (the platform took the photo and will call back
    with its `trace`), shown (passed, or somebody let it be seen), look (somebody has to, `why`
    says what for), hidden (somebody decided). `visible_at` (ms UTC) is when it may be taken next;
    `NEVER` once the platform has nothing more to do. `expires_at` is when the record may go:
    never, while it keeps something hidden. `detail` is for operators.
    """

    collection: ClassVar[str] = "screenings"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("visible_at",)),
        Index(("words",)),
        Index(("case", "fate")),
        Index(("fate", "made_at")),
        Index(("trace",)),
        Index(("expires_at",)),
    )

    words: str
    case: str
    openid: str
    made_at: int
    visible_at: int
    number: int = TEXT
    fate: Fate = "waiting"
    why: Why = ""
    trace: str = ""
    attempt: int = 0
    token: str = ""
    detail: str = ""
    expires_at: int = NEVER


def name(words: str, number: int) -> str:
    """The id of what is kept about a photo of these words, or about their text."""
    return f"{words}.{number}"


class Verdict(Document, frozen=True, kw_only=True):
    """What the platform called back about a photo; its id is the trace_id.

    It may come before our own note of that trace is written, so it is kept until `expires_at`.
    """

    collection: ClassVar[str] = "verdicts"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("expires_at",)),)

    opinion: Literal["pass", "review", "risky"]
    expires_at: int


def take(one: Screening, token: str, now: int) -> Screening:
    """Mark it as being asked about by the attempt `token` until its lease ends.

    One whose verdict has been waited for long enough keeps its fate: there is nothing to ask.
    """
    fate: Fate = "called" if one.fate == "called" else "asking"
    return replace(one, fate=fate, attempt=one.attempt + 1, token=token, visible_at=now + LEASE)


def later(one: Screening, wait: int, detail: str, now: int) -> Screening:
    """Not now: it comes up again after `wait` ms."""
    return replace(one, fate="waiting", token="", detail=detail, visible_at=now + wait)


def called(one: Screening, trace: str, now: int) -> Screening:
    """The platform will call back with this trace, or somebody looks."""
    return replace(one, fate="called", trace=trace, token="", visible_at=now + CALLS_BACK)


def judged(one: Screening, opinion: Literal["pass", "review", "risky"], now: int) -> Screening:
    """What follows from the platform's opinion; nothing where somebody has decided already."""
    if one.fate in ("shown", "hidden"):
        return one
    return shown(one, now) if opinion == "pass" else to_look(one, opinion)


def to_look(one: Screening, why: Why, detail: str = "") -> Screening:
    """Somebody has to."""
    return replace(one, fate="look", why=why, token="", detail=detail, visible_at=NEVER)


def shown(one: Screening, now: int) -> Screening:
    """It may be seen."""
    return replace(one, fate="shown", token="", visible_at=NEVER, expires_at=now + FORGOTTEN)


def hidden(one: Screening) -> Screening:
    """Only staff may see it, for good."""
    return replace(one, fate="hidden", token="", visible_at=NEVER)
