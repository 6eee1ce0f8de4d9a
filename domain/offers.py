"""What the street offers to take part in: courses to order, walking lessons, activities (product.md).

Pack data: how many courses there are is known, hardly any of their names; what no source says is
left out or marked, and what is made up is a sample.
"""

from datetime import date
from typing import Annotated, Literal

import msgspec

from domain.fact import Fact
from domain.geo import Point

Level = Literal["", "city", "district", "street"]
"""Who gives a course: 市、区、街镇."""

Theme = Literal["党建", "城建", "发展", "法治", "共治"]
"""What the stories of the walking lessons are about."""


class Offer(Fact, frozen=True, kw_only=True):
    """What all of them say of themselves; `when` and `where` in words, "" where nobody said.

    `until` is the last day on which it is worth telling, None for no end.
    """

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9-]{1,40}$")]
    name: str
    about: str = ""
    who: str = ""
    when: str = ""
    where: str = ""
    until: date | None = None


class TrainingCourse(Offer, frozen=True, kw_only=True):
    """A course that a branch or a unit may order (点单)."""

    level: Level = ""


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """A place on a walking lesson; `at` is WGS-84, None where it was not found."""

    name: str
    theme: Theme | None = None
    at: Point | None = None


class Route(Offer, frozen=True, kw_only=True):
    """A walking lesson (行走的党课); `metres` 0 where nobody measured it."""

    themes: tuple[Theme, ...] = ()
    stops: tuple[Stop, ...] = ()
    metres: int = 0


class Activity(Offer, frozen=True, kw_only=True):
    """Something that takes place; whoever wants to come asks the desk."""


class Offers(msgspec.Struct, frozen=True):
    """All of a street's."""

    courses: tuple[TrainingCourse, ...] = ()
    routes: tuple[Route, ...] = ()
    activities: tuple[Activity, ...] = ()
