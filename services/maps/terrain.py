"""The ground of a drawn map: land, grids, water, roads, the railway, and what they are called."""

from collections.abc import Sequence

from domain import geo
from domain.geo import Point
from domain.street import Grid, Street
from services.maps.colours import AREA, EDGE, GRIDS, LAND, PAPER, PLACE, RAIL, SEA, STROKES
from services.maps.ground import Mark, places, ways
from services.maps.lettering import Lettering
from services.maps.lines import Spot, Walk, rounded
from services.maps.paper import Paper
from services.maps.sheet import Box, Sheet

RANKED = ("park", "village", "estate", "building")
"""Kinds of places whose names are written after the stops', the most useful first."""

TRIES = 9
"""Rows and columns of points that are looked at for an area's name."""

ROOM = 60
"""Pixels that an area's name stands away from its edge."""


class Terrain:
    """That of one street, on one sheet."""

    def __init__(self, street: Street, sheet: Sheet, paper: Paper, letters: Lettering) -> None:
        self._street, self._sheet, self._paper, self._letters = street, sheet, paper, letters
        self._ways = [(way, sheet.spots(way.at)) for way in ways(street)]
        self._rails = sheet.spots(rounded(street.railway))

    def draw(self, frame: Box) -> None:
        """All of it, the lowest first."""
        self._paper.box(frame, SEA)
        self._areas()
        for kind in dict.fromkeys(way.kind for way, _ in self._ways):
            self._same([(line, way.width) for way, line in self._ways if way.kind == kind], kind)
        if self._rails:
            self._railway()

    def name(self) -> None:
        """Where there is room, the most useful first: stops, railway, lines, grids, places."""
        marks = places(self._street)
        for place in marks:
            if place.kind == "station":
                self._stop(self._sheet.spot(place.at), place.name)
        if self._rails:
            self._letters.along(self._rails, self._street.divider, 26, RAIL, LAND, off=-26)
        for way, line in reversed(self._ways):
            stroke = STROKES[way.kind]
            self._letters.along(line, way.name, stroke.size, stroke.name, stroke.behind)
        for grid in self._street.grids:
            self._grid(grid)
        for kind in RANKED:
            self._places([place for place in marks if place.kind == kind])

    def _areas(self) -> None:
        """The edge is dashed; the grids' own edges only where the street says nothing of its own."""
        street, spots = self._street, self._sheet.spots
        if street.outline:
            self._paper.area(spots(street.outline), LAND)
        outlines = [spots(grid.outline) for grid in street.grids if grid.outline]
        for number, outline in enumerate(outlines):
            self._paper.area(outline, GRIDS[number % len(GRIDS)])
        for edge in [spots(street.outline)] if street.outline else outlines:
            for dash in Walk([*edge, edge[0]]).dashes(12):
                self._paper.line(dash, EDGE, 3, blunt=True)

    def _same(self, lines: Sequence[tuple[Sequence[Spot], int]], kind: str) -> None:
        """Lines of one kind, all edges first: where roads cross, none cuts through another."""
        stroke = STROKES[kind]
        wide = [(line, metres * self._sheet.scale or stroke.width) for line, metres in lines]
        for line, width in wide:
            self._paper.line(line, stroke.edge, width + 4)
        for line, width in wide:
            self._paper.line(line, stroke.fill, width)

    def _railway(self) -> None:
        """A dark line with light dashes: a railway on any map."""
        self._paper.line(self._rails, RAIL, 11)
        for dash in Walk(self._rails).dashes(22):
            self._paper.line(dash, PAPER, 6, blunt=True)

    def _stop(self, spot: Spot, name: str) -> None:
        (x, y), metro = spot, STROKES["metro"]
        self._paper.disc(spot, 12, PAPER)
        self._paper.ring(spot, 11, metro.fill, 5)
        self._letters.keep_free(Box(x - 13, y - 13, x + 13, y + 13))
        aside = self._paper.length(name, 28) / 2 + 26
        level = ((x, y + 34), (x, y - 34), (x + aside, y), (x - aside, y))
        around = (*level, *((x + side, y + down) for down in (-34, 34) for side in (-aside, aside)))
        any(self._letters.beside(at, name, 28, metro.name, PAPER) for at in around)

    def _grid(self, grid: Grid) -> None:
        spots = map(self._sheet.spot, _roomiest(grid.outline, ROOM / self._sheet.scale))
        any(self._letters.beside(spot, grid.name, 36, AREA, LAND) for spot in spots)

    def _places(self, marks: Sequence[Mark]) -> None:
        for place in marks:
            x, y = self._sheet.spot(place.at)
            if self._letters.beside((x, y + 24), place.name, 26, PLACE, LAND):
                self._paper.disc((x, y), 7, PAPER)
                self._paper.disc((x, y), 5, PLACE)


def _roomiest(area: Sequence[Point], least: float) -> list[Point]:
    """Points inside an area, the farthest from its edge first; `least` metres they are from it."""
    if not area:
        return []
    lats, lngs = [p[0] for p in area], [p[1] for p in area]
    shares = [(n + 0.5) / TRIES for n in range(TRIES)]
    found = [
        (min(lats) + (max(lats) - min(lats)) * up, min(lngs) + (max(lngs) - min(lngs)) * right)
        for up in shares
        for right in shares
    ]
    edge = (*area, area[0])
    inside = [
        (geo.metres_to_line(edge, point), point) for point in found if geo.inside(area, point)
    ]
    return [point for depth, point in sorted(inside, reverse=True) if depth >= least]
