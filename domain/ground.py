"""What a map of the street draws below everything else: roads, rivers, the metro."""

from typing import Literal

from domain.fact import Fact
from domain.geo import Point

Lie = Literal["main", "road", "river", "metro"]
"""A main road, any other road, water, or a metro line."""


class Course(Fact, frozen=True, kw_only=True):
    """One line on the ground, by its corners in the order it runs (WGS-84).

    `width` is how broad it is in metres; 0: as broad as maps draw its kind. What nobody
    `confirmed` is a sketch, and the map says so.
    """

    id: str
    name: str
    kind: Lie
    at: tuple[Point, ...]
    width: int = 0
