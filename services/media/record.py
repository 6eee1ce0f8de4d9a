"""Writing down what became of a fetch: on the words it belongs to, or that it is lost."""

import logging
from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from domain.case import Case, Words
from domain.fetch import Fetch, Loss, found, gone, later, settled, uses
from domain.message import Media
from services.claiming import write_down
from services.delivery.record import Wait
from services.media.telling import tell_loss
from services.office import Office
from services.unit import Unit

log = logging.getLogger(__name__)

ERASED = "its words were erased"

Change = Callable[[Unit, Fetch], Awaitable[None]]


class Record:
    """The fates of fetches. Where somebody else holds one by now, a result is dropped."""

    def __init__(self, office: Office, wait: Wait) -> None:
        self._office, self._wait = office, wait

    async def later(self, fetch: Fetch, wait: int, detail: str) -> None:
        """It comes up again after `wait` ms."""
        now = self._office.clock.now()

        async def change(unit: Unit, fresh: Fetch) -> None:
            unit.put(later(fresh, wait, detail, now))

        await self._write(fetch, change)

    async def kept(self, fetch: Fetch, file: str, preview: str, mime: str) -> None:
        """The files are on the words; where these were erased meanwhile, nothing names the files."""

        async def change(unit: Unit, fresh: Fetch) -> None:
            def named(media: Media) -> Media:
                return found(media, file=file, preview=preview, mime=mime)

            words = await _written(unit, fresh, named)
            for use in uses(words) if words else ():
                unit.put(await unit.get(type(use), use.id) or use)
            unit.put(settled(fresh, "kept" if words else "lost", "" if words else ERASED))

        await self._write(fetch, change)

    async def lost(self, fetch: Fetch, why: Loss, detail: str) -> None:
        """It cannot be had: the case's history says so, and whoever waits for it is told."""
        now = self._office.clock.now()

        async def change(unit: Unit, fresh: Fetch) -> None:
            words = await _written(unit, fresh, lambda media: gone(media, why))
            case = await unit.get(Case, words.case) if words else None
            if case is not None:
                await tell_loss(self._office, unit, case, fresh, why, now)
            unit.put(settled(fresh, "lost", f"{why}: {detail}" if detail else why))

        await self._write(fetch, change)
        log.info("media: %s was lost: %s", fetch.id, why)

    async def _write(self, fetch: Fetch, change: Change) -> None:
        await write_down(self._office, self._wait, fetch, change)


async def _written(unit: Unit, fetch: Fetch, named: Callable[[Media], Media]) -> Words | None:
    """The words with what became of their media; None where they carry it no longer."""
    words = await unit.get(Words, fetch.words)
    if words is None or not any(m.ref == fetch.media.ref for m in words.media):
        return None
    media = tuple(named(m) if m.ref == fetch.media.ref else m for m in words.media)
    words = replace(words, media=media)
    unit.put(words)
    return words
