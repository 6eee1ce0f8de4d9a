"""One limiter shared by all workers: an exact sliding window for each target.

A target is an address or a whole account. Its window is a document with the moments of its last
sends; a place in it is taken by an optimistic commit before the call, so that any number of
workers together keep the platform's rate.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from domain.document import Document, Index
from domain.errors import Conflict
from domain.people import Address
from domain.work import NEVER, Lane
from services.delivery.known import Known
from services.delivery.rules import RULES, Limit, Rule
from storage.port import Insert, Replace, Store, eq

TRIES = 5
"""How often a reservation is tried anew when other workers reserve at the same moment."""

BUSY = 250
"""How long (ms) to stand aside after that; times chance, so that two workers part."""


class Window(Document, frozen=True, kw_only=True):
    """A target's last sends (ms UTC, rising); its id is the target's.

    `closed_until`: the platform itself said «not before» (429 and its like). `trouble` is what an
    operator has to know of an account until something gets through again; till then the window
    does not expire.
    """

    collection: ClassVar[str] = "windows"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("expires_at",)),)

    sends: tuple[int, ...] = ()
    closed_until: int = 0
    trouble: str = ""
    expires_at: int = 0


class Wish(msgspec.Struct, frozen=True):
    """Somebody to be spoken to in a lane."""

    address: Address
    lane: int


Ahead = dict[tuple[str, bool], tuple[int, ...]]
"""Moments this worker already told others to wait for, by target and «is an emergency».

They spread a backlog over the coming slots, so that nobody comes back before his turn; no place
is taken by them.
"""


def account_of(address: Address) -> str:
    """The target that stands for the whole account behind `address`."""
    return f"{address.channel}:{address.account}"


def targets(address: Address, rules: Mapping[str, Sequence[Rule]]) -> dict[str, tuple[Limit, ...]]:
    """The windows that a send to `address` has to pass, with their limits (perhaps none)."""
    names = {"account": account_of(address), "address": address.key}
    found: dict[str, tuple[Limit, ...]] = dict.fromkeys(names.values(), ())
    for rule in rules.get(address.channel, ()):
        if address.external.startswith(rule.prefix):
            found[names[rule.scope]] += rule.limits
    return found


def free_at(sends: Sequence[int], limits: Sequence[Limit], urgent: bool, now: int) -> int:
    """The first moment from `now` on that has a place behind `sends` (rising) in every limit."""
    free = now
    for limit in limits:
        count = limit.count if urgent else limit.count - limit.spare
        if len(sends) >= count:
            free = max(free, sends[-count] + limit.window)
    return free


def plan(
    windows: Mapping[str, Window],
    wishes: Sequence[Wish],
    rules: Mapping[str, Sequence[Rule]],
    ahead: Ahead,
    now: int,
) -> tuple[list[int], dict[str, Window]]:
    """For each wish `now` (a place was taken) or the later moment to come again; the new windows.

    Writes the later moments down in `ahead`.
    """
    after = dict(windows)
    slots: list[int] = []
    for wish in wishes:
        limits = targets(wish.address, rules)
        urgent = wish.lane == Lane.emergency
        slots.append(_slot(after, limits, urgent, ahead, now))
        if slots[-1] == now:
            for target, bounds in limits.items():
                after[target] = _filled(after[target], bounds, now)
    return slots, {name: new for name, new in after.items() if new != windows[name]}


def _slot(
    windows: Mapping[str, Window],
    limits: Mapping[str, tuple[Limit, ...]],
    urgent: bool,
    ahead: Ahead,
    now: int,
) -> int:
    """`now`, or a moment behind everybody who already waits for the targets that are full."""
    full = [
        target
        for target, bounds in limits.items()
        if max(windows[target].closed_until, free_at(windows[target].sends, bounds, urgent, now))
        > now
    ]
    slot = now
    for target in full:
        waiting = (*windows[target].sends, *ahead.get((target, urgent), ()))
        free = free_at(sorted(waiting), limits[target], urgent, now)
        slot = max(slot, free, windows[target].closed_until)
    for target in full:
        waiting = (*ahead.get((target, urgent), ()), slot)
        ahead[target, urgent] = _latest(waiting, limits[target], now)
    return slot


def _filled(window: Window, limits: tuple[Limit, ...], now: int) -> Window:
    if not limits:
        return window
    longest = max(limit.window for limit in limits)
    sends = _latest((*window.sends, now), limits, now - longest)
    expires = NEVER if window.trouble else max(window.closed_until, now + longest)
    return replace(window, sends=sends, expires_at=expires)


def _latest(times: tuple[int, ...], limits: tuple[Limit, ...], since: int) -> tuple[int, ...]:
    """As many of the latest moments as the limits count, without those up to `since`."""
    most = max((limit.count for limit in limits), default=1)
    return tuple(sorted(at for at in times if at > since)[-most:])


class Limiter:
    """Takes places in the shared windows."""

    def __init__(
        self,
        store: Store,
        chance: Callable[[], float],
        rules: Mapping[str, Sequence[Rule]] = RULES,
    ) -> None:
        self._store = store
        self._chance = chance
        self._rules = rules
        self._ahead: Ahead = {}
        self._troubled: set[str] = set()

    async def reserve(self, wishes: Sequence[Wish], now: int) -> list[int]:
        """For each wish `now` where its place is taken, else the moment to come again.

        Durable on return. Raises `Unavailable`.
        """
        self._forget(now)
        names = {name for wish in wishes for name in targets(wish.address, self._rules)}
        for _ in range(TRIES):
            windows = await self._read(names)
            ahead = dict(self._ahead)
            slots, changed = plan(windows, wishes, self._rules, ahead, now)
            if await self._write(changed.values()):
                self._ahead = ahead
                return slots
        return [now + 1 + round(self._chance() * BUSY) for _ in wishes]

    async def close(self, target: str, until: int, trouble: str = "") -> None:
        """Nothing goes to `target` before `until`: the platform said so. Best effort.

        `trouble` is kept for operators until `works` is told of the target.
        """
        for _ in range(TRIES):
            window = (await self._read({target}))[target]
            until = max(until, window.closed_until)
            trouble = trouble or window.trouble
            last = NEVER if trouble else max(until, window.expires_at)
            closed = replace(window, closed_until=until, trouble=trouble, expires_at=last)
            if await self._write([closed]):
                return

    async def works(self, target: str) -> None:
        """Something got through to `target`: the trouble with it is over. Best effort."""
        if target not in self._troubled:
            return
        self._troubled.discard(target)
        window = (await self._read({target}))[target]
        if window.trouble:
            await self._write([replace(window, trouble="", expires_at=window.closed_until)])

    async def _read(self, names: Iterable[str]) -> dict[str, Window]:
        blank = [Window(id=name, street=self._store.street) for name in names]
        known = Known(self._store)
        await known.learn(Window, (new.id for new in blank))
        found = await asyncio.gather(*(known.get(Window, new.id) for new in blank))
        windows = {new.id: old or new for old, new in zip(found, blank, strict=True)}
        self._troubled |= {name for name, window in windows.items() if window.trouble}
        return windows

    async def _write(self, windows: Iterable[Window]) -> bool:
        changes = [Replace(window) if window.version else Insert(window) for window in windows]
        if not changes:
            return True
        try:
            await self._store.commit(changes)
        except Conflict:
            return False
        return True

    def _forget(self, now: int) -> None:
        past = [key for key, times in self._ahead.items() if not times or times[-1] <= now]
        for key in past:
            del self._ahead[key]


async def troubles(store: Store) -> dict[str, str]:
    """What operators have to know, by channel: settings, quotas, tokens."""
    found = await store.find(Window, [eq("expires_at", NEVER)])
    return {window.id.partition(":")[0]: window.trouble for window in found if window.trouble}
