"""Fetching: brings what is due, looks at it, keeps it, and sees that its fate is written.

Killed at any point nothing is lost: until the last commit the fetch stands there and comes up
again after its lease; a file that was written without that commit is written again under the same
name, or swept.
"""

import asyncio
import secrets
import tempfile
from collections.abc import Callable, Mapping
from contextlib import aclosing
from typing import BinaryIO, cast

from domain.errors import Unavailable
from domain.fetch import Fetch, ruled_out, take
from services.claiming import Claiming
from services.delivery.record import Wait, until
from services.media.examining import LARGEST, Fit, examined
from services.media.port import Fetcher, Unfetched, Unfit
from services.media.record import Record
from services.office import Office
from storage.files.port import Files

ROOM = 4
"""How many are brought at once; they are looked at one by one (a photo can fill 150 MB unpacked)."""

TIME_LIMIT = 60.0
"""Seconds that one may take to come, well inside its lease."""

FIRST, LONGEST = 4_000, 30 * 60_000
"""The first wait after a failed try and the longest one, ms."""

NO_ROOM = 5 * 60_000
"""How long one waits for room on a full disk, ms."""

CHANCE = secrets.SystemRandom().random


class Fetching:
    """Brings what people sent; see `Claiming` for how it is run.

    `fetchers` by channel; what a channel without one holds waits until it expires. `chance` gives
    numbers from 0 to 1, `wait` is how time passes (both moved by tests).
    """

    def __init__(
        self,
        office: Office,
        files: Files,
        fetchers: Mapping[str, Fetcher],
        *,
        chance: Callable[[], float] = CHANCE,
        wait: Wait = until,
        time_limit: float = TIME_LIMIT,
    ) -> None:
        self._office, self._files, self._fetchers = office, files, fetchers
        self._chance, self._time_limit = chance, time_limit
        self._record = Record(office, wait)
        self._looking = asyncio.Lock()
        claiming = Claiming(office, Fetch, take, self._fetch, room=ROOM, wait=wait)
        self.wake, self.run, self.run_once = claiming.wake, claiming.run, claiming.run_once

    async def _fetch(self, fetch: Fetch) -> None:
        """One attempt, whatever comes of it."""
        if why := ruled_out(fetch, self._office.clock.now()):
            await self._record.lost(fetch, why, fetch.detail)
            return
        try:
            with tempfile.TemporaryFile(buffering=0) as body:
                await self._bring(fetch, cast("BinaryIO", body))
        except Unfit as unfit:
            await self._record.lost(fetch, unfit.why, "")
        except Unfetched as no:
            await self._not_brought(fetch, no)
        except (Unavailable, OSError) as error:
            await self._record.later(fetch, NO_ROOM, f"no room: {type(error).__name__}")

    async def _bring(self, fetch: Fetch, body: BinaryIO) -> None:
        await self._received(fetch, body)
        async with self._looking:
            fit = await asyncio.to_thread(examined, fetch.media, body)
        await self._keep(fetch, fit)

    async def _received(self, fetch: Fetch, body: BinaryIO) -> None:
        """Everything there is of it, and not a byte more than its kind may have."""
        fetcher, left = self._fetchers.get(fetch.channel), LARGEST[fetch.media.kind]
        if fetcher is None:
            raise Unfetched(f"channel {fetch.channel} is off", again=True, wait=LONGEST)
        try:
            async with (
                asyncio.timeout(self._time_limit),
                aclosing(fetcher.fetch(fetch.media, fetch.account)) as pieces,
            ):
                async for piece in pieces:
                    left -= len(piece)
                    if left < 0:
                        raise Unfit("large")
                    body.write(piece)
        except TimeoutError:
            raise Unfetched("it did not come in time", again=True) from None

    async def _keep(self, fetch: Fetch, fit: Fit) -> None:
        now = self._office.clock.now()
        file = await self._files.put(fit.file, now)
        preview = await self._files.put(fit.preview, now) if fit.preview else ""
        await self._record.kept(fetch, file, preview, fit.mime)

    async def _not_brought(self, fetch: Fetch, no: Unfetched) -> None:
        """Again with growing waits, spread by chance, or never."""
        if not no.again:
            await self._record.lost(fetch, "refused", no.detail)
            return
        ceiling = min(LONGEST, FIRST << min(fetch.attempt - 1, 20))
        wait = no.wait + round(ceiling * (1 + self._chance()) / 2)
        await self._record.later(fetch, wait, no.detail)
