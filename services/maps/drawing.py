"""A map as a PNG: the pack's lines, the stations by number, who asks, and what is where in words."""

from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise

from PIL import Image, ImageDraw, ImageFont

from domain.geo import Point
from domain.street import Station
from services.fonts import Font
from services.maps.ground import places
from services.maps.picture import Wanted
from services.maps.sheet import Box, Sheet, Spot
from services.office import Office
from services.stations.telling import Teller

WIDTH, MAP, ROW, FOOT = 1080, 860, 108, 64
"""Pixels: as wide as a telephone shows it whole, the map's height, a station's line, the last one."""

FINE = 2
"""So much larger it is drawn than shown, and then made small: lines come out smooth."""

COLOURS = 128
"""So many are enough for flat areas and smooth edges, and make the file a third as large."""

SEA, LAND, GRIDS, EDGE = "#ece8dd", "#fffdf8", ("#dfeee4", "#f5ead3"), "#b9ac8e"
INK, QUIET, PAPER, RULE = "#1d2422", "#55605c", "#ffffff", "#dcd8cd"
LEAF, BLUE, RAIL, PLACE = "#1f6b4f", "#1f4475", "#5d6662", "#6b6455"
RANKED = ("station", "park", "river", "village", "estate", "building")
"""Kinds of places whose names are written, the most useful first."""

PRECISE = 100.0
"""Metres that who asks may stand off their dot."""


def draw(office: Office, wanted: Wanted, stations: Sequence[Station], font: Font) -> bytes:
    """A PNG of these stations, in this order. It takes a tenth of a second: not for the event loop."""
    height = MAP + ROW * len(stations) + FOOT
    image = Image.new("RGB", (WIDTH * FINE, height * FINE), PAPER)
    pen = _Pen(office, wanted, stations, ImageDraw.Draw(image), font)
    pen.ground()
    pen.pins()
    pen.who_asks()
    pen.names()
    pen.margin()
    pen.legend()
    few = image.reduce(FINE).quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    file = BytesIO()
    few.save(file, "PNG")
    return file.getvalue()


class _Pen:
    """One picture while it is drawn; all sizes are in pixels of the small one."""

    def __init__(
        self,
        office: Office,
        wanted: Wanted,
        stations: Sequence[Station],
        pen: ImageDraw.ImageDraw,
        font: Font,
    ) -> None:
        self._office, self._street, self._pen, self._font = office, office.street, pen, font
        self._wanted, self._stations = wanted, stations
        self._fonts: dict[int, ImageFont.FreeTypeFont] = {}
        self._teller = Teller(office, wanted.language, 0)
        self._frame = Box(0, 0, WIDTH, MAP)
        self._sheet = Sheet(self._points(), self._frame, 150)
        self._taken = [
            Box(0, MAP - 72, 330, MAP),
            Box(0, 0, 420, 84),
            Box(WIDTH - 84, 0, WIDTH, 96),
        ]

    def ground(self) -> None:
        """Land, grids, railway."""
        street, pen = self._street, self._pen
        pen.rectangle(self._fine((0, 0, WIDTH, MAP)), SEA)
        if street.outline:
            pen.polygon(self._line(street.outline), LAND)
        for number, grid in enumerate(street.grids):
            if grid.outline:
                pen.polygon(self._line(grid.outline), GRIDS[number % 2])
        for grid in street.grids:
            if grid.outline:
                closed = self._line((*grid.outline, grid.outline[0]))
                pen.line(closed, EDGE, 2 * FINE, "curve")
        if street.railway:
            self._rails()

    def pins(self) -> None:
        """The stations by number, the nearest on top."""
        spots = [(n, self._sheet.spot(s.at)) for n, s in enumerate(self._stations, 1) if s.at]
        for _, (x, y) in spots:
            self._taken.append(Box(x - 32, y - 76, x + 32, y + 6))
        for number, (x, y) in reversed(spots):
            self._pin(x, y, str(number))

    def who_asks(self) -> None:
        """A dot with the ring in which they are."""
        if self._wanted.at is None:
            return
        x, y = self._sheet.spot(self._wanted.at)
        self._ring((x, y), PRECISE * self._sheet.scale)
        self._disc((x, y), 19, PAPER)
        self._disc((x, y), 14, BLUE)
        self._taken.append(Box(x - 20, y - 20, x + 20, y + 20))

    def names(self) -> None:
        """Of places, where there is room: nothing is written over anything else."""
        if self._wanted.at:
            x, y = self._sheet.spot(self._wanted.at)
            around = ((x, y + 42), (x, y - 42), (x - 46, y), (x + 46, y), (x - 40, y + 36))
            any(self._named(spot, self._say("map-picture-you"), 30, BLUE) for spot in around)
        for place in sorted(places(self._street), key=lambda one: _rank(one.kind)):
            if place.kind not in RANKED:
                continue
            x, y = self._sheet.spot(place.at)
            stop = place.kind == "station"
            if self._named((x, y + 24), place.name, 28 if stop else 26, BLUE if stop else PLACE):
                self._disc((x, y), 7, PAPER)
                self._disc((x, y), 5, BLUE if stop else PLACE)
        self._on_the_line()
        for grid in self._street.grids:
            if grid.outline:
                self._named(self._sheet.spot(_middle(grid.outline)), grid.name, 36, "#8d8570")

    def margin(self) -> None:
        """Whose map it is, which way is north, how long 200 m are."""
        title = f"{self._street.name} · {self._say('map-title')}"
        wide = self._length(title, 28)
        self._pen.rounded_rectangle(self._fine((24, 24, 24 + wide + 40, 78)), 27 * FINE, PAPER)
        self._text((44, 51), title, 28, INK, "lm")
        x = WIDTH - 52
        self._pen.polygon(self._many([(x, 24), (x - 15, 62), (x, 53), (x + 15, 62)]), INK)
        self._text((x, 78), "N", 24, INK, "mm")
        metres = self._sheet.ruler(220)
        end, y = 32 + metres * self._sheet.scale, MAP - 26
        self._pen.line(self._many([(32, y - 8), (32, y), (end, y), (end, y - 8)]), INK, 3 * FINE)
        self._halo((end + 12, y - 3), self._teller.distance(metres), 24, INK, "lm", SEA)

    def legend(self) -> None:
        """Each number in words: the name, and the way or the kind."""
        whole = MAP + ROW * len(self._stations) + FOOT
        self._pen.rectangle(self._fine((0, MAP, WIDTH, whole)), PAPER)
        for number, station in enumerate(self._stations, 1):
            top = MAP + ROW * (number - 1)
            if number > 1:
                self._pen.line(self._fine((112, top, WIDTH - 40, top)), RULE, FINE)
            self._disc((64, top + ROW / 2), 28, LEAF)
            self._text((64, top + ROW / 2), str(number), 34, PAPER, "mm")
            width = WIDTH - 112 - 40
            self._text((112, top + 36), self._cut(station.name, 36, width), 36, INK, "lm")
            self._text((112, top + 80), self._cut(self._about(station), 28, width), 28, QUIET, "lm")
        self._text((40, MAP + ROW * len(self._stations) + FOOT / 2 - 6),
                   self._say("map-picture-note"), 22, QUIET, "lm")  # fmt: skip

    def _about(self, station: Station) -> str:
        at = self._wanted.at
        first = (
            self._teller.way_between(at, station.at)
            if at and station.at
            else self._teller.kind(station.kind)
        )
        has = self._teller.listed([self._teller.facility(one) for one in station.facilities[:4]])
        return "  ·  ".join(filter(None, (first, has)))

    def _points(self) -> list[Point]:
        """What has to be on it: the stations and who asks, else the street."""
        near = [self._wanted.at, *(one.at for one in self._stations)]
        points = [one for one in near if one]
        return (
            points
            if len(points) > 1
            else [*points, *self._street.outline, self._street.centre_point]
        )

    def _rails(self) -> None:
        """A dark line with light dashes: a railway on any map."""
        line = self._line(self._street.railway)
        self._pen.line(line, RAIL, 11 * FINE, "curve")
        for start, end in _dashes(line, 22 * FINE):
            self._pen.line([start, end], PAPER, 6 * FINE)

    def _on_the_line(self) -> None:
        """What the railway is called, beside the flattest part of it that has room."""
        parts = pairwise(self._sheet.spots(self._street.railway))
        for a, b in sorted(parts, key=lambda part: _steepness(*part)):
            x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
            if self._named((x, y - 36), self._street.divider, 26, RAIL):
                return

    def _pin(self, x: float, y: float, number: str) -> None:
        for size, colour in ((30, PAPER), (26, LEAF)):
            tip = 2 if colour == PAPER else -3
            self._pen.polygon(
                self._many([(x - size * 0.62, y - 28), (x + size * 0.62, y - 28), (x, y + tip)]),
                colour,
            )
            self._disc((x, y - 44), size, colour)
        self._text((x, y - 44), number, 32, PAPER, "mm")

    def _ring(self, at: Spot, radius: float) -> None:
        x, y = at
        around = self._fine((x - radius, y - radius, x + radius, y + radius))
        self._pen.ellipse(around, None, "#8aa4c8", 3 * FINE)

    def _disc(self, at: Spot, radius: float, colour: str) -> None:
        x, y = at
        self._pen.ellipse(self._fine((x - radius, y - radius, x + radius, y + radius)), colour)

    def _named(self, at: Spot, words: str, size: int, colour: str, *, always: bool = False) -> bool:
        """Write it in the middle of a spot if there is room; whether it was written."""
        half = self._length(words, size) / 2
        room = Box(at[0] - half - 8, at[1] - size * 0.65, at[0] + half + 8, at[1] + size * 0.65)
        if not self._frame.holds(room) or any(room.meets(other) for other in self._taken):
            return False
        self._taken.append(room)
        self._halo(at, words, size, colour, "mm", LAND)
        return True

    def _halo(self, at: Spot, words: str, size: int, colour: str, anchor: str, behind: str) -> None:
        letters, (x, y) = self._letters(size), at
        self._pen.text(
            (x * FINE, y * FINE), words, colour, letters, anchor,
            stroke_width=4 * FINE, stroke_fill=behind,
        )  # fmt: skip

    def _text(self, at: Spot, words: str, size: int, colour: str, anchor: str) -> None:
        self._pen.text((at[0] * FINE, at[1] * FINE), words, colour, self._letters(size), anchor)

    def _letters(self, size: int) -> ImageFont.FreeTypeFont:
        if size not in self._fonts:
            file, face = self._font
            self._fonts[size] = ImageFont.truetype(file, size * FINE, index=face)
        return self._fonts[size]

    def _length(self, words: str, size: int) -> float:
        return self._letters(size).getlength(words) / FINE

    def _cut(self, words: str, size: int, width: float) -> str:
        if self._length(words, size) <= width:
            return words
        while self._length(f"{words}…", size) > width:
            words = words[:-1]
        return f"{words}…"

    def _line(self, points: Sequence[Point]) -> list[Spot]:
        return self._many(self._sheet.spots(points))

    def _many(self, spots: Sequence[Spot]) -> list[Spot]:
        return [(x * FINE, y * FINE) for x, y in spots]

    def _fine(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        left, top, right, bottom = box
        return left * FINE, top * FINE, right * FINE, bottom * FINE

    def _say(self, id: str) -> str:
        return self._office.texts.say(self._wanted.language, id)


def _rank(kind: str) -> int:
    return RANKED.index(kind) if kind in RANKED else len(RANKED)


def _middle(area: Sequence[Point]) -> Point:
    lats, lngs = [p[0] for p in area], [p[1] for p in area]
    return (min(lats) + max(lats)) / 2, (min(lngs) + max(lngs)) / 2


def _steepness(a: Spot, b: Spot) -> float:
    return abs(b[1] - a[1]) / max(1.0, abs(b[0] - a[0]))


def _dashes(line: Sequence[Spot], length: float) -> list[tuple[Spot, Spot]]:
    """Every second stretch of so many pixels along each part of a line."""
    found = []
    for (ax, ay), (bx, by) in pairwise(line):
        whole = max(1.0, ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5)
        for n in range(0, int(whole // length), 2):
            a, b = n * length / whole, min(1.0, (n + 1) * length / whole)
            found.append(
                ((ax + (bx - ax) * a, ay + (by - ay) * a), (ax + (bx - ax) * b, ay + (by - ay) * b))
            )
    return found
