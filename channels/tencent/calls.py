"""Calls in one account's name: with its token, and once more where that was turned down."""

from collections.abc import Awaitable, Container, Mapping

from aiohttp import ClientSession

from channels.tencent.api import TIMEOUT_S, A, Unheard, ask
from channels.tencent.tokens import NoToken, Tokens
from domain.errors import StoreError
from domain.work import Outcome


class Calls:
    """One account's way to the platform. `stale` are the codes by which it turns a token down."""

    def __init__(
        self,
        session: ClientSession,
        tokens: Tokens,
        stale: Container[int | None],
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        self._session, self._tokens = session, tokens
        self._stale, self._timeout_s = stale, timeout_s

    async def post(self, url: str, body: object, kind: type[A]) -> A | Outcome:
        """The platform's answer, or what it means that there is none. Posts twice at most."""
        return await _heard(self._with_token(url, body, kind, {}))

    async def get(self, url: str, query: Mapping[str, str], kind: type[A]) -> A | Outcome:
        """The same for what is only looked up."""
        return await _heard(self._with_token(url, None, kind, query))

    async def plain(
        self, url: str, body: object, kind: type[A], query: Mapping[str, str]
    ) -> A | Outcome:
        """The same for an interface that asks for no token: `query` says who we are."""
        return await _heard(self._ask(url, body, kind, query))

    async def _with_token(
        self, url: str, body: object, kind: type[A], query: Mapping[str, str]
    ) -> A:
        token = await self._tokens.current()
        answer = await self._ask(url, body, kind, {**query, "access_token": token})
        if answer.errcode in self._stale:
            token = await self._tokens.current(refused=token)
            answer = await self._ask(url, body, kind, {**query, "access_token": token})
        return answer

    async def _ask(self, url: str, body: object, kind: type[A], query: Mapping[str, str]) -> A:
        return await ask(
            self._session, url, body, kind=kind, query=query, timeout_s=self._timeout_s
        )


async def _heard(asked: Awaitable[A]) -> A | Outcome:
    try:
        return await asked
    except NoToken as fault:
        return fault.outcome
    except Unheard as fault:
        return Outcome("again", fault.detail, unsure=fault.unsure)
    except StoreError:
        return Outcome("again", "the store with the token does not answer")
