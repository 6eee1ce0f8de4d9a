"""What the outcomes of calls mean: fates written, ways shut, targets closed, people gone."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress

from msgspec.structs import replace

from domain.errors import Conflict
from domain.people import Address, Identity
from domain.work import NEVER, Notice, Outcome
from services.clock import Clock
from services.delivery.backoff import decide
from services.delivery.call import Job
from services.delivery.limiter import Limiter, account_of
from services.delivery.record import Record
from services.delivery.rules import LONG
from services.delivery.ways import home
from storage.port import Replace, Store


class Results:
    """Writes down what became of a job."""

    def __init__(
        self,
        store: Store,
        record: Record,
        limiter: Limiter,
        clock: Clock,
        chance: Callable[[], float],
    ) -> None:
        self._store, self._record, self._limiter = store, record, limiter
        self._clock, self._chance = clock, chance

    async def write_all(self, jobs: Sequence[Job], outcomes: Sequence[Outcome]) -> None:
        """Everything that follows from a call; what was sent is written down together."""
        pairs = list(zip(jobs, outcomes, strict=True))
        sent = [(job, outcome) for job, outcome in pairs if outcome.result == "sent"]
        if len(sent) > 1:
            pairs = [pair for pair in pairs if pair[1].result != "sent"]
            await self._all_sent(sent)
        await asyncio.gather(*(self.write(job, outcome) for job, outcome in pairs))

    async def _all_sent(self, sent: Sequence[tuple[Job, Outcome]]) -> None:
        notices = [(job, notice, out) for job, out in sent for notice in job.notices]
        await self._record.settle_all(
            [notice for _, notice, _ in notices],
            [out if notice is job.leader else _along(out, job) for job, notice, out in notices],
            self._clock.now(),
        )
        for account in {account_of(job.address) for job, _ in sent}:
            await self._limiter.works(account)

    async def write(self, job: Job, outcome: Outcome) -> None:
        """Everything that follows from one outcome."""
        now = self._clock.now()
        await asyncio.gather(
            self._told(job, outcome, now),
            *(self._settle(job, notice, outcome, now) for notice in job.notices),
        )

    async def _settle(self, job: Job, notice: Notice, outcome: Outcome, now: int) -> None:
        if outcome.result == "unreachable":
            await self._record.divert(notice, job.address.key, NEVER, outcome, now)
        elif elsewhere(outcome):
            until = now + outcome.wait
            await self._record.divert(notice, job.address.key, until, outcome, now)
        else:
            decided = decide(notice, outcome, self._chance())
            if decided.result == "sent" and notice is not job.leader:
                decided = _along(decided, job)
            await self._record.settle(notice, decided, now)

    async def _told(self, job: Job, outcome: Outcome, now: int) -> None:
        """What the outcome says about more than these notices."""
        account = account_of(job.address)
        if outcome.result == "sent":
            await self._limiter.works(account)
        elif outcome.result == "unreachable" and outcome.scope == "address":
            await self._gone(job.address)
        elif outcome.scope == "account":
            await self._limiter.close(account, now + outcome.wait, outcome.detail)
        elif outcome.scope == "address":
            await self._limiter.close(job.address.key, now + outcome.wait)

    async def _gone(self, way: Address) -> None:
        """Nobody is at this address: nothing is pushed there until they speak again."""
        identity = await self._store.get(Identity, home(way).key)
        if identity is not None and identity.following:
            with suppress(Conflict):  # they have just spoken
                await self._store.commit([Replace(replace(identity, following=False))])


def _along(sent: Outcome, job: Job) -> Outcome:
    """The outcome of a notice that left with its job's leader."""
    return replace(sent, detail=f"with {job.leader.id}")


def elsewhere(outcome: Outcome) -> bool:
    """Whether a way that is closed for so long is better left, if there is another."""
    return outcome.result == "again" and outcome.scope == "account" and outcome.wait >= LONG
