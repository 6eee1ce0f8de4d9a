"""What tests of delivery have in common: notices, a sender that keeps what it was told, time."""

import asyncio
import itertools
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from domain.message import Reply
from domain.people import Address
from domain.work import Lane, Notice, Outcome
from services.clock import FixedClock
from services.delivery.loop import Delivery
from services.delivery.port import Letter
from services.delivery.quiet import Quiet
from storage.port import Insert, Store

NOON = 1_795_233_600_000
"""A moment in November 2026, ms UTC."""

HOUR = 3_600_000
_numbers = itertools.count(1)


def somebody(name: str = "oZhang", channel: str = "wechat") -> Address:
    """An address in one of our accounts."""
    return Address(channel, "gh_1", name)


def notice(**given: Any) -> Notice:
    """A notice due at `NOON`, good for an hour, to a person of its own."""
    number = next(_numbers)
    plain: dict[str, Any] = {
        "id": f"n{number:06}",
        "street": "yichuan",
        "lane": Lane.case,
        "reply": Reply(text=f"words {number}"),
        "made_at": NOON,
        "visible_at": NOON,
        "expires_at": NOON + HOUR,
    }
    if not given.get("staff"):
        plain["address"] = somebody(f"o{number}")
    return Notice(**(plain | given))


async def put(store: Store, *notices: Notice) -> None:
    """Insert them, a few hundred at a time."""
    for start in range(0, len(notices), 500):
        await store.commit([Insert(one) for one in notices[start : start + 500]])


async def seen(store: Store, one: Notice) -> Notice:
    """The notice as it is stored now."""
    found = await store.get(Notice, one.id)
    assert found is not None
    return found


class Said(NamedTuple):
    """One call of a sender."""

    notice: str
    address: Address
    text: str
    again: bool


class Mouth:
    """A `Sender` that keeps what it was told to say and answers as a script has it.

    `script` gives the outcomes of the coming calls (an exception is raised, an event waited
    for); afterwards everything is sent. `calls` counts the letters of each call.
    """

    def __init__(self, *script: Outcome | Exception | asyncio.Event, largest: int = 1) -> None:
        self.largest = largest
        self.said: list[Said] = []
        self.calls: list[int] = []
        self.speaking = asyncio.Event()
        self._script = list(script)

    async def send(self, letters: Sequence[Letter]) -> list[Outcome]:
        """Say each, one after the other."""
        self.calls.append(len(letters))
        return [await self._say(letter) for letter in letters]

    async def _say(self, letter: Letter) -> Outcome:
        """Keep it, then do what the script says."""
        self.said.append(Said(letter.notice, letter.address, letter.reply.text, letter.again))
        self.speaking.set()
        act = self._script.pop(0) if self._script else Outcome("sent")
        if isinstance(act, asyncio.Event):
            await act.wait()
            return Outcome("sent")
        if isinstance(act, Exception):
            raise act
        return act


AWAKE = Quiet(start=0, end=0)
"""A street that never sleeps."""


def loop(store: Store, mouth: Mouth, clock: FixedClock, **more: Any) -> Delivery:
    """A loop that speaks WeChat through `mouth` at all hours, and whose luck is always middling."""
    plain: dict[str, Any] = {"chance": lambda: 0.5, "quiet": AWAKE}
    return Delivery(store, {"wechat": mouth}, clock, **(plain | more))


async def through(delivery: Delivery) -> None:
    """Deliver until nothing is due any more."""
    while await delivery.run_once():
        pass


class Passing:
    """Time that passes only when somebody waits for it: moves the clock, keeps the lengths.

    `stop` is set once `done` holds.
    """

    def __init__(self, clock: FixedClock, done: Callable[[], bool] = lambda: False) -> None:
        self.waits: list[float] = []
        self.stop = asyncio.Event()
        self._clock, self._done = clock, done

    async def __call__(self, bell: asyncio.Event, seconds: float) -> None:
        """Let the seconds pass at once, unless the bell rang already."""
        if bell.is_set():
            return
        self.waits.append(seconds)
        self._clock.move(round(seconds * 1_000))
        if self._done():
            self.stop.set()
        await asyncio.sleep(0)


def ids(said: Sequence[Said]) -> list[str]:
    """Whose turn it was, in order."""
    return [one.notice for one in said]
