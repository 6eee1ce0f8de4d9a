"""The Files port: photos, sounds and films beside the documents that name them."""

import hashlib
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Iterator, Sequence
from typing import BinaryIO, Protocol

from domain.errors import NotFound

PIECE = 256 * 1024
"""Bytes that are read at a time."""

ORPHANED = 24 * 3_600_000
"""Files that nothing has named for so long are thrown away, ms (contracts.md)."""

Named = Callable[[Sequence[str]], Awaitable[Collection[str]]]
"""Asks which of these files some document names."""

_NAME = re.compile(r"[0-9a-f]{64}")


class Files(Protocol):
    """Where files are kept. A file's name is the SHA-256 of what is in it, in hex.

    A file is written before the commit that names it: what is named is there, whatever happens
    between the two. What nothing names after `ORPHANED` is swept. `now` is the caller's clock.
    Every call but `close` may raise `Unavailable`.
    """

    async def open(self) -> None:
        """Make ready what is missing."""

    async def close(self) -> None:
        """Let go."""

    async def ping(self) -> None:
        """Raise `Unavailable` where no file could be written (a full disk)."""

    async def put(self, source: BinaryIO, now: int) -> str:
        """Keep all of `source` and return its name, durable on return.

        The same content twice is one file, as young as its last `put`.
        """

    async def size(self, name: str) -> int:
        """A file's length in bytes. Raises `NotFound`."""

    def read(
        self, name: str, start: int = 0, stop: int | None = None
    ) -> AsyncGenerator[bytes, None]:
        """The bytes from `start` to before `stop`, in pieces. Raises `NotFound`."""

    async def sweep(self, before: int, named: Named) -> int:
        """Throw away files put before that moment (ms UTC) that nothing names, and say how many.

        What was begun before it and never finished goes too.
        """


def checked(name: str) -> str:
    """The name, if it can be one: it becomes part of a path. Raises `NotFound`."""
    if not _NAME.fullmatch(name):
        raise NotFound("no such file")
    return name


def pieces(source: BinaryIO) -> Iterator[bytes]:
    """All of `source` from its beginning, a piece at a time."""
    source.seek(0)
    while piece := source.read(PIECE):
        yield piece


def name_of(source: BinaryIO) -> str:
    """The name of what is in `source`."""
    digest = hashlib.sha256()
    for piece in pieces(source):
        digest.update(piece)
    return digest.hexdigest()
