"""What can happen to a running server: a full disk, a locked store, half a request."""

import asyncio
import resource
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

import aiohttp
import pytest

from tests.whole.running import Server

SMALL = 16 * 1024
"""Bytes no file may grow beyond while the disk is full: far less than the store needs."""


@contextmanager
def full_disk(server: Server) -> Iterator[None]:
    """No file of that process can grow (RLIMIT_FSIZE), as if the disk had no room left."""
    if not hasattr(resource, "prlimit"):
        pytest.skip("Linux alone lets one process limit another")
    usual = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (SMALL, usual[1]))
    yield
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, usual)


@contextmanager
def locked(file: Path) -> Iterator[sqlite3.Connection]:
    """Another process writes and does not come to an end: ours have to wait for it."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    finally:
        connection.close()


async def taken(line: aiohttp.ClientSession) -> None:
    """The server has turned to whatever was sent to it before."""
    for _ in range(2):
        async with line.get("/healthz") as answer:
            assert answer.status == 200


@asynccontextmanager
async def half_a_request(server: Server) -> AsyncIterator[None]:
    """Somebody who says how long their message is and then nothing more."""
    _, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(b"POST /wechat?signature=1 HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n<xml>")
    await writer.drain()
    yield
    writer.close()
    with suppress(ConnectionError):
        await writer.wait_closed()
