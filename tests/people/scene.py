"""People with several accounts: in chat, and in the mini-program with or without a unionid."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from domain.case import Case
from domain.errors import Conflict
from domain.people import Identity
from services.people import access, joining, unions
from services.people.access import Known
from services.people.names import accounts_of, names_of
from services.people.visitors import Visitor
from services.unit import Unit
from tests.handlers.desk import ACCOUNT, SECOND, Desk

Desks = Sequence[Desk]
MINI = "wx-mini"
LIGHT, CLUTTER = "宜川四村12号路灯不亮", "宜川四村8号楼道堆物"
T = TypeVar("T")


async def settled(act: Callable[[Unit], Awaitable[T]], desk: Desk) -> T:
    """Committed, on fresh reads as long as somebody else was quicker."""
    while True:
        unit = Unit(desk.store)
        try:
            done = await act(unit)
            await unit.commit()
        except Conflict:
            await asyncio.sleep(0)
        else:
            return done


async def signed_in(desk: Desk, openid: str, union: str = "") -> Known:
    """Somebody in the mini-program."""

    async def act(unit: Unit) -> str:
        word, _ = await access.sign_in(unit, MINI, Visitor(openid, union), desk.clock.now())
        return word

    known = await access.known(desk.store, await settled(act, desk), desk.clock.now())
    assert known is not None
    return known


def chat(who: str) -> str:
    """The id of somebody's account in chat."""
    return f"wechat:{ACCOUNT}:{who}"


def mini(who: str) -> str:
    """The id of somebody's account in the mini-program."""
    return f"miniprogram:{MINI}:{who}"


async def account(desk: Desk, id: str) -> Identity:
    """It, as it is stored."""
    found = await desk.store.get(Identity, id)
    assert found is not None
    return found


async def told(desk: Desk, id: str, union: str) -> None:
    """What the platform says of an account."""

    async def act(unit: Unit) -> None:
        known = await account(desk, id)
        after = await unions.told(unit, known, union, desk.clock.now())
        if after != known:
            unit.put(after)

    await settled(act, desk)


async def split(desk: Desk, id: str) -> None:
    """An operator's `people split`."""

    async def act(unit: Unit) -> None:
        await joining.split(unit, await account(desk, id), desk.clock.now())

    await settled(act, desk)


async def one_person(desk: Desk, *ids: str) -> bool:
    """Whether these accounts are one person's; whichever is asked says the same."""
    found = [await account(desk, id) for id in ids]
    families = [{a.id for a in await accounts_of(desk.store, one.person)} for one in found]
    names = [await names_of(desk.store, one.person) for one in found]
    joined = {one.whole for one in found}
    assert (len(joined) == 1) == all(set(ids) <= family for family in families)
    assert len(joined) > 1 or len(set(names)) == 1
    return len(joined) == 1


async def last_case(desk: Desk) -> Case:
    """The latest case of all."""
    return (await desk.cases())[-1]


async def mini_reports(desk: Desk, openid: str, text: str) -> str:
    """A case from the mini-program, a second later; its number."""
    desk.clock.move(SECOND)
    key = f"miniprogram:{desk.clock.now()}"
    await desk.say(openid, text, channel="miniprogram", account=MINI, key=key)
    return (await last_case(desk)).number


async def both_with_a_past(desks: Desks) -> tuple[str, str]:
    """A case made in chat and one made in the mini-program: their numbers."""
    await desks[0].say("oAnn", LIGHT)
    first = (await last_case(desks[0])).number
    desks[0].clock.move(SECOND)
    await signed_in(desks[1], "mAnn")
    return first, await mini_reports(desks[1], "mAnn", CLUTTER)


async def joined(desks: Desks) -> tuple[str, str]:
    """The same, and both told of with one unionid."""
    numbers = await both_with_a_past(desks)
    await told(desks[0], chat("oAnn"), "u-ann")
    await signed_in(desks[1], "mAnn", "u-ann")
    assert await one_person(desks[0], chat("oAnn"), mini("mAnn"))
    return numbers
