"""A store beside nothing but a file, as the operator's commands open it."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.wiring import KINDS
from storage.port import Store
from storage.sqlite import SqliteStore


@pytest.fixture
def within(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Does something to the store that the commands will open."""
    file = tmp_path / "x.db"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XINYI_STORE", f"sqlite:///{file}")

    async def opened(work: Callable[[Store], Awaitable[None]]) -> None:
        store = SqliteStore(file, "yichuan", KINDS)
        await store.open()
        await work(store)
        await store.close()

    return lambda work: asyncio.run(opened(work))
