"""From claimed notices to the calls that may be made now; the fate of all others is written."""

import asyncio
import logging
from collections.abc import Mapping, Sequence

from domain.errors import StoreError
from domain.message import Reply
from domain.people import Address
from domain.work import GATHERED, Lane, Notice, Outcome, ruled_out
from services.delivery.backoff import idle, spent
from services.delivery.call import Call, Job, alike
from services.delivery.gathering import Bundle, Gatherer
from services.delivery.known import Known, known_for
from services.delivery.limiter import Limiter, Wish
from services.delivery.listing import Compose
from services.delivery.port import Sender
from services.delivery.quiet import Quiet, earliest
from services.delivery.record import Record, tell
from services.delivery.rules import LONG
from services.delivery.ways import route
from storage.port import Store

log = logging.getLogger(__name__)


class Sorter:
    """Sees for each notice whether, with whom and by which way it leaves."""

    def __init__(
        self,
        store: Store,
        senders: Mapping[str, Sender],
        record: Record,
        limiter: Limiter,
        gatherer: Gatherer,
        quiet: Quiet,
        compose: Compose,
    ) -> None:
        self._store, self._senders, self._record = store, senders, record
        self._limiter, self._gatherer = limiter, gatherer
        self._quiet, self._compose = quiet, compose

    async def calls(self, claimed: Sequence[Notice], now: int) -> list[Call]:
        """The calls to be made; each may be `filled` before. Raises `Unavailable`."""
        bundles, waits = await self._gatherer.bundled(await self._fit(claimed, now), now)
        for wait in waits:
            await self._record.hold(wait.notice, wait.until, GATHERED)
        return list(alike(await self._jobs(bundles, now), self._senders))

    async def _jobs(self, bundles: Sequence[Bundle], now: int) -> list[Job]:
        known = await known_for(self._store, [bundle.notices[0] for bundle in bundles])
        found = await asyncio.gather(*(self._job(known, bundle, now) for bundle in bundles))
        return await self._granted([job for job in found if job is not None], now)

    async def filled(self, call: Call, now: int) -> Call:
        """An emergency call with everybody it still has room for: those of its group.

        Where the store fails, it leaves as it is: its own people have their places already.
        """
        try:
            return await self._filled(call, now)
        except StoreError as error:
            log.warning("a call leaves unfilled: the store says %s", type(error).__name__)
        except Exception as error:  # noqa: BLE001  whoever is on the call is told all the same
            tell(f"filling up with {call.jobs[0].leader.id}", error)
        return call

    async def _filled(self, call: Call, now: int) -> Call:
        """Who of its group has to be told by another way is put back, and is taken for himself."""
        first, room = call.jobs[0], call.sender.largest - len(call.jobs)
        if room <= 0 or first.leader.lane != Lane.emergency or not first.leader.group:
            return call
        more = await self._gatherer.waiting(first.leader, now, room)
        jobs = await self._jobs([Bundle((one,)) for one in await self._fit(more, now)], now)
        along = [job for job in jobs if job.likeness == first.likeness]
        for job in jobs:
            if job not in along:
                await self._record.hold(job.leader, now, "by another way")
        return Call(call.sender, (*call.jobs, *along))

    async def _fit(self, notices: Sequence[Notice], now: int) -> list[Notice]:
        """Those that may be said at this hour, if at all."""
        fit = await asyncio.gather(*(self._may_go(notice, now) for notice in notices))
        return [notice for notice, may_go in zip(notices, fit, strict=True) if may_go]

    async def _may_go(self, notice: Notice, now: int) -> bool:
        if out := ruled_out(notice, now) or spent(notice):
            await self._record.settle(notice, out, now)
        elif (until := earliest(notice, now, self._quiet)) > now:
            await self._record.hold(notice, until, "quiet hours")
        else:
            return True
        return False

    async def _job(self, known: Known, bundle: Bundle, now: int) -> Job | None:
        """`_routed`; a bundle that trips over a defect keeps its lease and holds up nobody else."""
        try:
            return await self._routed(known, bundle, now)
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001  the others of the batch go on
            tell(f"notice {bundle.notices[0].id}", error)
            return None

    async def _routed(self, known: Known, bundle: Bundle, now: int) -> Job | None:
        """The job to be done, or None after the fates were written."""
        lead, *along = bundle.notices
        notices = (lead, *await self._fit(along, now))
        out = await route(known, lead, self._senders, now)
        if isinstance(out, Address):
            return Job(notices, out, self._words(notices))
        if out.result == "again":
            for notice in notices:
                wait = out.wait or idle(notice, now)
                await self._record.hold(notice, now + wait, out.detail)
            return None
        await self._record.settle(lead, out, now)
        for notice in notices[1:]:  # each is asked for itself: it may name another address
            await self._record.hold(notice, now, out.detail)
        return None

    def _words(self, notices: Sequence[Notice]) -> Reply:
        replies = [notice.reply for notice in notices if notice.reply is not None]
        return replies[0] if len(replies) == 1 else self._compose(replies)

    async def _granted(self, jobs: Sequence[Job], now: int) -> list[Job]:
        """Those whose place in every limit was taken; the others wait for theirs.

        Where that takes long (a day's quota is spent), they try another way.
        """
        wishes = [Wish(job.address, job.leader.lane) for job in jobs]
        slots = await self._limiter.reserve(wishes, now)
        for job, slot in zip(jobs, slots, strict=True):
            for notice in job.notices if slot > now else ():
                if slot - now >= LONG:
                    shut = Outcome("again", f"{job.address.channel} is closed")
                    await self._record.divert(notice, job.address.key, slot, shut, now)
                else:
                    await self._record.hold(notice, slot, "rate limit")
        return [job for job, slot in zip(jobs, slots, strict=True) if slot == now]
