"""Both stores, empty, for whatever a test of delivery wants to keep."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.document import Document
from domain.people import Identity, Staff
from domain.session import Delivery as Answered
from domain.session import Session
from services.delivery.kinds import KINDS
from storage.port import Delete, Store
from tests import offices

EVERY: tuple[type[Document], ...] = (*KINDS, Identity, Staff, Answered, Session)


@pytest.fixture
async def store(address: str) -> AsyncIterator[Store]:
    """An open store of the street `yichuan`; MongoDB where there is one."""
    async with offices.opened(address, "yichuan", EVERY) as opened:
        yield opened
        await _emptied(opened)


@pytest.fixture
async def embedded(tmp_path: Path) -> AsyncIterator[Store]:
    """The embedded store alone, where the store makes no difference."""
    async with offices.opened(str(tmp_path / "xinyi.db"), "yichuan", EVERY) as opened:
        yield opened


async def _emptied(store: Store) -> None:
    """The next test finds nothing of this one in the database they share."""
    for kind in EVERY:
        while found := await store.find(kind, limit=500):
            await store.commit([Delete(each) for each in found])
