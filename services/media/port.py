"""What fetching asks of a channel, the bytes of something that somebody sent; and what is refused."""

from collections.abc import AsyncGenerator
from typing import Protocol

from domain.errors import XinyiError
from domain.fetch import Loss
from domain.message import Media


class Unfetched(XinyiError):
    """The platform did not hand it out.

    `again`: a later try may, no sooner than `wait` ms from now. `detail` is for operators and
    holds no secrets: neither addresses nor tokens.
    """

    def __init__(self, detail: str, *, again: bool, wait: int = 0) -> None:
        super().__init__(detail)
        self.detail, self.again, self.wait = detail, again, wait


class Unfit(XinyiError):
    """This cannot be kept; `why` says so in one word."""

    def __init__(self, why: Loss) -> None:
        super().__init__(why)
        self.why = why


class Fetcher(Protocol):
    """A channel's way to what was sent there."""

    def fetch(self, media: Media, account: str) -> AsyncGenerator[bytes, None]:
        """The bytes that lie under `media.ref` at our `account`, in pieces.

        Raises `Unfetched`, before or between pieces. How much is too much, how long too long and
        what is in there is the caller's business; an error told in the body (HTTP 200 is not
        success) is this one's.
        """
