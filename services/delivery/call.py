"""One call of a channel's client: the letters it carries, and what became of each."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from domain.message import Reply
from domain.people import Address
from domain.work import Notice, Outcome
from services.delivery.port import Letter, Sender
from services.delivery.record import tell


class Job(msgspec.Struct, frozen=True):
    """A claimed notice with the address found for it."""

    notice: Notice
    address: Address


class Call(msgspec.Struct, frozen=True):
    """Jobs that one call carries: same lane, account, words and mark of repetition."""

    sender: Sender
    jobs: tuple[Job, ...]

    @property
    def lease(self) -> int:
        """When (ms UTC) the first of its notices may be taken by somebody else."""
        return min(job.notice.visible_at for job in self.jobs)


def gather(jobs: Sequence[Job], senders: Mapping[str, Sender]) -> Iterator[Call]:
    """Put jobs that say the same into calls as large as their sender takes, in the jobs' order."""
    alike: dict[tuple[int, str, str, Reply | None, bool], list[Job]] = {}
    for job in jobs:
        notice, address = job.notice, job.address
        same = (notice.lane, address.channel, address.account, notice.reply, notice.uncertain)
        alike.setdefault(same, []).append(job)
    for (_, channel, *_), found in alike.items():
        sender = senders[channel]
        for start in range(0, len(found), sender.largest):
            yield Call(sender, tuple(found[start : start + sender.largest]))


async def make(call: Call, time_limit: float) -> list[Outcome]:
    """Make the call: an outcome for each of its jobs, in their order.

    What a client raises is never shown, it may name people. `time_limit` in seconds.
    """
    letters = [
        Letter(job.address, job.notice.reply, job.notice.id, job.notice.uncertain)
        for job in call.jobs
        if job.notice.reply is not None
    ]
    try:
        async with asyncio.timeout(time_limit):
            outcomes = await call.sender.send(letters)
        return [outcome for _, outcome in zip(call.jobs, outcomes, strict=True)]
    except TimeoutError:
        failure = Outcome("again", "no answer in time", unsure=True)
    except Exception as error:  # noqa: BLE001  whatever one channel does, the others go on
        first = call.jobs[0]
        tell(f"{first.address.channel}, notice {first.notice.id}", error)
        failure = Outcome("again", f"defect: {type(error).__name__}", unsure=True)
    return [failure] * len(call.jobs)
