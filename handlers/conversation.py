"""One message's way through the house: looked up, understood, handled, committed, answered."""

from typing import Protocol

from domain.message import Incoming, Render


class Answers(Protocol):
    """What a channel's door needs of the house."""

    async def answer(self, incoming: Incoming, render: Render) -> str:
        """Handle one delivery and return the passive answer, durable before it returns.

        The same delivery key always gets the same answer. Raises `Unavailable` or `Conflict`
        (answer 503: the platform sends again).
        """
