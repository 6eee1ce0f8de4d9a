"""What an emergency call has to be done besides: rounds to be said, people to be rung, posts to paste."""

from typing import ClassVar, Literal

from domain.document import Document, Index
from domain.roster import Part

Said = Literal["step", "full", "again", "update", "cancel", "replaced", "real", "relief"]
"""What a round says: asked once more, 人够了, 又缺人, 更新, 取消, 以新的为准, 转入真实应急, 解除."""


class Round(Document, frozen=True, kw_only=True):
    """Something to be said to many of a call's people, page by page; its id is `round_id`.

    It is written in the commit that decides it. Whichever worker comes then writes the pushes of
    one page and moves `upto` (the last recipient's id) behind it, in one commit, until `done`.
    `parts` narrows it to these parts of the groups (empty: all), `text` are somebody's words.
    """

    collection: ClassVar[str] = "rounds"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("done", "made_at")),)

    call: str
    name: str
    says: Said
    made_at: int
    parts: tuple[Part, ...] = ()
    text: str = ""
    upto: str = ""
    done: bool = False


RingResult = Literal["", "coming", "cannot", "no_answer", "no_line"]
"""What ringing came to: not yet, 到, 不来, 没人接, 打不通."""


class Ring(Document, frozen=True, kw_only=True):
    """Somebody of a call who is rung (叫应); its id is `recipient_id`.

    `by` is the seat that rings or rang last, `at` since when (ms UTC): nobody else is given the
    same person meanwhile. `tries` counts what was tried in vain.
    """

    collection: ClassVar[str] = "rings"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("call", "at")),)

    call: str
    seat: str
    by: str
    at: int
    result: RingResult = ""
    tries: int = 0


class PhoneLook(Document, frozen=True, kw_only=True):
    """That a seat was shown the telephone number of somebody, and for which call; never changed."""

    collection: ClassVar[str] = "phonelooks"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("call", "at")), Index(("of", "at")))

    call: str
    of: str
    by: str
    at: int


class GroupPost(Document, frozen=True, kw_only=True):
    """A message of a call that somebody has to paste into a chat no program may write to.

    Its id is `group_post_id`; `name` says which message of the call it is. `asked` is the seat of
    the convener, `pasted_at` when they said 「已发」 (ms UTC, 0: not yet).
    """

    collection: ClassVar[str] = "groupposts"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("call", "pasted_at")),
        Index(("asked", "pasted_at")),
    )

    call: str
    group: str
    name: str
    asked: str
    text: str
    made_at: int
    pasted_at: int = 0


def round_id(call: str, name: str) -> str:
    """The one id of what is said under that name («step-3», «cancel») in a call."""
    return f"{call}:round-{name}"


def group_post_id(call: str, group: str, name: str) -> str:
    """The one id of the message of that name to a group."""
    return f"{call}:{group}:{name}"
