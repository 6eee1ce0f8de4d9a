"""Who somebody at the official account is elsewhere: user/info, for the unionid alone.

Source: 公众号 › 获取用户基本信息(UnionID机制). Nicknames and pictures are not told any more, and
nothing else of the answer is read.
"""

from channels.tencent.api import Answer
from channels.tencent.calls import Calls
from channels.tencent.codes import outcome
from channels.wechat.account import WechatAccount
from domain.people import Address
from domain.work import Outcome
from services.clock import Clock


class _Info(Answer, frozen=True):
    """`unionid` is told of followers only, and where the account shares an open platform."""

    openid: str = ""
    unionid: str = ""


class WechatPeople:
    """The official account's `Knows`."""

    def __init__(self, account: WechatAccount, calls: Calls, clock: Clock) -> None:
        self._url = account.endpoint("/cgi-bin/user/info")
        self._calls, self._clock = calls, clock

    async def union(self, address: Address) -> str | Outcome:
        """See `Knows.union`. What is said of somebody else than was asked for is no answer."""
        openid = address.external
        info = await self._calls.get(self._url, {"openid": openid, "lang": "zh_CN"}, _Info)
        if isinstance(info, Outcome):
            return info
        if info.errcode:
            return outcome(info.errcode, self._clock.now())
        if info.openid != openid:
            return Outcome("again", "an answer about somebody else")
        return info.unionid
