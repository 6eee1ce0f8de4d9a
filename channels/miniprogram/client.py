"""Asks the platform who somebody is. The session_key that comes along is never read, kept or told."""

import msgspec
from aiohttp import ClientSession

from channels.miniprogram.account import MiniprogramAccount
from channels.miniprogram.codes import refuse
from channels.tencent.api import TIMEOUT_S, A, Answer, Unheard, ask
from channels.tencent.calls import Calls
from domain.errors import StoreError
from domain.work import Outcome
from services.people.visitors import NoAnswer, Visitor


class _Known(Answer, frozen=True):
    """Who opened it. The platform names a session_key beside; no field here takes it."""

    openid: str = ""
    unionid: str = ""


class _Number(msgspec.Struct, frozen=True):
    purePhoneNumber: str = ""  # noqa: N815  the platform's own name


class _Shown(Answer, frozen=True):
    phone_info: _Number = _Number()


class MiniprogramClient:
    """The mini-program's `Platform`."""

    def __init__(
        self,
        account: MiniprogramAccount,
        http: ClientSession,
        calls: Calls,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        self.app_id = account.app_id
        self._account, self._http, self._calls = account, http, calls
        self._timeout_s = timeout_s

    async def visitor(self, code: str) -> Visitor:
        """See `Platform.visitor`. A code opens once, so nothing is asked twice."""
        query = {
            "appid": self._account.app_id,
            "secret": self._account.app_secret,
            "js_code": code,
            "grant_type": "authorization_code",
        }
        url = self._account.endpoint("/sns/jscode2session")
        try:
            known = await ask(self._http, url, kind=_Known, query=query, timeout_s=self._timeout_s)
        except Unheard as fault:
            raise NoAnswer(fault.detail) from None
        refuse(known.errcode or 0)
        if not known.openid:
            raise NoAnswer("an answer without openid")
        return Visitor(known.openid, known.unionid)

    async def phone(self, code: str) -> str:
        """See `Platform.phone`."""
        shown = await self._posted("/wxa/business/getuserphonenumber", {"code": code}, _Shown)
        refuse(shown.errcode or 0)
        if not shown.phone_info.purePhoneNumber:
            raise NoAnswer("an answer without a number")
        return shown.phone_info.purePhoneNumber

    async def _posted(self, path: str, body: object, kind: type[A]) -> A:
        try:
            answer = await self._calls.post(self._account.endpoint(path), body, kind)
        except StoreError:
            raise NoAnswer("the store with the token does not answer") from None
        if isinstance(answer, Outcome):
            raise NoAnswer(answer.detail)
        return answer
