"""One message's way through the house: looked up, understood, handled, committed, answered."""

import asyncio
import random
import weakref
from collections.abc import Callable
from typing import Protocol

from msgspec.structs import replace

from domain.errors import Conflict, Duplicate, Unavailable
from domain.fetch import Fetch
from domain.message import Incoming, Render, Rendered, Reply
from domain.people import Address, Identity
from domain.session import Delivery, Session
from domain.understanding import Understood
from domain.unionwork import wanted
from domain.work import Lane, Notice
from handlers.table import handle
from handlers.turn import Draws, Turn
from services.ids import new_id
from services.media.wanted import ask_for
from services.office import Office
from services.people.accounts import address_of, following, met, reached
from services.people.names import Names, names_at
from services.unit import Unit

TRIES = 5
"""Re-runs after a `Conflict` before the platform is asked to send again (contracts.md)."""

PAUSE = 0.06
"""Seconds. Who lost a race waits up to so long, by chance, and once more as long after each loss:
a chief whose handler takes longer would else lose all five to a reporter who goes on talking."""

LATE = 3_500
"""Past this many ms since receipt, the reply goes out as a push instead (contracts.md)."""

DAY = 86_400_000

CARD_LIFE = 3 * DAY
"""How long after a press its card can be changed (WeCom, 更新模版卡片消息: 72 hours)."""

NOTHING = Understood(text="", intent="other")


class Answers(Protocol):
    """What a channel's door needs of the house."""

    async def answer(self, incoming: Incoming, render: Render) -> str:
        """Handle one delivery and return the passive answer, durable before it returns.

        The same delivery key always gets the same answer. Raises `Unavailable` or `Conflict`
        (answer 503: the platform sends again).
        """


class Conversation:
    """The desk in conversation. One person's messages are handled one at a time."""

    def __init__(self, office: Office, wake: Callable[[], None]) -> None:
        self._office = office
        self._wake = wake
        self._locks: weakref.WeakValueDictionary[str, asyncio.Lock] = weakref.WeakValueDictionary()

    async def answer(self, incoming: Incoming, render: Render) -> str:
        """See `Answers.answer`."""
        lock = self._locks.setdefault(incoming.sender, asyncio.Lock())
        async with lock:
            return await self._answer(incoming, render)

    async def _answer(self, incoming: Incoming, render: Render) -> str:
        draws = Draws(self._office)
        for lost in range(TRIES):
            if lost:
                await asyncio.sleep(random.uniform(0, PAUSE * lost))  # noqa: S311  no secret
            try:
                return await self._once(incoming, render, draws)
            except Conflict:
                draws.rewind()
            except Duplicate:
                break
        stored = await self._office.store.get(Delivery, incoming.key)
        if stored is None:
            raise Unavailable("too many tries")
        return stored.passive

    async def _once(self, incoming: Incoming, render: Render, draws: Draws) -> str:
        store, address = self._office.store, address_of(incoming)
        stored, identity, session = await asyncio.gather(
            store.get(Delivery, incoming.key),
            store.get(Identity, address.key),
            store.get(Session, address.key),
        )
        if stored is not None:
            return stored.passive
        names = await names_at(store, identity) if identity else ()
        turn = self._turn(incoming, identity, session, draws, names)
        reply = await handle(turn)
        turn.close(reply)
        return await self._commit(turn, reply, render)

    def _turn(
        self,
        incoming: Incoming,
        identity: Identity | None,
        session: Session | None,
        draws: Draws,
        names: Names,
    ) -> Turn:
        office, address, now = self._office, address_of(incoming), incoming.at
        # Who speaks is there again; whoever leaves, says so in the handler.
        here = following(identity or met(office.street.id, address, now), here=True)
        asks = address.channel in office.unions and (not here.asked_at or incoming.kind == "follow")
        here = replace(here, asked_at=now) if asks else here
        session = session or Session(id=address.key, street=office.street.id)
        heard = office.understanding.understand(incoming.text) if incoming.text else NOTHING
        command = office.understanding.parse_command(incoming.text) if incoming.text else None
        unit = Unit(office.store)
        if here != identity:
            unit.put(here)
        if asks:
            unit.insert(wanted(here, now))
        return Turn(
            office=office,
            incoming=incoming,
            identity=here,
            session=session,
            unit=unit,
            draws=draws,
            heard=heard,
            command=command,
            now=now,
            names=names,
        )

    async def _commit(self, turn: Turn, reply: Reply, render: Render) -> str:
        rendered = self._rendered(turn.incoming, reply, render)
        unit, now, incoming = turn.unit, turn.now, turn.incoming
        unit.put(reached(turn.session, incoming))
        unit.insert(
            Delivery(
                id=incoming.key,
                street=turn.office.street.id,
                passive=rendered.passive,
                at=now,
                expires_at=now + 7 * DAY,
            ),
            delivery=True,
        )
        if rendered.follow is not None and turn.identity.following:
            unit.insert(_notice(turn, turn.identity.address, rendered.follow))
        if rendered.settled:
            card = replace(turn.identity.address, external=rendered.settled)
            unit.insert(_notice(turn, card, Reply(text=reply.stamp), CARD_LIFE))
        ask_for(unit, incoming.channel, incoming.account)
        await unit.commit()
        if any(unit.made(kind) for kind in (Notice, Fetch)):
            self._wake()
        return rendered.passive

    def _rendered(self, incoming: Incoming, reply: Reply, render: Render) -> Rendered:
        if reply.silent:
            return Rendered()
        rendered = render(incoming, reply)
        if self._office.clock.now() - incoming.at > LATE:
            return replace(rendered, passive="", follow=reply)
        return rendered


def _notice(turn: Turn, address: Address, reply: Reply, life: int = 2 * DAY) -> Notice:
    return Notice(
        id=new_id(turn.now),
        street=turn.office.street.id,
        lane=Lane.reply,
        reply=reply,
        made_at=turn.now,
        visible_at=turn.now,
        expires_at=turn.now + life,
        address=address,
    )
