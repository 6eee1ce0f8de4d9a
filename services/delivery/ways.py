"""Which way a notice goes: the best one that is still open to the person it is for.

A way is an address under the name of its sender: an official account has three senders, which
all speak to the same openid (`WAYS`). The order: where the notice is addressed, by each of that
channel's ways; then the person's other accounts. A way that says no is shut for that notice.
"""

from collections.abc import Container, Iterator, Mapping, Sequence

from msgspec.structs import replace

from domain.people import Address, Identity
from domain.work import NEVER, Lane, Notice, Outcome
from services.delivery.address import addressed
from services.delivery.known import Reader
from services.people.names import accounts_of

WAYS: Mapping[str, tuple[str, ...]] = {
    "wechat": ("wechat", "wechat-subscription", "wechat-template"),
}
"""Channels with more than one way, the best first: a customer-service message says everything, a
subscription notice costs the person's consent, a template message says two lines."""

RANK = ("wechat", "wecom", "telegram", "miniprogram")
"""Which of a person's other accounts is tried first; a mini-program's notice costs a consent."""

_HOME = {way: channel for channel, ways in WAYS.items() for way in ways}


def home(way: Address) -> Address:
    """The account that a way speaks to, as its `Identity` has it."""
    return replace(way, channel=_HOME.get(way.channel, way.channel))


async def route(
    store: Reader, notice: Notice, senders: Container[str], now: int
) -> Address | Outcome:
    """The way to go now, or why there is none (`again` with its `wait`: later perhaps)."""
    named = await addressed(store, notice)
    if isinstance(named, Outcome):
        return named
    found = [await store.get(Identity, address.key) for address in named]
    here = [a for a, known in zip(named, found, strict=True) if known is None or known.following]
    first = _open(notice, here, senders, now)
    if first is not None:
        return first
    here += await _elsewhere(store, notice, [one for one in found if one is not None])
    return _open(notice, here, senders, now) or _none(notice, here, now)


async def _elsewhere(store: Reader, notice: Notice, known: Sequence[Identity]) -> list[Address]:
    """The other accounts of the same people. A reply stays in its own conversation."""
    if notice.lane == Lane.reply:
        return []
    tried = {identity.id for identity in known}
    others = [
        other.address
        for person in dict.fromkeys(identity.person for identity in known)
        for other in await accounts_of(store, person)
        if other.following and other.id not in tried
    ]
    return sorted(others, key=lambda a: RANK.index(a.channel) if a.channel in RANK else len(RANK))


def _open(
    notice: Notice, here: Sequence[Address], senders: Container[str], now: int
) -> Address | None:
    ways = (way for way in _ways(notice, here) if way.channel in senders)
    return next((way for way in ways if notice.shut.get(way.key, 0) <= now), None)


def _ways(notice: Notice, here: Sequence[Address]) -> Iterator[Address]:
    """A reply is too long for anything but its own channel's messages."""
    for address in here:
        names = WAYS.get(address.channel, (address.channel,))
        for name in names[:1] if notice.lane == Lane.reply else names:
            yield replace(address, channel=name)


def _none(notice: Notice, here: Sequence[Address], now: int) -> Outcome:
    """Why nothing is open: all left or said no, or one of them will open again."""
    if not here:
        return Outcome("unreachable", notice.detail if notice.shut else "unsubscribed")
    shut = [notice.shut[way.key] for way in _ways(notice, here) if way.key in notice.shut]
    if (opens := min(shut, default=NEVER)) < NEVER:
        return Outcome("again", notice.detail, wait=opens - now)
    if notice.shut:
        return Outcome("unreachable", notice.detail)
    return Outcome("again", f"channel {here[0].channel} is off")
