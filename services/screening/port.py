"""What screening asks of the platform behind the mini-program."""

from typing import Literal, Protocol

from domain.errors import XinyiError

Opinion = Literal["pass", "review", "risky"]
"""Of what others may read or see; `review` is for a person to decide."""


class Unchecked(XinyiError):
    """The platform has no opinion.

    `again`: a later try may bring one, no sooner than `wait` ms from now. `detail` is for operators
    and holds neither words nor secrets.
    """

    def __init__(self, detail: str, *, again: bool, wait: int = 0) -> None:
        super().__init__(detail)
        self.detail, self.again, self.wait = detail, again, wait


class Checker(Protocol):
    """The mini-program's way to its platform's content check."""

    async def text(self, openid: str, text: str) -> Opinion:
        """Its opinion of what this person wrote. Raises `Unchecked`.

        It has one only of who was in the mini-program within two hours.
        """

    async def photo(self, openid: str, url: str) -> str:
        """Ask it to look at the photo at this address: the trace_id that it will call back with.

        Raises `Unchecked`.
        """
