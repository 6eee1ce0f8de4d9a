"""The access token: one for all workers, in the store, fetched once.

Source: 公众号 › 获取稳定版接口调用凭据 (POST /cgi-bin/stable_token). It lives up to two hours;
asking again in normal mode returns the same one until 5 minutes before its end, and then the old
one stays good for these minutes too. It is isolated from /cgi-bin/token.
"""

import asyncio
import logging
from typing import ClassVar

from aiohttp import ClientSession
from msgspec.structs import replace

from channels.wechat.account import WechatAccount
from channels.wechat.api import TIMEOUT_S, Answer, Unheard, ask
from channels.wechat.codes import CONFIGURATION, outcome
from domain.document import Document, Index
from domain.errors import Conflict, XinyiError
from domain.work import Outcome
from services.clock import Clock
from storage.port import Insert, Replace, Store

log = logging.getLogger(__name__)

MARGIN = 5 * 60_000
"""A token is renewed when less than this (ms) is left."""

LEASE = 15_000
"""How long (ms) one worker may be fetching; also how long a failed fetch keeps others from it."""

FORCE_EVERY = 3_600_000
"""Forcing a new token kills the old one for everybody, so at most once in this time (ms)."""

BUSY = 1_000
"""When (ms) to look again while another worker is fetching."""


class AccessToken(Document, frozen=True, kw_only=True):
    """The token of one account; id `wechat:<app_id>`.

    A worker takes the lease (`leased_until`, ms UTC) by an optimistic commit before it asks the
    platform: of several workers one wins, the others go on with the old token or come again.
    """

    collection: ClassVar[str] = "access_tokens"
    indexes: ClassVar[tuple[Index, ...]] = ()

    token: str = ""
    expires_at: int = 0
    leased_until: int = 0
    forced_at: int = 0

    def good(self, refused: str, until: int) -> bool:
        """Whether it can be used at `until`, given the token that was `refused`."""
        return bool(self.token) and self.token != refused and self.expires_at > until

    def __repr__(self) -> str:
        """Without the token: this lands in logs and tracebacks."""
        return f"AccessToken(id={self.id!r}, expires_at={self.expires_at})"


class NoToken(XinyiError):
    """No access token can be had now; `outcome` says what that means for a message."""

    def __init__(self, meaning: Outcome) -> None:
        super().__init__(meaning.detail)
        self.outcome = meaning


class Tokens:
    """Gives out the account's token. Nothing is kept in memory: other processes renew it too."""

    def __init__(
        self,
        account: WechatAccount,
        session: ClientSession,
        store: Store,
        clock: Clock,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        self._account, self._session, self._store = account, session, store
        self._clock, self._timeout_s = clock, timeout_s
        self._one = asyncio.Lock()

    async def current(self, refused: str = "") -> str:
        """A token that should work; another one than `refused`, which the platform turned down.

        Raises `NoToken`, or a `StoreError` where the store fails.
        """
        held = await self._held()
        if held.good(refused, self._clock.now() + MARGIN):
            return held.token
        async with self._one:
            return await self._renewed(refused)

    async def _held(self) -> AccessToken:
        name = f"wechat:{self._account.app_id}"
        found = await self._store.get(AccessToken, name)
        return found or AccessToken(id=name, street=self._store.street)

    async def _renewed(self, refused: str) -> str:
        """Read again (somebody may have renewed it while we waited), else renew it ourselves."""
        held, now = await self._held(), self._clock.now()
        if held.good(refused, now + MARGIN):
            return held.token
        try:
            leased = await self._leased(held, now)
            return await self._fetched(leased, refused)
        except NoToken:
            if held.good(refused, now):
                return held.token
            raise

    async def _leased(self, held: AccessToken, now: int) -> AccessToken:
        if held.leased_until <= now:
            try:
                return await self._kept(replace(held, leased_until=now + LEASE))
            except Conflict:
                pass
        raise NoToken(Outcome("again", "the token is being fetched", wait=BUSY, scope="account"))

    async def _kept(self, token: AccessToken) -> AccessToken:
        await self._store.commit([Replace(token) if token.version else Insert(token)])
        return replace(token, version=token.version + 1)

    async def _fetched(self, leased: AccessToken, refused: str) -> str:
        """Ask, write down, release. After a failure the lease stays: nobody hammers."""
        now = self._clock.now()
        answer, forced_at = await self._ask(force=False), leased.forced_at
        if answer.access_token == refused and now - forced_at >= FORCE_EVERY:
            answer, forced_at = await self._ask(force=True), now
        if answer.access_token == refused:
            log.warning("wechat: the platform refuses the token that it gives out")
            meaning = "the platform refuses its own token"
            raise NoToken(Outcome("again", meaning, wait=4 * LEASE, scope="account"))
        fresh = replace(
            leased,
            token=answer.access_token,
            expires_at=now + answer.expires_in * 1000,
            leased_until=0,
            forced_at=forced_at,
        )
        try:
            await self._kept(fresh)
        except Conflict:
            log.info("wechat: the lease ran out while the token was fetched")
        return fresh.token

    async def _ask(self, *, force: bool) -> Answer:
        url = self._account.endpoint("/cgi-bin/stable_token")
        body = {
            "grant_type": "client_credential",
            "appid": self._account.app_id,
            "secret": self._account.app_secret,
            "force_refresh": force,
        }
        try:
            answer = await ask(self._session, url, body, timeout_s=self._timeout_s)
        except Unheard as fault:
            raise NoToken(Outcome("again", f"token: {fault.detail}", scope="account")) from None
        if not answer.access_token or answer.expires_in <= 0:
            raise NoToken(_refusal(answer.errcode, self._clock.now()))
        return answer


def _refusal(code: int | None, now: int) -> Outcome:
    """Why there is no token: wrong settings stay wrong, everything else passes."""
    if code in CONFIGURATION:
        return outcome(code, now)
    log.warning("wechat: no token, errcode %s", code)
    return Outcome("again", f"token: errcode {code}", wait=LEASE, scope="account")
