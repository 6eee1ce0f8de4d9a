"""Files in a folder beside the SQLite file."""

import asyncio
import errno
import hashlib
import os
import shutil
import threading
import uuid
from collections.abc import AsyncGenerator, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeVar

from domain.errors import NotFound, Unavailable
from domain.work import NEVER
from storage.files.port import PIECE, Named, checked, pieces

SPARE = 64 * 1024 * 1024
"""Bytes that must be free on the disk; the documents need room as well."""

T = TypeVar("T")

NEW = "new"
"""Where files are written before they have a name."""


class DiskFiles:
    """`folder/street/ab/abcd…`, the first two letters as a folder; times of writing are mtimes.

    For one server process, like the SQLite file beside it.
    """

    def __init__(self, folder: Path, street: str) -> None:
        self._folder = folder / street
        self._naming = threading.Lock()

    async def open(self) -> None:
        """Make the folder, for this user only; `Unavailable` where it cannot be made."""
        try:
            await _in_thread(partial(self._folder.mkdir, mode=0o700, parents=True, exist_ok=True))
            await _in_thread(partial((self._folder / NEW).mkdir, exist_ok=True))
        except (NotFound, Unavailable):
            raise Unavailable(f"no files can be kept in {self._folder}") from None

    async def close(self) -> None:
        """Nothing is held."""

    async def ping(self) -> None:
        """`Unavailable` on a disk that is full or cannot be written."""
        await _in_thread(self._ping)

    async def put(self, source: BinaryIO, now: int) -> str:
        """See `Files.put`."""
        return await _in_thread(lambda: self._put(source, now))

    async def size(self, name: str) -> int:
        """See `Files.size`."""
        path = self._path(name)
        return (await _in_thread(path.stat)).st_size

    async def read(
        self, name: str, start: int = 0, stop: int | None = None
    ) -> AsyncGenerator[bytes, None]:
        """See `Files.read`."""
        path, at, end = self._path(name), start, await self.size(name)
        end = end if stop is None else min(stop, end)
        while at < end:
            yield (piece := await _in_thread(partial(_piece, path, at, min(end - at, PIECE))))
            at += len(piece)

    async def sweep(self, before: int, named: Named) -> int:
        """See `Files.sweep`."""
        swept = 0
        for folder in await _in_thread(self._folders):
            old = await _in_thread(partial(_old, folder, before))
            kept = await named([path.name for path in old]) if folder.name != NEW else ()
            orphans = [path for path in old if path.name not in kept]
            swept += await _in_thread(partial(self._drop, orphans, before))
        return swept

    def _put(self, source: BinaryIO, now: int) -> str:
        part = self._folder / NEW / uuid.uuid4().hex
        try:
            name = _written(source, part)
            path = self._path(name)
            os.utime(part, ns=(now * 1_000_000, now * 1_000_000))
            with self._naming:
                path.parent.mkdir(exist_ok=True)
                part.replace(path)  # the same bytes, or none
            for folder in (path.parent, self._folder):
                _sync(folder)
        finally:
            part.unlink(missing_ok=True)
        return name

    def _drop(self, paths: Sequence[Path], before: int) -> int:
        """Throw them away, but for those that were put again meanwhile."""
        dropped = 0
        for path in paths:
            with self._naming:
                if _at(path) < before:
                    path.unlink(missing_ok=True)
                    dropped += 1
        return dropped

    def _ping(self) -> None:
        if shutil.disk_usage(self._folder).free < SPARE:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if not os.access(self._folder / NEW, os.W_OK):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    def _folders(self) -> list[Path]:
        return sorted(self._folder.iterdir())

    def _path(self, name: str) -> Path:
        return self._folder / checked(name)[:2] / name


async def _in_thread(work: Callable[[], T]) -> T:
    """What the disk says, as the port's errors."""
    try:
        return await asyncio.to_thread(work)
    except FileNotFoundError:
        raise NotFound("no such file") from None
    except OSError as error:
        raise Unavailable(f"files: {error.strerror}") from None


def _written(source: BinaryIO, part: Path) -> str:
    """Copy to `part`, down to the disk, and name what was copied."""
    digest = hashlib.sha256()
    with part.open("xb") as file:
        for piece in pieces(source):
            digest.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def _piece(path: Path, start: int, length: int) -> bytes:
    """Opened for each piece: a reader that is cut off in between leaves nothing open."""
    with path.open("rb") as file:
        file.seek(start)
        return file.read(length)


def _sync(folder: Path) -> None:
    """A name is durable once its folder is; Windows has no such call."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _old(folder: Path, before: int) -> list[Path]:
    """The files of a folder that were written before then."""
    return [path for path in folder.iterdir() if _at(path) < before]


def _at(path: Path) -> int:
    """When a file was written (ms UTC); one that went away this moment is young."""
    try:
        return path.stat().st_mtime_ns // 1_000_000
    except FileNotFoundError:
        return NEVER
