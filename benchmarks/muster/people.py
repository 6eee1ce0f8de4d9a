"""Five thousand people at their telephones: they press, press again, and write, as platforms send it."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from aiohttp import ClientSession

from benchmarks.muster.accounts import WECHAT, WECOM
from benchmarks.muster.wire import Card
from tests.wechat_peer import WechatPeer
from tests.wecom_peer import WecomPeer

AT_ONCE = 24
"""Callbacks that are on their way at the same time."""

TRIES = 3
"""So often a platform sends what was not taken."""

TENTH = 10
"""One in so many answers twice: half of them press again, of the others the platform sends again."""

Answering = Coroutine[Any, Any, None]
_codes = itertools.count(1)


class Unheard(Exception):
    """An answer was refused three times."""


def presses(http: ClientSession, cards: Sequence[Card], label: str) -> Iterator[Answering]:
    """Everybody presses that button of the card that they have."""
    peer = WecomPeer(http, WECOM)
    having = [(card, peer.other(user)) for card in cards for user in card.users]
    for n, (card, who) in enumerate(having):
        yield _twice(n, partial(_press, who, card, label), peer.post)


def words(http: ClientSession, openids: Iterable[str], said: str) -> Iterator[Answering]:
    """Everybody writes that to the official account."""
    peer = WechatPeer(http, WECHAT)
    for n, who in enumerate(map(peer.other, openids)):
        yield _twice(n, partial(_word, who, said), peer.post)


async def all_of(answers: Iterable[Answering]) -> None:
    """Let them answer, so many at once. Raises `Unheard`."""
    room = asyncio.Semaphore(AT_ONCE)

    async def one(answer: Answering) -> None:
        async with room:
            await answer

    async with asyncio.TaskGroup() as group:
        for answer in answers:
            group.create_task(one(answer))


def _press(peer: WecomPeer, card: Card, label: str) -> Any:  # noqa: ANN401  what the peer seals
    code = f"code-{next(_codes)}"
    return peer.seal(peer.press(card.keys[label], task=card.task, code=code))


def _word(peer: WechatPeer, said: str) -> Any:  # noqa: ANN401  what the peer seals
    return peer.seal(peer.text(said))


async def _twice(n: int, made: Callable[[], Any], post: Callable[[Any], Awaitable[Any]]) -> None:
    first = made()
    if n % TENTH:
        await _posted(post, first)
    elif n % (2 * TENTH):
        await asyncio.gather(_posted(post, first), _posted(post, first))
    else:
        await asyncio.gather(_posted(post, first), _posted(post, made()))


async def _posted(post: Callable[[Any], Awaitable[Any]], delivery: Any) -> None:  # noqa: ANN401
    for _ in range(TRIES):
        if (await post(delivery)).status == 200:
            return
    raise Unheard
