"""What somebody allowed (订阅通知) is spent once, none of it is lost, and it ends with their data."""

import asyncio
from collections.abc import Awaitable

from domain.errors import Conflict
from domain.people import Address
from domain.reach import Grant, grant_id
from services.delivery.ledgers import Grants
from tests.handlers.desk import ACCOUNT, Desk
from tests.people.scene import MINI, Desks, signed_in, told

ANN, TEMPLATE, WORKERS, TIMES = Address("wechat", ACCOUNT, "oAnn"), "progress", 6, 5


async def persisting(grants: Grants, act: str) -> bool | None:
    """As a sender or a door does: again, while others are quicker."""
    while True:
        try:
            doing: Awaitable[bool | None] = getattr(grants, act)(ANN, TEMPLATE)
            return await doing
        except Conflict:
            await asyncio.sleep(0)


async def left(desk: Desk, address: Address = ANN) -> int | None:
    """How many are left; None where nothing is known of any."""
    found = await desk.store.get(Grant, grant_id(address.key, TEMPLATE))
    return found.left if found else None


def workers(desks: Desks) -> list[Grants]:
    """Half of them on each store; none knows the others' locks."""
    return [Grants(desks[n % 2].store) for n in range(WORKERS)]


async def test_however_many_arrive_at_once_none_is_lost(desks: Desks) -> None:
    await asyncio.gather(*(persisting(one, "add") for one in workers(desks) for _ in range(TIMES)))
    assert await left(desks[0]) == WORKERS * TIMES


async def test_one_that_all_want_to_spend_is_spent_once(desks: Desks) -> None:
    await Grants(desks[0].store).add(ANN, TEMPLATE)
    spent = await asyncio.gather(*(persisting(one, "spend") for one in workers(desks)))
    assert spent.count(True) == 1
    assert await left(desks[1]) == 0


async def test_what_comes_and_goes_at_once_adds_up(desks: Desks) -> None:
    came = [persisting(one, "add") for one in workers(desks) for _ in range(TIMES)]
    went = [persisting(one, "spend") for one in workers(desks) for _ in range(TIMES)]
    spent = await asyncio.gather(*(act for pair in zip(came, went, strict=True) for act in pair))
    assert await left(desks[0]) == WORKERS * TIMES - spent.count(True)


async def test_erasure_ends_what_every_account_of_theirs_allowed(desks: Desks) -> None:
    await desks[0].say("oAnn", "你好")
    await signed_in(desks[0], "mAnn", "u-ann")
    await told(desks[0], ANN.key, "u-ann")
    mini, other = Address("miniprogram", MINI, "mAnn"), Address("wechat", ACCOUNT, "oAnn2")
    for address in (ANN, mini, other):
        await Grants(desks[0].store).add(address, TEMPLATE, 2)
    await desks[0].say("oAnn", "删除我的信息")
    await desks[0].say("oAnn", "1")
    found = [await left(desks[1], address) for address in (ANN, mini, other)]
    assert found == [None, None, 2]
