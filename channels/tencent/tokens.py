"""The access token: one for all workers, in the store, fetched once.

It lives up to two hours. Asking again gives the same one as long as it is good; near its end a
new one comes, and the old one stays good for some minutes.
"""

import asyncio
import logging
from typing import ClassVar, Protocol

from msgspec.structs import replace

from channels.tencent.api import Answer, Unheard
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


class Source(Protocol):
    """Where one account's token comes from.

    `name` is the id under which it is kept; `forces` says whether the platform can be made to
    give out a new one while the old one is still good.
    """

    name: str
    forces: bool

    async def ask(self, *, force: bool) -> Answer:
        """The platform's answer with a token in it. Raises `Unheard`."""

    def refusal(self, code: int | None) -> Outcome | None:
        """What a refusal means that will not pass by itself; None where it may."""


class AccessToken(Document, frozen=True, kw_only=True):
    """The token of one account; id is its source's name.

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

    def __init__(self, source: Source, store: Store, clock: Clock) -> None:
        self._source, self._store, self._clock = source, store, clock
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
        name = self._source.name
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
        may_force = self._source.forces and now - forced_at >= FORCE_EVERY
        if answer.access_token == refused and may_force:
            answer, forced_at = await self._ask(force=True), now
        if answer.access_token == refused:
            log.warning("%s: the platform refuses the token that it gives out", self._source.name)
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
            log.info("%s: the lease ran out while the token was fetched", self._source.name)
        return fresh.token

    async def _ask(self, *, force: bool) -> Answer:
        try:
            answer = await self._source.ask(force=force)
        except Unheard as fault:
            raise NoToken(Outcome("again", f"token: {fault.detail}", scope="account")) from None
        if not answer.access_token or answer.expires_in <= 0:
            raise NoToken(self._source.refusal(answer.errcode) or self._passing(answer.errcode))
        return answer

    def _passing(self, code: int | None) -> Outcome:
        log.warning("%s: no token, errcode %s", self._source.name, code)
        return Outcome("again", f"token: errcode {code}", wait=LEASE, scope="account")
