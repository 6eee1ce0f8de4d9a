"""What our page needs to open WeChat's own dialogs (JS-SDK): the account's ticket, and a signature.

Source: 公众号 › 网页开发 › JS-SDK 使用权限签名算法. The ticket lives two hours and may be fetched
seldom, so it is kept and shared like the access token.
"""

import hashlib
import logging
import secrets

from aiohttp import ClientSession

from channels.tencent.api import TIMEOUT_S, Answer, ask
from channels.tencent.codes import CONFIGURATION, STALE, outcome
from channels.tencent.tokens import NoToken, Tokens
from channels.wechat.account import WechatAccount
from domain.errors import StoreError
from domain.work import Outcome
from services.clock import Clock
from services.delivery.consenting import Signed

log = logging.getLogger(__name__)


class Ticketed(Answer, frozen=True):
    """The platform's answer with a ticket in it."""

    ticket: str = ""


class PageTicket:
    """The `Source` of the account's jsapi_ticket, which its access token buys."""

    forces = False

    def __init__(
        self,
        account: WechatAccount,
        session: ClientSession,
        tokens: Tokens,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        self.name = f"wechat-page:{account.app_id}"
        self._url = account.endpoint("/cgi-bin/ticket/getticket")
        self._session, self._tokens, self._timeout_s = session, tokens, timeout_s

    async def ask(self, *, force: bool) -> Answer:
        """See `Source.ask`; there is nothing to force. A token that is turned down is renewed once.

        Raises `NoToken` as well, where no access token can be had.
        """
        token = await self._tokens.current()
        answer = await self._asked(token)
        if answer.errcode in STALE:
            answer = await self._asked(await self._tokens.current(refused=token))
        return Answer(answer.errcode, answer.ticket, answer.expires_in)

    def refusal(self, code: int | None) -> Outcome | None:
        """Wrong settings stay wrong, everything else passes."""
        return outcome(code, now=0) if code in CONFIGURATION else None

    async def _asked(self, token: str) -> Ticketed:
        query = {"access_token": token, "type": "jsapi"}
        return await ask(
            self._session, self._url, kind=Ticketed, query=query, timeout_s=self._timeout_s
        )


class Offering:
    """Signs our page, so that it may offer the account's notices of one template."""

    def __init__(
        self, account: WechatAccount, tickets: Tokens, clock: Clock, template: str
    ) -> None:
        self._account, self._tickets = account, tickets
        self._clock, self._template = clock, template

    async def signed(self, url: str) -> Signed | None:
        """For the page at this address; None while no ticket can be had."""
        try:
            ticket = await self._tickets.current()
        except (NoToken, StoreError) as fault:
            log.warning("wechat: no ticket for a page (%s)", type(fault).__name__)
            return None
        nonce, stamp = secrets.token_hex(8), self._clock.now() // 1000
        proof = signature(ticket, nonce, stamp, url)
        return Signed(self._account.app_id, self._template, nonce, stamp, proof)


def signature(ticket: str, nonce: str, stamp: int, url: str) -> str:
    """SHA-1 over the raw pairs in their order; of the address all before its `#` counts."""
    pairs = (
        ("jsapi_ticket", ticket),
        ("noncestr", nonce),
        ("timestamp", str(stamp)),
        ("url", url.partition("#")[0]),
    )
    text = "&".join(f"{name}={value}" for name, value in pairs)
    return hashlib.sha1(text.encode()).hexdigest()  # noqa: S324  the platform's choice
