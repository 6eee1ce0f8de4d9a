"""How MongoDB is reached, and how long anything may take."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pymongo
from pymongo import AsyncMongoClient
from pymongo.errors import OperationFailure, PyMongoError

from domain.errors import Unavailable

PATIENCE = 2.5
"""Seconds for a commit with all its repetitions, or to find a server: the platform waits five for
the answer.
"""

ANSWER_MS = 10_000
"""Milliseconds for one answer of the server: the longest statistic, or a server that hangs."""

LOCKED_FOR = 5
"""Seconds that a transaction may live: twice `PATIENCE`, and WeChat has sent again by then."""

logger = logging.getLogger(__name__)

Raw = dict[str, Any]
Client = AsyncMongoClient[Raw]

STANDALONE = (
    "This mongod runs alone and cannot do transactions; it has to be a replica set, of one node "
    "if need be: start it with --replSet xinyi and run rs.initiate() once."
)


def connect(uri: str, patience: float = PATIENCE) -> Client:
    """A client that writes to the majority's disks and reads what it wrote, whatever `uri` says.

    It looks for a server for `patience` seconds.
    """
    find_ms = round(patience * 1_000)
    return AsyncMongoClient(
        uri,
        w="majority",
        journal=True,
        readPreference="primary",
        serverSelectionTimeoutMS=find_ms,
        connectTimeoutMS=find_ms,
        socketTimeoutMS=ANSWER_MS,  # timeoutMS would set aside the time for finding a server
        appname="xinyi",
    )


async def refuse_standalone(client: Client) -> None:
    """`Unavailable` unless the server can do transactions (a replica set or a sharded cluster)."""
    hello = await client.admin.command("hello")
    if "setName" not in hello and hello.get("msg") != "isdbgrid":
        raise Unavailable(STANDALONE)


async def warn_of_long_locks(client: Client) -> None:
    """Say so where a killed worker's transaction would keep its documents for long."""
    name = "transactionLifetimeLimitSeconds"
    try:
        seconds = (await client.admin.command({"getParameter": 1, name: 1}))[name]
    except OperationFailure:
        return  # not ours to ask: a shared server, or a router in front of it
    if seconds > LOCKED_FOR:
        logger.warning(
            "MongoDB keeps what a killed worker was writing locked for %s s; start mongod with "
            "--setParameter %s=%s, so that messages sent again get through.",
            seconds,
            name,
            LOCKED_FOR,
        )


@contextmanager
def patiently(seconds: float) -> Iterator[None]:
    """Everything inside shares one time limit; what MongoDB cannot do becomes `Unavailable`."""
    with told(), pymongo.timeout(seconds):
        yield


@contextmanager
def told() -> Iterator[None]:
    """MongoDB's errors as the port's: to the callers all of them mean «not now»."""
    try:
        yield
    except PyMongoError as error:
        raise Unavailable(str(error)) from error
