"""Offices over the real stores: what never changes of them once, a store of its own for each test."""

import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from domain.document import Document
from domain.street import Street
from services import holidays
from services.clock import Clock
from services.office import Office, timing_of
from services.signing import Signer
from services.texts import Texts
from storage.port import Store
from storage.sqlite import SqliteStore

PATIENCE = 30.0
"""Seconds that a MongoDB of the tests may take: a busy machine is nobody's fault."""

Kinds = Sequence[type[Document]]
Two = tuple[Office, Office]


def template(street: Street, **more: Any) -> Office:
    """What never changes of an office on that street; parts that nobody names are None."""
    usual = {
        "street": street,
        "timing": timing_of(street, *holidays.of_years(range(2025, 2029))),
        "texts": Texts(),
        "signer": Signer("a key of the tests"),
        "topics": {topic.id: topic for topic in street.topics},
    }
    return Office(**(dict.fromkeys(Office.__struct_fields__) | usual | more))


def store_at(address: str, street: str, kinds: Kinds) -> Store:
    """The store of a street at an address: a MongoDB's, or a file's."""
    if not address.startswith("mongodb"):
        return SqliteStore(Path(address), street, kinds)
    from storage.mongo import MongoStore  # a worker on a file starts sooner without it

    return MongoStore(address, street, kinds, patience=PATIENCE)


@asynccontextmanager
async def opened(address: str, street: str, kinds: Kinds) -> AsyncIterator[Store]:
    """That store, open, closed again at the end."""
    store = store_at(address, street, kinds)
    await store.open()
    yield store
    await store.close()


@asynccontextmanager
async def one(template: Office, clock: Clock, file: Path, kinds: Kinds) -> AsyncIterator[Office]:
    """An office over an embedded store."""
    async with opened(str(file), template.street.id, kinds) as store:
        yield replace(template, store=store, clock=clock)


@asynccontextmanager
async def two(template: Office, clock: Clock, address: str, kinds: Kinds) -> AsyncIterator[Two]:
    """Two workers on one store, on a street that nobody else there has."""
    street = replace(template.street, id=a_street())
    async with (
        opened(address, street.id, kinds) as first,
        opened(address, street.id, kinds) as other,
    ):
        office = replace(template, clock=clock, street=street)
        yield replace(office, store=first), replace(office, store=other)


def a_street() -> str:
    """A name that no other street in a database has."""
    return f"street-{uuid.uuid4().hex}"
