"""From a phone through the door, the store and the delivery loop back to the phone."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from channels.telegram.account import TelegramAccount
from channels.telegram.client import TelegramClient
from channels.telegram.door import TelegramDoor
from domain.errors import Duplicate, Unavailable
from domain.message import Choice, Incoming, Render, Reply
from domain.people import Address, Identity, Staff
from domain.session import Delivery as Answered
from domain.work import Lane, Notice
from services.clock import FixedClock
from services.delivery.kinds import KINDS
from services.delivery.loop import Delivery
from storage.port import Change, Guard, Insert
from storage.sqlite import SqliteStore
from tests.channels.telegram.conftest import NOON
from tests.telegram_peer import BotApi, TelegramPeer, blocked, too_many

HOUR = 3_600_000


class Shaky(SqliteStore):
    """The embedded store; `full` stands for a full disk."""

    full = False

    async def commit(self, changes: Sequence[Change], guards: Sequence[Guard] = ()) -> None:
        """Refuse while full."""
        if self.full:
            raise Unavailable("disk full")
        await super().commit(changes, guards)


class EchoDesk:
    """The least conversation: says what it heard, once for each delivery key."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    async def answer(self, incoming: Incoming, render: Render) -> str:
        """Commit the key and the notice together, as the real one does."""
        reply = Reply(text=f"记下了:{incoming.text}", choices=(Choice("催办", "催办 7"),))
        said = render(incoming, reply)
        key = Answered(
            id=incoming.key, street="yichuan", passive=said.passive, at=incoming.at,
            expires_at=incoming.at + HOUR,
        )  # fmt: skip
        notice = Notice(
            id=f"n-{incoming.key}", street="yichuan", lane=Lane.reply, reply=said.follow,
            made_at=incoming.at, visible_at=incoming.at, expires_at=incoming.at + HOUR,
            address=Address(incoming.channel, incoming.account, incoming.sender),
        )  # fmt: skip
        with suppress(Duplicate):
            await self._store.commit([Insert(key, delivery=True), Insert(notice)])
        return said.passive


class House(NamedTuple):
    """Everything between two phones' ends."""

    api: BotApi
    peer: TelegramPeer
    store: Shaky
    clock: FixedClock
    client: TelegramClient
    delivery: Delivery

    async def fate(self, update: dict[str, object]) -> Notice:
        """What became of the answer to an update."""
        found = await self.store.get(Notice, f"n-telegram:110201543:{update['update_id']}")
        assert found is not None
        return found


@pytest.fixture
async def house(
    api: BotApi, account: TelegramAccount, client: TelegramClient, tmp_path: Path
) -> AsyncIterator[House]:
    """A street that echoes."""
    store = Shaky(tmp_path / "xinyi.db", "yichuan", (*KINDS, Answered, Identity, Staff))
    await store.open()
    clock = FixedClock(NOON)
    door = TelegramDoor(account, EchoDesk(store), clock, client.release)
    app = web.Application()
    app.add_routes(door.routes())
    delivery = Delivery(store, {"telegram": client}, clock, chance=lambda: 0.0)
    async with TestClient(TestServer(app)) as http:
        yield House(api, TelegramPeer(http), store, clock, client, delivery)
    await store.close()


async def test_said_and_answered(house: House) -> None:
    update = house.peer.text("路灯不亮")
    assert await house.peer.post(update) == (200, "")
    await house.delivery.run_once()

    (call,) = house.api.sent(42)
    assert call.fields["text"] == "记下了:路灯不亮"
    assert [b["callback_data"] for b in call.buttons] == ["催办 7"]
    assert (await house.fate(update)).fate == "sent"


async def test_three_copies_at_once_are_one_answer(house: House) -> None:
    update = house.peer.text("路灯不亮")
    answers = await asyncio.gather(*(house.peer.post(update) for _ in range(3)))
    while await house.delivery.run_once():
        house.clock.move(1_000)
    assert answers == [(200, "")] * 3
    assert len(house.api.sent(42)) == 1


async def test_what_was_not_durable_is_asked_for_again(house: House) -> None:
    update = house.peer.text("路灯不亮")
    house.store.full = True
    status, _ = await house.peer.post(update)
    house.store.full = False
    assert (status, await house.delivery.run_once()) == (503, 0)

    assert await house.peer.post(update) == (200, "")
    await house.delivery.run_once()
    assert house.api.texts(42) == ["记下了:路灯不亮"]


async def test_a_tap_is_answered_and_its_spinner_stopped(house: House) -> None:
    assert await house.peer.post(house.peer.callback("催办 7", query="q-5")) == (200, "")
    await house.delivery.run_once()
    while len(house.api.calls) < 2:
        house.api.arrived.clear()
        await house.api.arrived.wait()
    by_method = {call.method: call.fields for call in house.api.calls}
    assert by_method["answerCallbackQuery"] == {"callback_query_id": "q-5"}
    assert by_method["sendMessage"]["text"] == "记下了:催办 7"


async def test_429_is_obeyed_to_the_millisecond_by_everything_for_that_chat(house: House) -> None:
    first, second = house.peer.text("一"), house.peer.text("二")
    house.api.answer_next(too_many(30))
    await house.peer.post(first)
    await house.delivery.run_once()
    await house.peer.post(second)
    house.clock.move(29_999)
    await house.delivery.run_once()
    assert house.api.texts() == ["记下了:一"]

    house.clock.move(1)
    await house.delivery.run_once()
    house.clock.move(1_000)
    await house.delivery.run_once()
    assert sorted(house.api.texts()[1:]) == ["记下了:一", "记下了:二"]
    assert (await house.fate(first)).attempt == 1


async def test_a_blocked_bot_stops_trying(house: House) -> None:
    update = house.peer.text("路灯不亮")
    house.api.answer_next(blocked())
    await house.peer.post(update)
    while await house.delivery.run_once():
        pass

    after = await house.fate(update)
    assert (after.fate, len(house.api.calls)) == ("unreachable", 1)
    assert "blocked by the user" in after.detail


async def test_killed_while_the_platform_had_it(house: House) -> None:
    """Telegram took the message, the worker died before it knew: said again, and marked."""
    update = house.peer.text("路灯不亮")
    await house.peer.post(update)
    house.api.answer_next(house.api.hang)
    dying = asyncio.create_task(house.delivery.run_once())
    await house.api.arrived.wait()
    dying.cancel()
    with pytest.raises(asyncio.CancelledError):
        await dying
    assert (await house.fate(update)).fate == "sending"

    house.clock.move(60_000)
    heir = Delivery(house.store, {"telegram": house.client}, house.clock)
    assert await heir.run_once() == 1
    assert house.api.texts() == ["记下了:路灯不亮", "【重发】记下了:路灯不亮"]
    after = await house.fate(update)
    assert (after.fate, after.uncertain, after.attempt) == ("sent", True, 2)


async def test_one_message_a_second_to_one_chat(house: House) -> None:
    for words in "一二三":
        await house.peer.post(house.peer.text(words))
    counts = []
    for _ in range(3):
        await house.delivery.run_once()
        counts.append(len(house.api.texts(42)))
        house.clock.move(1_000)
    assert counts == [1, 2, 3]
    assert house.api.texts(42) == ["记下了:一", "记下了:二", "记下了:三"]
