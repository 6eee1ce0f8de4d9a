"""What the delivery loop asks of a channel: say this to that address."""

from typing import Protocol

from domain.message import Reply
from domain.people import Address
from domain.work import Outcome


class Sender(Protocol):
    """A channel's way out. It renders the reply itself and never raises for a platform's «no»."""

    async def send(self, address: Address, reply: Reply, *, notice: str, again: bool) -> Outcome:
        """Say `reply` to `address`.

        `notice` is the notice's id (a platform that can de-duplicate is given it); `again`
        marks a repetition after an uncertain attempt, to be shown as 重发
        (`domain.work.repeated`).
        """
