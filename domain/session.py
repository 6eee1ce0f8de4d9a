"""What a conversation remembers between two messages."""

from typing import ClassVar, Literal

import msgspec

from domain.document import Document, Index
from domain.message import Choice, Media, Pin

Language = Literal["zh-Hans", "zh-Hant", "en"]


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """The one question that waits for an answer; a bare digit answers it and nothing else.

    `kind` names what asked; `case` the case it is about; `choices` what the digits stand for;
    `words` what was said when it was asked (a draft). `again`: it was put a second time, since
    the first answer was not understood; a third time nobody is asked.
    """

    kind: str
    asked_at: int
    case: str = ""
    choices: tuple[Choice, ...] = ()
    words: str = ""
    topic: str = ""
    again: bool = False


class Session(Document, frozen=True, kw_only=True):
    """One person's conversation with the desk; its id is the person's.

    `last_case` is what 「还有…」 adds to. `photos` came without words and wait ten minutes
    (`photos_at`) for them; `pin` likewise, and `place`, which a scanned
    QR code named. `bind_tries` counts wrong binding codes, the last at `bind_tried_at`. `heard` keeps the last few lines for 人工 and 帮我问 only.
    `wrote_at` is when they last sent a message, `acted_at` when they last tapped, scanned or
    followed (ms UTC): official accounts may write back for a while after each. `looked_at` is when
    one of the street's people last asked for their 待办. `language` is the one they write, until
    they have said which they want (`language_chosen`).
    """

    collection: ClassVar[str] = "sessions"

    language: Language = "zh-Hans"
    language_chosen: bool = False
    question: Question | None = None
    last_case: str = ""
    last_case_at: int = 0
    photos: tuple[Media, ...] = ()
    photos_at: int = 0
    pin: Pin | None = None
    pin_at: int = 0
    place: str = ""
    place_at: int = 0
    heard: tuple[str, ...] = ()
    welcomed: bool = False
    bind_tries: int = 0
    bind_tried_at: int = 0
    wrote_at: int = 0
    acted_at: int = 0
    looked_at: int = 0


class Delivery(Document, frozen=True, kw_only=True):
    """A message that was answered: its key is the id, so a retry finds the same answer."""

    collection: ClassVar[str] = "deliveries"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("expires_at",)),)

    passive: str
    at: int
    expires_at: int
