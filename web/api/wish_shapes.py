"""What is sent and told of wishes."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from domain.wish import LONGEST, State

Said = Annotated[str, Meta(max_length=LONGEST)]
Words = Annotated[str, Meta(min_length=1, max_length=LONGEST, pattern=r"\S")]


class Wished(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody would like, in their own words; the street looks at it before it is shown."""

    text: Words


class Claim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`behalf`: the unit for which they take it up, "" for themselves; the wisher is told of it."""

    behalf: Annotated[str, Meta(max_length=40)] = ""


class Given(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How it was granted, for the wisher."""

    words: Said = ""


class Answered(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether it came true, and a word for whoever took it up."""

    granted: bool
    words: Said = ""


class Passed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for the other one, who reads them without names and numbers."""

    text: Words


class Own(msgspec.Struct, frozen=True):
    """A wish of theirs: made (`wisher`) or taken up (`claimer`).

    `words` is what is shown of it, to the wisher their own while nothing is. `on` is the day it
    was made; `behalf` the unit that takes it up.
    """

    id: str
    part: Literal["wisher", "claimer"]
    words: str
    state: State
    state_name: str
    behalf: str
    on: str


class Told(msgspec.Struct, frozen=True):
    """What was done, in words for the person; the wish as it is now."""

    said: str
    wish: Own


class Back(msgspec.Struct, frozen=True):
    """What was done with a wish that is theirs no more."""

    said: str


class Owns(msgspec.Struct, frozen=True):
    """Made and taken up, each the newest first."""

    made: list[Own]
    claimed: list[Own]
