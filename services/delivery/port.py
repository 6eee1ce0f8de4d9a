"""What the delivery loop asks of a channel: say this to these addresses."""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from domain.message import Reply
from domain.people import Address
from domain.work import Outcome


class Letter(msgspec.Struct, frozen=True):
    """One notice on its way to one address.

    `notice` is the notice's id (a platform that can de-duplicate is given it); `again` marks a
    repetition after an uncertain attempt, to be shown as 重发 (`domain.work.repeated`).
    """

    address: Address
    reply: Reply
    notice: str
    again: bool


class Sender(Protocol):
    """A channel's way out. It renders the reply itself and never raises for a platform's «no».

    `largest` is how many letters that say the same one call can carry (1: each its own).
    """

    largest: int

    async def send(self, letters: Sequence[Letter]) -> Sequence[Outcome]:
        """Say one thing to everybody of `letters`: an outcome for each, in their order.

        At least one and at most `largest`; they share account, reply and `again`.
        """
