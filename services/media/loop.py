"""Fetching: claims what is due, brings it, looks at it, keeps it, and sees that its fate is written.

Any number of loops may run on one store. Killed at any point nothing is lost: until the last
commit the fetch stands there and comes up again after its lease; a file that was written without
that commit is written again under the same name, or swept.
"""

import asyncio
import logging
import secrets
import tempfile
from collections.abc import Callable, Mapping
from contextlib import aclosing
from typing import BinaryIO, cast

from domain.errors import StoreError, Unavailable
from domain.fetch import Fetch, ruled_out, take
from domain.work import NEVER
from services.delivery.record import Wait, tell, until
from services.media.examining import LARGEST, Fit, examined
from services.media.port import Fetcher, Unfetched, Unfit
from services.media.record import Record
from services.office import Office
from storage.files.port import Files
from storage.port import Order, Where

log = logging.getLogger(__name__)

ROOM = 4
"""How many are brought at once; they are looked at one by one (a photo can fill 150 MB unpacked)."""

TIME_LIMIT = 60.0
"""Seconds that one may take to come, well inside its lease."""

TICK = 2.0
"""Seconds after which the store is looked at even if nothing here is due (other workers' words)."""

GRACE = 1.0
"""Seconds that what is being brought gets when the server stops."""

FIRST, LONGEST = 4_000, 30 * 60_000
"""The first wait after a failed try and the longest one, ms."""

NO_ROOM = 5 * 60_000
"""How long one waits for room on a full disk, ms."""

CHANCE = secrets.SystemRandom().random


class Fetching:
    """Brings what people sent; see `run` and `run_once`.

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
        self._chance, self._wait, self._time_limit = chance, wait, time_limit
        self._record = Record(office, wait)
        self._bell = asyncio.Event()
        self._looking = asyncio.Lock()
        self._running: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Something was asked for: look at once instead of at the next tick."""
        self._bell.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Fetch until `stop` is set; what is half-way then comes up again after its lease."""
        stopping = asyncio.create_task(stop.wait())
        stopping.add_done_callback(lambda _: self._bell.set())
        try:
            while not stop.is_set():
                self._bell.clear()
                if not await self._begin_safely() and not stop.is_set():
                    await self._wait(self._bell, TICK)
            if self._running:
                await asyncio.wait(self._running, timeout=GRACE)
        finally:
            stopping.cancel()
            for task in self._running:
                task.cancel()
            await asyncio.gather(*self._running, stopping, return_exceptions=True)

    async def run_once(self) -> int:
        """Take what is due, see it through, and say how many that were. Raises `Unavailable`."""
        taken = 0
        while count := await self._begin():
            taken += count
            await asyncio.gather(*self._running)
        return taken

    async def _begin_safely(self) -> int:
        try:
            return await self._begin()
        except StoreError as error:
            log.warning("fetching waits: the store says %s", type(error).__name__)
        except Exception as error:  # noqa: BLE001  one bad fetch must not stop all others
            tell("media", error)
        return 0

    async def _begin(self) -> int:
        """Start as many as there is room for."""
        room, now = ROOM - len(self._running), self._office.clock.now()
        if room <= 0 or await self._next() > now:
            return 0
        token = secrets.token_hex(8)
        taken = await self._office.store.claim(
            Fetch,
            [Where("visible_at", "<=", now)],
            lambda fetch: take(fetch, token, now),
            order=Order(("visible_at",)),
            limit=room,
        )
        for fetch in taken:
            task = asyncio.create_task(self._fetch(fetch))
            self._running.add(task)
            task.add_done_callback(self._done)
        return len(taken)

    async def _next(self) -> int:
        """When something is due next; asked first, since a claim writes."""
        where = [Where("visible_at", "<", NEVER)]
        found = await self._office.store.find(Fetch, where, order=Order(("visible_at",)), limit=1)
        return found[0].visible_at if found else NEVER

    def _done(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._bell.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            tell("media", error)

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
