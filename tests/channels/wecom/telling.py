"""What WeCom is told in these tests, to whom, and what became of it."""

from channels.wecom.client import WecomClient
from domain.message import Choice, Reply
from domain.people import Address
from domain.work import Outcome
from services.delivery.port import Letter
from tests.channels.wecom.account import wecom_account

CORP = wecom_account().corp_id
SIGN = Choice("接单", "接单 7", word="接单 7")
DETAIL = Choice("详情", "详情 7", word="详情 7")
ALERT = Reply(text="【待签收】7号 优先\n楼道堆物|宜川四村12号3楼\n照片2", choices=(SIGN, DETAIL))
DONE = Reply(text="7号由王网格长签收了。")


def letters(*externals: str, reply: Reply = DONE, again: bool = False) -> list[Letter]:
    """The same to each of them."""
    return [
        Letter(Address("wecom", CORP, external), reply, f"n{n}", again)
        for n, external in enumerate(externals)
    ]


async def tell(
    client: WecomClient, *externals: str, reply: Reply = DONE, again: bool = False
) -> list[Outcome]:
    """All of them in one call."""
    return list(await client.send(letters(*externals, reply=reply, again=again)))


async def one(client: WecomClient, reply: Reply = DONE, *, again: bool = False) -> Outcome:
    """One chief alone."""
    [outcome] = await tell(client, "WangChief", reply=reply, again=again)
    return outcome
