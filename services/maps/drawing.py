"""A map as a PNG: the pack's ground, the stations by number, who asks, and what is where in words."""

from collections.abc import Sequence
from math import hypot

from domain.geo import Point
from domain.street import Station, Street
from services.fonts import Font
from services.maps.captions import FOOT, ROW, Captions
from services.maps.colours import BLUE, GLOW, LEAF, PAPER
from services.maps.lettering import Lettering
from services.maps.lines import Spot
from services.maps.paper import Paper
from services.maps.picture import Wanted
from services.maps.sheet import Box, Sheet
from services.maps.terrain import Terrain
from services.office import Office

WIDTH, MAP = 1080, 900
"""Pixels: as wide as a telephone shows it whole, and the map's height."""

EDGE = 150
"""Pixels around the map that stay free of stations."""

HEAD = 46
"""Pixels from a pin's tip to the middle of its head."""

PRECISE = 100.0
"""Metres that who asks may stand off their dot."""


def draw(office: Office, wanted: Wanted, stations: Sequence[Station], font: Font) -> bytes:
    """A PNG of these stations, in this order. It takes a fifth of a second: not for the event loop."""
    paper = Paper(WIDTH, MAP + ROW * len(stations) + FOOT, PAPER, font)
    frame = Box(0, 0, WIDTH, MAP)
    captions, letters = Captions(office, wanted, paper, frame), Lettering(paper, frame)
    sheet = Sheet(_points(office.street, wanted, stations), frame, EDGE)
    terrain = Terrain(office.street, sheet, paper, letters)
    terrain.draw(frame)
    letters.keep_free(*captions.corners)
    asker = sheet.spot(wanted.at) if wanted.at else None
    if asker:
        _who_asks(paper, letters, asker, PRECISE * sheet.scale)
    _pins(paper, letters, [sheet.spot(one.at) if one.at else None for one in stations], asker)
    if asker:
        you = office.texts.say(wanted.language, "map-picture-you")
        _you(letters, asker, PRECISE * sheet.scale, you)
    terrain.name()
    captions.margin(sheet)
    captions.legend(stations)
    return paper.png()


def _who_asks(paper: Paper, letters: Lettering, spot: Spot, radius: float) -> None:
    """A dot, and the ring in which they are."""
    paper.wash(spot, radius, GLOW, 44)
    paper.ring(spot, radius, GLOW, 2.5)
    paper.disc(spot, 20, PAPER)
    paper.disc(spot, 15, BLUE)
    letters.keep_free(Box(spot[0] - 22, spot[1] - 22, spot[0] + 22, spot[1] + 22))


def _you(letters: Lettering, spot: Spot, radius: float, word: str) -> None:
    """Beside the dot, or else outside the ring."""
    (x, y), far = spot, radius + 26
    near = ((x, y + 46), (x, y - 46), (x - 50, y), (x + 50, y))
    around = (*near, (x, y + far), (x, y - far), (x - far, y), (x + far, y))
    any(letters.beside(at, word, 30, BLUE, PAPER) for at in around)


def _pins(
    paper: Paper, letters: Lettering, spots: Sequence[Spot | None], asker: Spot | None
) -> None:
    """The stations by number, the nearest on top; upside down where one would hide who asks."""
    for number, spot in reversed(list(enumerate(spots, 1))):
        if spot is None:
            continue
        x, y = spot
        hides = asker is not None and hypot(asker[0] - x, asker[1] - (y - HEAD)) < HEAD
        down = 1 if hides else -1
        letters.keep_free(Box(x - 34, min(y, y + down * 80) - 8, x + 34, max(y, y + down * 80) + 8))
        _pin(paper, spot, str(number), down)


def _pin(paper: Paper, spot: Spot, number: str, down: int) -> None:
    x, y = spot
    for size, tip, colour in ((31, 2, PAPER), (26, -3, LEAF)):
        neck = y + down * 28
        paper.area([(x - size * 0.62, neck), (x + size * 0.62, neck), (x, y - down * tip)], colour)
        paper.disc((x, y + down * HEAD), size, colour)
    paper.text((x, y + down * HEAD), number, 32, PAPER)


def _points(street: Street, wanted: Wanted, stations: Sequence[Station]) -> list[Point]:
    """What has to be on it: the stations and who asks, else the street."""
    near = [wanted.at, *(one.at for one in stations)]
    points = [one for one in near if one]
    return points if len(points) > 1 else [*points, *street.outline, street.centre_point]
