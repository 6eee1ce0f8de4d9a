"""What stands around a drawn map: whose it is, north, a scale, and each number in words."""

from collections.abc import Sequence

from domain.street import Station
from services.maps.colours import INK, LEAF, PAPER, QUIET, RULE
from services.maps.ground import sketched
from services.maps.paper import Paper
from services.maps.picture import Wanted
from services.maps.sheet import Box, Sheet
from services.office import Office
from services.stations.telling import Teller

ROW, FOOT = 108, 64
"""Pixels: a station's line, the last one."""


class Captions:
    """Those of one picture, whose map takes `frame`."""

    def __init__(self, office: Office, wanted: Wanted, paper: Paper, frame: Box) -> None:
        self._office, self._street, self._wanted = office, office.street, wanted
        self._paper, self._frame = paper, frame
        self._teller = Teller(office, wanted.language, 0)

    @property
    def corners(self) -> tuple[Box, ...]:
        """What the map has to leave free for them."""
        _, top, right, bottom = self._frame
        return (
            Box(0, top, 420, top + 90),
            Box(right - 96, top, right, top + 104),
            Box(0, bottom - 76, 400, bottom),
        )

    def margin(self, sheet: Sheet) -> None:
        """Whose map it is, which way is north, how long 200 m are, that it is a sketch."""
        paper = self._paper
        title = f"{self._street.name} · {self._say('map-title')}"
        paper.box((24, 24, 64 + paper.length(title, 28), 80), PAPER, 28)
        paper.text((44, 52), title, 28, INK, "lm")
        x = self._frame.right - 56
        paper.disc((x, 56), 36, PAPER)
        paper.area([(x, 26), (x - 12, 58), (x, 51), (x + 12, 58)], INK)
        paper.text((x, 72), "N", 22, INK)
        self._ruler(sheet, self._frame.bottom - 32)

    def legend(self, stations: Sequence[Station]) -> None:
        """Each number in words: the name, and the way or the kind; last, how exact all is."""
        paper, (_, _, right, bottom) = self._paper, self._frame
        foot = bottom + ROW * len(stations)
        paper.box((0, bottom, right, foot + FOOT), PAPER)
        paper.line([(0, bottom), (right, bottom)], RULE, 2, blunt=True)
        width = right - 112 - 40
        for number, station in enumerate(stations, 1):
            top = bottom + ROW * (number - 1)
            if number > 1:
                paper.line([(112, top), (right - 40, top)], RULE, 1, blunt=True)
            paper.disc((64, top + ROW / 2), 28, LEAF)
            paper.text((64, top + ROW / 2), str(number), 34, PAPER)
            paper.text((112, top + 36), paper.cut(station.name, 36, width), 36, INK, "lm")
            paper.text((112, top + 80), paper.cut(self._about(station), 28, width), 28, QUIET, "lm")
        note = "map-picture-note" if sketched(self._street) else "map-picture-precise"
        paper.text((40, foot + FOOT / 2 - 4), self._say(note), 22, QUIET, "lm")

    def _ruler(self, sheet: Sheet, y: float) -> None:
        paper, metres = self._paper, sheet.ruler(220)
        end, words = 40 + metres * sheet.scale, self._teller.distance(metres)
        if sketched(self._street):
            words += f"  {self._say('map-sketch')}"
        paper.box((24, y - 26, end + 26 + paper.length(words, 24), y + 16), PAPER, 12)
        paper.line([(40, y - 9), (40, y), (end, y), (end, y - 9)], INK, 3)
        paper.text((end + 12, y - 5), words, 24, INK, "lm")

    def _about(self, station: Station) -> str:
        at = self._wanted.at
        first = (
            self._teller.way_between(at, station.at)
            if at and station.at
            else self._teller.kind(station.kind)
        )
        has = self._teller.listed([self._teller.facility(one) for one in station.facilities[:4]])
        return "  ·  ".join(filter(None, (first, has)))

    def _say(self, id: str) -> str:
        return self._office.texts.say(self._wanted.language, id)
