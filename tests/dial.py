"""A clock for several processes, so that a test of them depends on no machine's speed."""

import asyncio
from mmap import mmap
from pathlib import Path
from struct import Struct
from typing import Self

MOMENT = Struct("<q")

LOOK = 0.02
"""Seconds between two looks of a test that waits for workers."""

STEP = 300
"""Milliseconds that pass in the street meanwhile: a lease is four seconds to a slow machine."""


class Dial:
    """Every process that opens the file reads the same moment (ms UTC); only the test moves it.

    What takes long in the street (a dead worker's lease, a clock's next call) is leapt over while
    nobody is at work.
    """

    def __init__(self, file: Path) -> None:
        with file.open("r+b") as opened:
            self._shown = mmap(opened.fileno(), MOMENT.size)

    @classmethod
    def made(cls, file: Path, moment: int) -> Self:
        """A new one that shows this moment."""
        file.write_bytes(MOMENT.pack(moment))
        return cls(file)

    def now(self) -> int:
        """The moment it is in the street."""
        return int(MOMENT.unpack(self._shown[:])[0])

    def move(self, by: int) -> None:
        """Let so many milliseconds pass."""
        self._shown[:] = MOMENT.pack(self.now() + by)

    async def pass_slowly(self) -> None:
        """Let the workers work for a moment."""
        await asyncio.sleep(LOOK)
        self.move(STEP)
