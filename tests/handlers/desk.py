"""A desk in conversation over a real store, without a server before it: say something, hear the reply."""

import itertools
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from bot.wiring import KINDS, make_office
from channels.tencent.render import render
from domain.case import Case
from domain.document import Document
from domain.message import Incoming, Rendered, Reply
from domain.people import Role
from domain.session import Session
from handlers.conversation import Conversation
from services.clock import FixedClock
from services.office import Office
from services.people import seats
from storage.port import Store
from storage.sqlite import SqliteStore
from tests.street import street, understanding

MONDAY = 1_795_401_000_000
"""Monday 23 November 2026, 10:30 in Shanghai."""

SECOND, HOUR = 1_000, 3_600_000
ACCOUNT = "wx-desk"


class Desk:
    """The conversation, and what it answered: `heard` has the reply before it was rendered."""

    def __init__(self, store: Store, clock: FixedClock) -> None:
        self.store, self.clock = store, clock
        street = replace(_office().street, id=store.street)
        self.rung = 0
        self.heard = Reply()
        self.rendered = Rendered()
        self._ids = itertools.count(1)
        self.at(replace(_office(), store=store, clock=clock, street=street))

    def at(self, office: Office) -> None:
        """Speak for this office from now on."""
        self.office = office
        self._conversation = Conversation(office, self._ring)

    def incoming(self, who: str, text: str = "", **more: Any) -> Incoming:
        """A message as a channel's door hands it in."""
        number = str(next(self._ids))
        plain: dict[str, Any] = {
            "channel": "wechat", "account": ACCOUNT, "sender": who, "key": f"wechat:{number}",
            "at": self.clock.now(), "kind": "text", "text": text, "message": number,
        }  # fmt: skip
        return Incoming(**(plain | more))

    async def say(self, who: str, text: str = "", **more: Any) -> str:
        """Somebody's message, and the words of the answer."""
        return await self.take(self.incoming(who, text, **more))

    async def take(self, incoming: Incoming) -> str:
        """The same with a message already made."""
        await self._conversation.answer(incoming, self._render)
        return self.heard.text

    async def passive(self, incoming: Incoming) -> str:
        """What the door would send back."""
        return await self._conversation.answer(incoming, self._render)

    async def session(self, who: str) -> Session:
        """What is remembered of somebody."""
        found = await self.store.get(Session, f"wechat:{ACCOUNT}:{who}")
        assert found is not None
        return found

    async def cases(self) -> list[Case]:
        """All of them, oldest first."""
        return await self.store.find(Case, limit=1000)

    async def seat(self, who: str, role: Role, grid: str = "") -> None:
        """Make somebody one of the street's people."""
        _, code = await seats.add(self.store, f"{role} {who}", role, grid, self.clock.now())
        assert "绑定好了" in await self.say(who, f"绑定 {code}")

    def _render(self, incoming: Incoming, reply: Reply) -> Rendered:
        self.heard, self.rendered = reply, render("gh_desk", incoming, reply)
        return self.rendered

    def _ring(self) -> None:
        self.rung += 1


@asynccontextmanager
async def opened(kinds: tuple[type[Document], ...] = KINDS) -> AsyncIterator[Desk]:
    """A desk whose store is empty and goes with it."""
    with tempfile.TemporaryDirectory(prefix="xinyi-desk-") as folder:
        store = SqliteStore(Path(folder) / "desk.db", "yichuan", kinds)
        await store.open()
        try:
            yield Desk(store, FixedClock(MONDAY))
        finally:
            await store.close()


@cache
def _office() -> Office:
    nothing: Any = None
    return make_office(nothing, nothing, street(), understanding(), "https://street.example")
