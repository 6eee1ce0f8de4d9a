"""Transactions, repeated where they met another one, ended in any case.

PyMongo's own `with_transaction` under `pymongo.timeout` was left: once the time is out, it has
none left to say that the transaction is off, and the server then keeps its documents from
everybody for a minute.
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

import pymongo
from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.errors import PyMongoError

from storage.mongo.connection import Client

T = TypeVar("T")
Body = Callable[[AsyncClientSession], Awaitable[T]]

ABORT = 1.0
"""Seconds for taking a transaction back, on top of the patience."""

FIRST_PAUSE = 0.005
LONGEST_PAUSE = 0.2


async def transact(client: Client, body: Body[T], patience: float) -> T:
    """Run `body` in a transaction; MongoDB's transient errors run it again, for `patience` s."""
    deadline = time.monotonic() + patience
    pause = FIRST_PAUSE
    async with client.start_session() as session:
        while True:
            try:
                with pymongo.timeout(max(deadline - time.monotonic(), 0)):
                    return await _once(session, body)
            except BaseException as error:
                await _abort(session)
                if not _again(error) or time.monotonic() + pause > deadline:
                    raise
            # Two that met must not meet again at once.
            await asyncio.sleep(random.uniform(0, pause))  # noqa: S311 — no secret
            pause = min(pause * 1.5, LONGEST_PAUSE)


async def _once(session: AsyncClientSession, body: Body[T]) -> T:
    await session.start_transaction()
    result = await body(session)
    await session.commit_transaction()
    return result


async def _abort(session: AsyncClientSession) -> None:
    """The error that led here is the one to tell, so one in this is not."""
    if session.in_transaction:
        with suppress(PyMongoError), pymongo.timeout(ABORT):
            await session.abort_transaction()


def _again(error: BaseException) -> bool:
    return isinstance(error, PyMongoError) and error.has_error_label("TransientTransactionError")
