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
    """One message to one address, and the claimed notices that it carries; the first leads."""

    notices: tuple[Notice, ...]
    address: Address
    reply: Reply

    @property
    def leader(self) -> Notice:
        """The notice that the message goes by."""
        return self.notices[0]

    @property
    def letter(self) -> Letter:
        """As its channel is given it."""
        again = any(notice.uncertain for notice in self.notices)
        return Letter(self.address, self.reply, self.leader.id, again)

    @property
    def likeness(self) -> tuple[int, str, str, Reply, bool]:
        """What jobs of one call have in common."""
        to = self.address
        return self.leader.lane, to.channel, to.account, self.reply, self.letter.again


class Call(msgspec.Struct, frozen=True):
    """Jobs that one call carries: same lane, account, words and mark of repetition."""

    sender: Sender
    jobs: tuple[Job, ...]

    @property
    def lease(self) -> int:
        """When (ms UTC) the first of its notices may be taken by somebody else."""
        return min(notice.visible_at for job in self.jobs for notice in job.notices)


def alike(jobs: Sequence[Job], senders: Mapping[str, Sender]) -> Iterator[Call]:
    """Put jobs that say the same into calls as large as their sender takes, in the jobs' order."""
    found: dict[tuple[int, str, str, Reply, bool], list[Job]] = {}
    for job in jobs:
        found.setdefault(job.likeness, []).append(job)
    for (_, channel, *_), several in found.items():
        sender = senders[channel]
        for start in range(0, len(several), sender.largest):
            yield Call(sender, tuple(several[start : start + sender.largest]))


async def make(call: Call, time_limit: float) -> list[Outcome]:
    """Make the call: an outcome for each of its jobs, in their order.

    What a client raises is never shown, it may name people. `time_limit` in seconds.
    """
    try:
        async with asyncio.timeout(time_limit):
            outcomes = await call.sender.send([job.letter for job in call.jobs])
        return [outcome for _, outcome in zip(call.jobs, outcomes, strict=True)]
    except TimeoutError:
        failure = Outcome("again", "no answer in time", unsure=True)
    except Exception as error:  # noqa: BLE001  whatever one channel does, the others go on
        first = call.jobs[0]
        tell(f"{first.address.channel}, notice {first.leader.id}", error)
        failure = Outcome("again", f"defect: {type(error).__name__}", unsure=True)
    return [failure] * len(call.jobs)
