"""A desk with people who can be called, and a worker that does what calls have to be done."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from msgspec.structs import replace

from bot.crew import take_seats
from bot.script import Circle, Script, Seat
from bot.wiring import KINDS
from domain.call import Answer, Call, Recipient
from domain.people import Address, Identity, Staff
from domain.roster import Part
from domain.work import Notice
from services.calls.watching import Calling
from storage.port import Insert, Replace, eq
from tests.handlers.desk import ACCOUNT, Desk, opened

MEMBER = Seat(role="member")
SAID = "集结 宜南 防汛 现在 中潭路口 带沙袋"


class Crew:
    """The desk, and the calls that go out from it."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.store = desk, desk.store
        self._calling = Calling(desk.office, lambda: None)

    async def say(self, who: str, words: str, **more: Any) -> str:
        """Somebody speaks; then whatever became due is done."""
        answer = await self.desk.say(who, words, **more)
        await self._calling.run_once()
        return answer

    async def wait(self, minutes: int) -> None:
        """Time goes by."""
        self.desk.clock.move(minutes * 60_000)
        await self._calling.run_once()

    async def called(self, by: str = "值班", words: str = SAID) -> Call:
        """A call that was drafted and confirmed by one person."""
        await self.say(by, words)
        assert "已发出" in await self.say(by, "确认")
        return (await self.calls())[-1]

    async def calls(self) -> list[Call]:
        """All of them, oldest first."""
        return await self.store.find(Call)

    async def answers(self, call: Call) -> dict[str, Answer]:
        """What everybody said, by the name of their seat."""
        found = await self.store.find(Recipient, [eq("call", call.id)], limit=1000)
        return {await self.name(one.seat): one.answer for one in found}

    async def recipient(self, call: Call, name: str) -> Recipient:
        """The place of somebody in a call."""
        found = await self.store.find(Recipient, [eq("call", call.id)], limit=1000)
        [one] = [one for one in found if await self.name(one.seat) == name]
        return one

    async def name(self, seat: str) -> str:
        """What a seat is called."""
        found = await self.store.get(Staff, seat)
        return found.name if found else ""

    async def pushes(self, name: str) -> list[str]:
        """The words of every push made for a seat."""
        found = await self.store.find(Notice, limit=5000)
        return [n.reply.text for n in found if n.reply and await self.name(n.staff) == name]

    async def also_at(self, who: str, channel: str, external: str) -> None:
        """The same person has an account in another channel too."""
        known = await self.store.get(Identity, f"wechat:{ACCOUNT}:{who}")
        assert known is not None
        address = Address(channel, ACCOUNT, external)
        await self.store.commit(
            [Insert(replace(known, id=address.key, address=address, version=0))]
        )

    async def moves_to(self, name: str, who: str) -> None:
        """Another person sits on this seat from now on."""
        seats = await self.store.find(Staff, limit=1000)
        seat = next(seat for seat in seats if seat.name == name)
        known = await self.store.get(Identity, f"wechat:{ACCOUNT}:{who}")
        assert known is not None
        await self.store.commit([Replace(replace(seat, person=known.person))])


@asynccontextmanager
async def crewed(members: int = 3, **seats: Seat) -> AsyncIterator[Crew]:
    """A desk, a supervisor, and a team of 组长 and so many members, in 宜南."""
    people: dict[str, Part] = {"组长": "leader"} | {f"队员{n}": "member" for n in range(1, members)}
    named = {"值班": Seat(role="desk"), "总指导员": Seat(role="supervisor"), **seats}
    named |= dict.fromkeys(people, MEMBER)
    circle = Circle(level="team", grid="yinan", team="flood", people=people)
    script = Script(title="", steps=(), seats=named, groups={"宜南防汛组": circle})
    async with opened(KINDS) as desk:
        codes = await take_seats(desk.store, script, desk.clock.now())
        for name, code in list(codes.items())[: len(seats) + 6]:
            assert "绑定" in await desk.say(name, f"绑定 {code}")
        yield Crew(desk)
