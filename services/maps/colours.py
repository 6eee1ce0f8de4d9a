"""The colours of drawn maps: land quiet, what leads somewhere stronger, what was asked for strongest."""

from collections.abc import Mapping
from typing import NamedTuple

SEA, LAND, GRIDS, EDGE = "#ebe7dc", "#fffdf8", ("#e3f0e6", "#f7eedb"), "#b3a582"
INK, QUIET, PAPER, RULE = "#1d2422", "#55605c", "#ffffff", "#dcd8cd"
LEAF, BLUE, RAIL, PLACE = "#1f6b4f", "#1f4475", "#4d5652", "#6b6455"
AREA, GLOW = "#857b62", "#3d6fb5"
"""Names of grids, and where who asks may be."""


class Stroke(NamedTuple):
    """How a line of the ground is drawn: pixels, its edge's colour and its own; then its name."""

    width: float
    edge: str
    fill: str
    size: int
    name: str
    behind: str


STROKES: Mapping[str, Stroke] = {
    "river": Stroke(34, "#8fb9d2", "#b9d9ea", 26, "#2d6285", "#b9d9ea"),
    "road": Stroke(12, "#c9c2b1", "#ffffff", 24, "#5c574b", "#ffffff"),
    "main": Stroke(18, "#d3b673", "#ffe9b0", 26, "#6a5527", "#ffe9b0"),
    "metro": Stroke(5, "#ffffff", "#8c6bb5", 22, "#6a4796", "#ffffff"),
}
