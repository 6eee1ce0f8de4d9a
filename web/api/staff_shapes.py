"""What the street's people send and are told."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from domain.call import Answer as Answered
from domain.case import State
from domain.understanding import Urgency
from web.api.case_shapes import Photo


class Which(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """As behind 「待办」: a filter (我的, 待签收, 超期 …), a grid, a place; "" for all."""

    which: Annotated[str, Meta(max_length=40)] = ""
    limit: Annotated[int, Meta(ge=1, le=200)] = 50


class Doing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands behind the word in chat: a reason, what was done, a grid. `media`: uploads."""

    words: Annotated[str, Meta(max_length=500)] = ""
    media: Annotated[list[Photo], Meta(max_length=9)] = []


class Queued(msgspec.Struct, frozen=True):
    """A case as whoever goes there needs it; `due` (ISO 8601) is "" where no clock runs."""

    number: str
    serial: int
    what: str
    state: State
    urgency: Urgency
    queue: str
    due: str
    late: bool
    mine: bool
    photos: int


class Queue(msgspec.Struct, frozen=True):
    """The clock that ends first on top."""

    cases: list[Queued]


class Acted(msgspec.Struct, frozen=True):
    """What chat would say, and the case as it is now."""

    said: str
    case: Queued


class Called(msgspec.Struct, frozen=True):
    """A live call that expects an answer of theirs."""

    id: str
    number: str
    exercise: bool
    what: str
    where: str
    bring: str
    answer: Answered
    made_at: str


class Calls(msgspec.Struct, frozen=True):
    """The latest first."""

    calls: list[Called]


class Ack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """收到, 在路上, 到岗, 来不了; a reason only with the last."""

    said: Literal["received", "coming", "arrived", "cannot"]
    reason: Annotated[str, Meta(max_length=100)] = ""
