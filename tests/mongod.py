"""A running MongoDB replica set of one for the tests.

``replica_set()`` gives its URI, or says why there is none; ``fresh_database(uri)`` names a database of its own for one test.
Where it comes from, in this order: ``XINYI_TEST_MONGODB_URI``; ``mongod`` on PATH; the one that ``make test`` obtained.
With ``XINYI_REQUIRE_MONGODB=1`` (CI) "none" is an error, so that skipped tests cannot pass for passed ones.
"""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

from pymongo import MongoClient

from tests.ports import free_port
from tools.mongod import Mongod, find, required

START_SECONDS = 30.0
SET_NAME = "xinyi-tests"


class Mongo(NamedTuple):
    """Where the tests' MongoDB is; ``uri`` is None where there is none, and ``reason`` says why."""

    uri: str | None
    reason: str


class MongodMissing(Exception):
    """The MongoDB tests must run (XINYI_REQUIRE_MONGODB), but there is no MongoDB for them."""


@functools.cache
def replica_set() -> Mongo:
    """The one replica set of this process, started at the first call and ended with the process.

    Raises:
        MongodMissing: there is none although ``XINYI_REQUIRE_MONGODB`` is set.
        pymongo.errors.ServerSelectionTimeoutError: XINYI_TEST_MONGODB_URI names one that does not answer;
            what somebody asked for by name is not skipped in silence.
    """
    named = os.environ.get("XINYI_TEST_MONGODB_URI")
    if named:
        _wait_for_primary(named)
        return Mongo(named, "named by XINYI_TEST_MONGODB_URI")
    mongo = _start_what_is_found()
    if mongo.uri is None and required():
        raise MongodMissing(mongo.reason)
    return mongo


def fresh_database(uri: str) -> str:
    """The same server with a database name that nobody else uses, as `XINYI_STORE` takes it."""
    return urlunsplit(urlsplit(uri)._replace(path=f"/xinyi_test_{uuid.uuid4().hex}"))


@contextmanager
def transactions_last(uri: str, seconds: int) -> Iterator[None]:
    """Let the server end transactions after so many seconds, a minute by default.

    For tests that kill workers: what one leaves open keeps its documents from everybody till then.
    Not for others: on a busy machine a live one may take that long.
    """
    name = "transactionLifetimeLimitSeconds"
    with MongoClient[dict[str, object]](uri) as client:
        usual = client.admin.command("getParameter", 1, **{name: 1})[name]
        client.admin.command("setParameter", 1, **{name: seconds})
        yield
        client.admin.command("setParameter", 1, **{name: usual})


def _start_what_is_found() -> Mongo:
    mongod = find()
    if mongod is None:
        return Mongo(None, "no mongod on PATH and none obtained (run 'make test' online once)")
    last_words = ""
    for _ in range(3):  # another process may take the free port first
        uri, last_words = _start(mongod)
        if uri is not None:
            return Mongo(uri, f"started from {mongod.binary}")
    return Mongo(None, f"{mongod.binary} did not start: {last_words}")


def _start(mongod: Mongod) -> tuple[str | None, str]:
    folder = Path(tempfile.mkdtemp(prefix="xinyi-mongod-"))
    port = free_port()
    process = subprocess.Popen(
        [
            *(mongod.binary, "--dbpath", folder, "--logpath", folder / "log"),
            *("--bind_ip", "127.0.0.1", "--port", str(port), "--nounixsocket"),
            *("--replSet", SET_NAME, "--oplogSize", "64", "--wiredTigerCacheSizeGB", "0.25"),
            *("--setParameter", "diagnosticDataCollectionEnabled=false"),
        ],
        env=mongod.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for pytest, which ends it in order
    )
    _end_with_this_process(process, folder)
    if not _accepts(process, port):
        return None, _last_words(folder / "log")
    with MongoClient[dict[str, object]]("127.0.0.1", port, directConnection=True) as client:
        members = [{"_id": 0, "host": f"127.0.0.1:{port}"}]
        client.admin.command("replSetInitiate", {"_id": SET_NAME, "members": members})
    uri = f"mongodb://127.0.0.1:{port}/?replicaSet={SET_NAME}"
    _wait_for_primary(uri)
    return uri, ""


def _end_with_this_process(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Ends mongod and removes its folder when this process ends, even by kill -9.

    A small shell waits on a pipe from us: the system closes it, however we go.
    """
    script = 'cat >/dev/null; kill -9 "$0" 2>/dev/null; rm -rf "$1"'
    watcher = subprocess.Popen(
        ["sh", "-c", script, str(process.pid), folder],
        stdin=subprocess.PIPE,
        start_new_session=True,
    )

    def end() -> None:
        assert watcher.stdin is not None
        watcher.stdin.close()
        watcher.wait()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)  # a file written while the shell removed them

    atexit.register(end)


def _accepts(process: subprocess.Popen[bytes], port: int) -> bool:
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
        time.sleep(0.02)
    return False


def _wait_for_primary(uri: str) -> None:
    limit = int(START_SECONDS * 1000)
    with MongoClient[dict[str, object]](uri, serverSelectionTimeoutMS=limit) as client:
        client.admin.command("ping")


def _last_words(log: Path) -> str:
    if not log.exists():
        return "no log"
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return lines[-1] if lines else "an empty log"
