"""A station as a search sees it: numbers only."""

from typing import NamedTuple

VERIFIED = 1
"""The first bit of what a station offers: somebody stood there, or the street confirmed it."""


class Spot(NamedTuple):
    """Metres east and north of the index's origin, and three numbers.

    `offers` has a bit for each facility (and VERIFIED), `schedule` is the position of its opening
    hours, `place` its own among the stations.
    """

    east: float
    north: float
    offers: int
    schedule: int
    place: int
