"""`demo`: a believable month, told through the same conversation that real people use.

Made-up people report made-up things; chiefs sign, handle and are answered. All of it goes through
`Conversation`, so what stands in the store afterwards is what the street would have. The channel
is called `demo` and nobody listens there: nothing is sent to anyone.
"""

import random
from collections.abc import Iterator

import msgspec

from domain.message import Incoming, Rendered, Reply
from domain.people import Role
from domain.street import Street
from handlers.conversation import Conversation
from services.clock import FixedClock
from services.office import Office
from services.pack.reading import STREETS
from services.people import seats
from services.roster.importing import bring_in
from storage.port import Store

DAYS, A_DAY, PEOPLE = 30, 14, 80
HOUR = 3_600_000


class Moment(msgspec.Struct, frozen=True, order=True):
    """Something that somebody will say at a time (ms UTC)."""

    at: int
    who: str
    words: str


class Month:
    """Plays the month into an office whose clock is `clock`."""

    def __init__(self, office: Office, clock: FixedClock, seed: int = 1690) -> None:
        self._office, self._clock = office, clock
        self._chance = random.Random(seed)  # noqa: S311  the same month every time
        self._conversation = Conversation(office, lambda: None)
        self._said = 0

    async def play(self) -> int:
        """Everybody binds, speaks, works; returns how many messages that took."""
        chiefs = [await self._bound(*seat) for seat in self._seats()]
        for _ in range(DAYS):
            await self._day(chiefs)
        return self._said

    def _seats(self) -> Iterator[tuple[Role, str, int]]:
        for grid in self._office.street.grids:
            yield from (("grid_chief", grid.id, number) for number in (1, 2))
        yield ("desk", "", 1)

    async def _bound(self, role: Role, grid: str, number: int) -> str:
        name = f"{self._office.grid_name(grid) or '街道值班'}{number}(演示)"
        _, code = await seats.add(self._office.store, name, role, grid, self._clock.now())
        await self._say(name, f"绑定 {code}")
        return name

    async def _day(self, chiefs: list[str]) -> None:
        start = self._clock.now()
        reports = sorted(self._reports(start))
        for moment in reports:
            self._clock.move(moment.at - self._clock.now())
            await self._say(moment.who, moment.words)
        self._clock.move(start + 24 * HOUR - self._clock.now())
        for chief in chiefs:
            await self._work(chief)
        for number in range(PEOPLE):
            if self._chance.random() < 0.2:
                word = "没好" if self._chance.random() < 0.15 else "满意"
                await self._say(f"resident-{number}", word)

    def _reports(self, start: int) -> Iterator[Moment]:
        for _ in range(A_DAY):
            at = start + int(self._chance.triangular(0, 23, 9) * HOUR)
            who = f"resident-{self._chance.randrange(PEOPLE)}"
            yield Moment(at, who, self._sentence(self._office.street))

    def _sentence(self, street: Street) -> str:
        places = [p for p in street.places if p.grid and p.kind in ("estate", "village")]
        topics = [t for t in street.topics if t.words and t.urgency != "emergency"]
        place, topic = self._chance.choice(places), self._chance.choice(topics)
        door = f"{self._chance.randrange(1, 60)}号"
        return f"{place.name}{door}，{self._chance.choice(topic.words)}"

    async def _work(self, chief: str) -> None:
        """A chief goes through the list: most is signed, most of that done."""
        listed = await self._say(chief, "待办")
        for number in [line.split("号")[0] for line in listed.splitlines() if "|" in line]:
            if self._chance.random() < 0.9:
                await self._say(chief, f"接单 {number}")
            if self._chance.random() < 0.8:
                self._clock.move(int(self._chance.random() * HOUR / 4))
                await self._say(chief, f"办结 {number} 现场处理好了")

    async def _say(self, who: str, words: str) -> str:
        self._said += 1
        self._clock.move(1_000)
        now = self._clock.now()
        incoming = Incoming(
            channel="demo", account="demo", sender=who, key=f"demo:{now}:{who}", at=now,
            kind="text", text=words,
        )  # fmt: skip
        return await self._conversation.answer(incoming, _told)


async def sample_roster(store: Store, street: Street, now: int) -> int:
    """The pack's invented people, for drills; how many are new. Never called in production."""
    sheet = STREETS / street.id / "roster.sample.csv"
    if not sheet.is_file():
        return 0
    return len((await bring_in(store, street, sheet, now)).new)


def _told(_: Incoming, reply: Reply) -> Rendered:
    return Rendered(passive=reply.text)
