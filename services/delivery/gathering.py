"""Several alerts to one seat leave as one message, so that a bad hour is no hail of pushes.

The first goes at once. What comes for the same seat within its urgency's time waits, and leaves
together with whichever may go first. `Gathering` remembers in the store who went last: two
workers that take two alerts at the same moment let one go, and the other waits.
"""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from domain.document import Document, Index
from domain.errors import Conflict
from domain.understanding import Urgency
from domain.work import GATHERED, Lane, Notice, take
from storage.port import Insert, Order, Replace, Store, among, eq

SECOND, MINUTE, HOUR = 1_000, 60_000, 3_600_000

WINDOW: Mapping[Urgency, int] = {
    "urgent": 30 * SECOND,
    "high": 5 * MINUTE,
    "normal": 5 * MINUTE,
    "low": 4 * HOUR,
}
"""How long (ms) after a message to a seat the next alert waits; emergencies wait for nobody."""

TOGETHER = 100
"""How many alerts one message takes along; those beyond leave with the next."""

BY_AGE = Order(("made_at",))

TRIES, BUSY = 5, 250
"""Races lost before an alert stands aside, and for how long (ms) at most, by chance."""


class Gathering(Document, frozen=True, kw_only=True):
    """The last message to a group: the notice `leader` that went first, at `at` (ms UTC)."""

    collection: ClassVar[str] = "gatherings"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("expires_at",)),)

    leader: str
    at: int
    expires_at: int


class Bundle(msgspec.Struct, frozen=True):
    """Notices that leave as one message; the first one leads."""

    notices: tuple[Notice, ...]


class Wait(msgspec.Struct, frozen=True):
    """A notice that may not go before `until` (ms UTC)."""

    notice: Notice
    until: int


def grouped(notice: Notice) -> bool:
    """Whether it may have to wait for others at all."""
    return bool(notice.group) and notice.lane == Lane.case and notice.urgency in WINDOW


def leader(members: Sequence[Notice], last: Gathering | None, now: int) -> Notice | None:
    """Which of a group's members may go now: whose time is over, or who went and has to go again."""
    if last is None:
        return members[0]
    again = (one for one in members if one.id == last.leader)
    return next(again, None) or next((one for one in members if opens(one, last) <= now), None)


def opens(notice: Notice, last: Gathering) -> int:
    """When (ms UTC) a notice may lead a message after the `last` one."""
    return last.at + WINDOW[notice.urgency]


class Gatherer:
    """Bundles what was claimed, and takes along what waits for the same seat."""

    def __init__(self, store: Store, chance: Callable[[], float]) -> None:
        self._store, self._chance = store, chance

    async def bundled(self, claimed: Iterable[Notice], now: int) -> tuple[list[Bundle], list[Wait]]:
        """What leaves now, and what waits. Raises `Unavailable`."""
        bundles: list[Bundle] = []
        waits: list[Wait] = []
        groups: dict[str, list[Notice]] = {}
        for notice in claimed:
            if grouped(notice):
                groups.setdefault(notice.group, []).append(notice)
            else:
                bundles.append(Bundle((notice,)))
        for group, members in groups.items():
            lead, later = await self._led(group, members, now)
            waits += later
            if lead is not None:
                rest = [one for one in members if one.id != lead.id]
                bundles.append(Bundle((lead, *rest, *await self.waiting(lead, now, TOGETHER))))
        return bundles, waits

    async def _led(
        self, group: str, members: Sequence[Notice], now: int
    ) -> tuple[Notice | None, list[Wait]]:
        """Who of them leads a message now, written down; or until when each waits."""
        for _ in range(TRIES):
            last = await self._store.get(Gathering, group)
            lead = leader(members, last, now)
            if lead is None and last is not None:
                return None, [Wait(one, opens(one, last)) for one in members]
            if lead is not None and await self._written(group, lead, last, now):
                return lead, []
        return None, [Wait(one, now + 1 + round(self._chance() * BUSY)) for one in members]

    async def _written(self, group: str, lead: Notice, last: Gathering | None, now: int) -> bool:
        if last is not None and last.leader == lead.id:
            return True
        expires = now + max(WINDOW.values())
        new = Gathering(
            id=group, street=self._store.street, leader=lead.id, at=now, expires_at=expires
        )
        try:
            change = Replace(replace(new, version=last.version)) if last else Insert(new)
            await self._store.commit([change])
        except Conflict:
            return False
        return True

    async def waiting(self, lead: Notice, now: int, limit: int) -> list[Notice]:
        """Take what is due in the leader's group and lane, or waits for nothing but a leader.

        What was made for a later time stays until then. Raises `Unavailable`.
        """
        alike = [eq("group", lead.group), eq("fate", "waiting"), eq("lane", lead.lane)]
        found = await self._store.find(Notice, alike, order=BY_AGE, limit=limit)
        ready = [one.id for one in found if one.detail == GATHERED or one.visible_at <= now]
        token = secrets.token_hex(8)
        return await self._store.claim(
            Notice,
            [*alike, among("id", ready)],
            lambda notice: take(notice, token, now),
            order=BY_AGE,
            limit=limit,
        )
