"""Drawn maps by their links: made beside the event loop, once for all who want the same.

The page shows them, the channels upload them: both ask here.
"""

import asyncio
from collections import OrderedDict
from hashlib import sha256

import msgspec

from domain.errors import NotGenuine
from domain.street import Station
from services import fonts
from services.fonts import Font
from services.maps import picture
from services.office import Office
from services.stations import keeping

KEPT = 64
"""Pictures of some 70 KB."""


class Drawing(msgspec.Struct, frozen=True):
    """All that a picture depends on: what was wanted, and the stations as they are now."""

    wanted: picture.Wanted
    stations: tuple[Station, ...]

    @property
    def key(self) -> str:
        """The same for the same picture, in every process."""
        return sha256(msgspec.json.encode(self)).hexdigest()[:32]


class Drawn:
    """The pictures of one street."""

    def __init__(self, office: Office) -> None:
        self._office, self._font = office, fonts.chinese()
        self._made: OrderedDict[str, asyncio.Task[bytes]] = OrderedDict()

    async def at(self, url: str) -> Drawing | None:
        """What a whole address shows; None where it is no picture of ours."""
        ours = self._office.base_url + picture.PATH
        return await self.of(url.removeprefix(ours)) if url.startswith(ours) else None

    async def of(self, token: str) -> Drawing | None:
        """What a link shows; None where it is not ours, is over, or nothing can be drawn."""
        try:
            wanted = picture.read(self._office, token, self._office.clock.now())
        except NotGenuine:
            return None
        if self._font is None:
            return None
        index = (await keeping.current(self._office)).stations
        known = (index.position.get(id) for id in wanted.stations)
        return Drawing(wanted, tuple(index.stations[n] for n in known if n is not None))

    async def png(self, drawing: Drawing) -> bytes:
        """The picture. A failure is not kept."""
        task = self._made.get(drawing.key)
        if task is None or (task.done() and task.exception() is not None):
            assert self._font is not None
            making = asyncio.to_thread(_drawn, self._office, drawing, self._font)
            task = self._made[drawing.key] = asyncio.create_task(making)
        self._made.move_to_end(drawing.key)
        while len(self._made) > KEPT:
            self._made.popitem(last=False)
        return await asyncio.shield(task)


def _drawn(office: Office, drawing: Drawing, font: Font) -> bytes:
    from services.maps.drawing import draw  # Pillow, only where a map is drawn

    return draw(office, drawing.wanted, drawing.stations, font)
