"""What is sent and told of cases."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from domain.case import State
from domain.message import Crs

NUMBER = r"[A-Z]{1,8}\d{8}-\d{4,6}"
Text = Annotated[str, Meta(min_length=1, max_length=2000, pattern=r"\S")]
Few = Annotated[str, Meta(max_length=500)]
Photo = Annotated[str, Meta(min_length=1, max_length=64)]


class Where(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A point, degrees, in the system that it was taken in."""

    lat: Annotated[float, Meta(ge=-90, le=90)]
    lng: Annotated[float, Meta(ge=-180, le=180)]
    crs: Crs = "gcj02"


class Report(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is to be put right, in their own words. `media` are ids of uploads.

    Two problems in one text are one case, and the answer says what the second is: send its words
    again with `beside` (the first one's number) for a case of its own at the same place. `apart`
    makes two cases at once.
    """

    text: Text
    at: Where | None = None
    media: Annotated[list[Photo], Meta(max_length=9)] = []
    apart: bool = False
    beside: Annotated[str, Meta(pattern=f"^(|{NUMBER})$")] = ""


class Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is added to a case; a place, where that was lacking. `media` are ids of uploads."""

    text: Text
    media: Annotated[list[Photo], Meta(max_length=9)] = []


class Follow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Their `own` case, which is the same thing, becomes a part of the neighbours'."""

    own: Annotated[str, Meta(pattern=f"^{NUMBER}$")]


class Rating(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether it is solved, in their words; `stars` 0: none given."""

    solved: bool
    stars: Annotated[int, Meta(ge=0, le=5)] = 0
    words: Few = ""


class Reason(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why it has to be done again."""

    words: Few = ""


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many; `after` is the number of the last case of the page before."""

    limit: Annotated[int, Meta(ge=1, le=50)] = 20
    after: Annotated[str, Meta(pattern=f"^(|{NUMBER})$")] = ""


class Brief(msgspec.Struct, frozen=True):
    """A case in a list. `answer` says until when they are answered, "" where nothing is promised."""

    number: str
    serial: int
    what: str
    state: State
    state_name: str
    opened: bool
    opened_at: str
    answer: str
    late: bool
    photos: int


class Told(msgspec.Struct, frozen=True):
    """What was done, in words for the person; the case as it is now."""

    said: str
    case: Brief


class Second(msgspec.Struct, frozen=True):
    """A second problem that the same text names; `case` null: nothing was made of it yet."""

    what: str
    words: str
    case: Brief | None = None


class Neighbours(msgspec.Struct, frozen=True):
    """The open case of neighbours that is likely the same thing: `POST cases/{number}/follow`."""

    number: str
    what: str
    people: int


class Reported(msgspec.Struct, frozen=True):
    """What chat would say, and the new case. `lacks` "place": add it by a note."""

    said: str
    case: Brief
    lacks: Literal["", "place"] = ""
    second: Second | None = None
    neighbours: Neighbours | None = None


class Cases(msgspec.Struct, frozen=True):
    """The newest first; `next` is what to send as `after`, "" at the end."""

    cases: list[Brief]
    next: str


class Step(msgspec.Struct, frozen=True):
    """One thing that happened (ISO 8601)."""

    at: str
    what: str


class Picture(msgspec.Struct, frozen=True):
    """Something that was sent, by links that open for a day; `small` "" where there is none."""

    label: str
    url: str
    small: str


Offer = Literal["note", "urge", "withdraw", "rating", "reopen"]


class Whole(msgspec.Struct, frozen=True):
    """A case and how it went; `offers` is what its reader may do to it now, by the address' name.

    Of a quiet one only what its brief says. `withheld` tells its reporter that some of what they sent
    is still being looked at and seen by staff only, "" where nothing is.
    """

    case: Brief
    offers: list[Offer] = []
    words: str = ""
    steps: list[Step] = []
    now: str = ""
    next: str = ""
    result: str = ""
    sent: list[Picture] = []
    done: list[Picture] = []
    follower: bool = False
    withheld: str = ""
