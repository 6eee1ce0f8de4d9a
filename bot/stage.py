"""Plays a dialogue through the real doors: a server on loopback, the simulator's phones, a clock
that is moved by hand. What a journey test and `python -m bot simulate` do is one and the same.
"""

import socket
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
from aiohttp import web
from msgspec import structs

from bot.crew import take_seats
from bot.development import with_stand_ins
from bot.gestures import done
from bot.kept import understanding_of
from bot.script import Script, Step, read_script
from bot.settings import Settings
from bot.simulation import make_simulator
from bot.wiring import House, make_house, make_office, make_store
from channels.simulator import Simulator, acts, routes
from channels.simulator.keys import Channel
from channels.simulator.phones import Chat, Entry
from domain.case import Case, Event, State
from domain.street import Street
from domain.workflow import TABLE
from services.clock import FixedClock
from services.escalation.watching import Watching
from services.pack import load
from services.reminders.tick import ticked
from services.understanding import Understanding

ROWS = frozenset(row.act for row in TABLE)
MOST = 1_000
"""Lines of history and cases of one dialogue at most."""


class Heard(msgspec.Struct, frozen=True):
    """What reached a phone in one step, and what of the expectations did not hold.

    `acts` are the rows of the table that cases went through in it, `states` where they then stand.
    """

    step: Step
    lines: tuple[str, ...]
    faults: tuple[str, ...]
    acts: tuple[str, ...] = ()
    states: frozenset[State] = frozenset()


class Stage:
    """The phones of one dialogue in front of one house."""

    def __init__(
        self, house: House, simulator: Simulator, clock: FixedClock, script: Script
    ) -> None:
        self._house, self._simulator, self._clock, self._script = house, simulator, clock, script
        self._watching = Watching(house.office, house.delivery.wake, lambda _: None)
        self._codes: dict[str, str] = {}
        self._phones: dict[str, str] = {}
        self._seen: set[tuple[int, str]] = set()
        self._written: set[str] = set()

    async def play(self, told: Callable[[Heard], Awaitable[None]]) -> list[Heard]:
        """Play every step; `told` sees each as it happens."""
        store, now = self._house.office.store, self._clock.now()
        self._codes = await take_seats(store, self._script, now)
        for name, seat in self._script.seats.items():
            if seat.bound:
                await self._bind(name)
        played = []
        for step in self._script.steps:
            played.append(await self._told(await self._play(step)))
            await told(played[-1])
        return played

    async def _bind(self, name: str) -> None:
        chat = self._chat(name)
        await self._simulator.perform(chat, acts.Say(f"绑定 {self._codes[name]}"))
        await self._house.delivery.run_once()
        self._news(chat)

    async def _play(self, step: Step) -> Heard:
        if step.wait:
            self._clock.move(step.wait)
            await self._watching.clocks()
            await self._watching.desk()
            await ticked(self._house.office, self._house.delivery.wake)
            await self._house.calling.run_once()
            await self._house.delivery.run_once()
            return Heard(step, (), ())
        chat = self._chat(step.who)
        if step.act is not None:
            self._clock.move(1_000)
            await self._simulator.perform(chat, done(chat, step.act, self._codes))
        await self._house.fetching.run_once()
        await self._house.calling.run_once()
        while await self._house.delivery.run_once():
            pass
        lines = self._news(chat)
        said = "\n".join(lines)
        faults = [f"不曾听到「{words}」" for words in step.hears if words not in said]
        faults += [f"不该听到「{words}」" for words in step.never if words in said]
        return Heard(step, tuple(lines), tuple(faults))

    async def _told(self, heard: Heard) -> Heard:
        """The same with what the histories and the cases say of that step."""
        store = self._house.office.store
        lines = [e for e in await store.find(Event, limit=MOST) if e.id not in self._written]
        self._written |= {line.id for line in lines}
        states = frozenset(case.state for case in await store.find(Case, limit=MOST))
        acts = tuple(line.act for line in lines if line.act in ROWS)
        return structs.replace(heard, acts=acts, states=states)

    def _chat(self, name: str) -> Chat:
        channel = self._channel(name)
        if name not in self._phones:
            kind = "chief" if name in self._script.seats else "resident"
            self._phones[name] = f"{kind}-{len(self._phones) + 1}"
            self._simulator.phones.chat(channel, self._phones[name]).following = True
        return self._simulator.phones.chat(channel, self._phones[name])

    def _channel(self, name: str) -> Channel:
        if name in self._script.wecom:
            return "wecom"
        return "telegram" if name in self._script.telegram else "wechat"

    def _news(self, chat: Chat) -> list[str]:
        """The lines that reached this phone, or got a stamp, since it was last looked at."""
        news = [e for e in chat.entries if e.side != "me" and (e.seq, e.stamp) not in self._seen]
        self._seen |= {(e.seq, e.stamp) for e in news}
        return [_line(e) for e in news]


def _line(entry: Entry) -> str:
    buttons = " ".join(f"[{b.label}]" for row in entry.buttons for b in row)
    return f"{entry.text} {buttons} {entry.stamp}".strip()


@asynccontextmanager
async def staged(script: Script, store: str = "") -> AsyncIterator[Stage]:
    """A house on loopback with an empty store of its own, ready to play the script."""
    with tempfile.TemporaryDirectory(prefix="xinyi-") as folder, _listening() as listening:
        street, understanding = knowledge(script.street)
        port = listening.getsockname()[1]
        given = Settings(
            listen=f"127.0.0.1:{port}", store=store or f"sqlite:///{Path(folder) / 'play.db'}"
        )
        clock = FixedClock(_moment(script.clock, street))
        own = make_store(given, street.id)
        await own.open()
        try:
            office = make_office(own, clock, street, understanding, given.base_url)
            async with make_house(with_stand_ins(given), office, clock) as house:
                simulator = make_simulator(house, given)
                async with _served(house, simulator, listening):
                    yield Stage(house, simulator, clock, script)
        finally:
            await own.close()


async def play_file(path: str) -> int:
    """Play a script and print it; the exit code says whether everything was heard."""
    script = read_script(Path(path))
    print(script.title)
    async with staged(script) as stage:
        played = await stage.play(_printed)
    return 1 if any(heard.faults for heard in played) else 0


async def _printed(heard: Heard) -> None:
    step = heard.step
    print(f"  ({step.wait // 60_000} min)" if step.wait else f"{step.who}: {step.act or '…'}")
    for line in heard.lines:
        print("    " + line.replace("\n", "\n    "))
    for fault in heard.faults:
        print(f"  !! {fault}")


@asynccontextmanager
async def _served(
    house: House, simulator: Simulator, listening: socket.socket
) -> AsyncIterator[None]:
    app = web.Application()
    app.add_routes([*house.doors, *routes(simulator)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.SockSite(runner, listening).start()
    try:
        yield
    finally:
        await simulator.close()
        await runner.cleanup()


@cache
def knowledge(name: str = "yichuan") -> tuple[Street, Understanding]:
    """A street and its understanding: pure, so that many dialogues can share them."""
    street = load(name)
    return street, understanding_of(street)


def _moment(text: str, street: Street) -> int:
    here = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(street.zone))
    return int(here.timestamp() * 1000)


def _listening() -> socket.socket:
    """A socket on a free port, held from now on: many plays may run side by side."""
    return socket.create_server(("127.0.0.1", 0))
