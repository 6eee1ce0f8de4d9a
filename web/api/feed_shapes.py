"""What is asked and told of the feed."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from domain.message import Crs
from domain.offers import Level, Theme
from web.api.place_shapes import At

_KIND = "(activity|wish|course|route)"

Standing = Literal["open", "claimed", "done"]
"""Whether a wish waits for somebody, somebody sees to it, or it came true."""


class Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`kind` is one or several with commas between, "" for all; `after` is the `next` of the page
    before. `crs` is the system that stops of routes are told in."""

    kind: Annotated[str, Meta(pattern=f"^(|{_KIND}(,{_KIND}){{0,3}})$")] = ""
    limit: Annotated[int, Meta(ge=1, le=50)] = 20
    after: Annotated[str, Meta(pattern=f"^(|{_KIND}:[0-9a-z-]{{1,40}})$")] = ""
    crs: Crs = "gcj02"


class Entry(msgspec.Struct, frozen=True, tag_field="kind", kw_only=True):
    """What every entry of the pack says; "" where nobody said it.

    `confirmed` false: 以现场公布为准. `sample`: made up, to try it out.
    """

    id: str
    name: str
    about: str
    who: str
    when: str
    where: str
    confirmed: bool
    sample: bool


class ActivityEntry(Entry, frozen=True, tag="activity", kw_only=True):
    """Something that takes place."""


class CourseEntry(Entry, frozen=True, tag="course", kw_only=True):
    """A course that can be ordered."""

    level: Level


class StopAt(msgspec.Struct, frozen=True):
    """A place on the way; `at` null where nobody knows it."""

    name: str
    theme: Theme | None
    at: At | None


class RouteEntry(Entry, frozen=True, tag="route", kw_only=True):
    """A walking lesson; `metres` 0 where nobody measured it."""

    themes: list[Theme]
    metres: int
    stops: list[StopAt]


class WishEntry(msgspec.Struct, frozen=True, tag_field="kind", tag="wish", kw_only=True):
    """A wish, in the street's words: nobody's name, number or door. `on` is the day it was shown."""

    id: str
    words: str
    state: Standing
    on: str


class Feed(msgspec.Struct, frozen=True):
    """Activities, wishes (the newest first), courses, routes; `next` is "" at the end."""

    items: list[ActivityEntry | WishEntry | CourseEntry | RouteEntry]
    next: str
