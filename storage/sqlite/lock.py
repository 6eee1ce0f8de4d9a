"""The lock that only one server can hold beside a SQLite file."""

import os
import sys
from pathlib import Path

from domain.errors import StoreInUse


class FileLock:
    """An OS lock on a file of its own; it ends with the process, however that ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle = -1

    def acquire(self) -> None:
        """Take the lock or raise `StoreInUse` at once."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(handle)
        except OSError:
            os.close(handle)
            raise StoreInUse(path=str(self._path)) from None
        self._handle = handle

    def release(self) -> None:
        """Let go; nothing happens where the lock is not held. The file stays: removing it races."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
