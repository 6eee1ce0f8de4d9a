"""How long a call will take, before it is sent: what the platforms' own limits allow, and who is first.

An estimate for whoever starts it, from the limits that delivery keeps (services/delivery/rules.py)
and the pace at which each platform answers.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from domain.call import Call
from domain.people import Staff
from domain.roster import Group
from domain.session import Language
from services.calls.scope import Scope, scope_of
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.delivery.rules import RULES
from services.office import Office
from services.roster.lookup import by_id
from storage.port import Store

LARGEST: Mapping[str, int] = {"wecom": 1_000}
"""How many people one request of a channel tells; one by one where it is not named."""

AT_ONCE = 48
"""Requests that run beside each other (services/delivery/loop.py, without those others may take)."""

ANSWER_S = 0.3
"""Seconds in which a platform answers a request, on an ordinary day."""

PUSHES_S = 400
"""Pushes a second whose fate one worker writes down."""

SLOW_S = 120
"""From so many seconds on it is told in minutes, and who is first."""

FIRST = 5


class Channel(msgspec.Struct, frozen=True):
    """How many people are told through one channel, and in how many seconds; «none» is nobody's."""

    name: str
    people: int
    seconds: int


class Forecast(msgspec.Struct, frozen=True):
    """All channels work at the same time, so the slowest one decides (`seconds`)."""

    people: int
    seconds: int
    channels: tuple[Channel, ...]
    first: tuple[str, ...]


async def forecast(store: Store, call: Call, now: int) -> Forecast:
    """What sending this call at `now` (ms UTC) would take. Raises `Unavailable`."""
    return await forecast_of(store, await scope_of(store, call, now))


async def forecast_of(store: Store, scope: Scope) -> Forecast:
    """The same of a scope that is known already."""
    seats = await by_id(store, Staff, (one.seat for one in scope.people))
    counts = Counter(_channel(seats.get(one.seat)) for one in scope.people)
    channels = [Channel(name, n, _seconds(name, n)) for name, n in sorted(counts.items())]
    robots = Counter(group.address.key for group in scope.groups if group.address)
    slowest = max((each.seconds for each in channels), default=0)
    posts = max(robots.values(), default=0) // 20 * 60
    written = -(-len(scope.people) // PUSHES_S)
    return Forecast(len(scope.people), max(slowest, posts, written), tuple(channels), _first(scope))


def words(office: Office, told: Forecast, language: Language = STAFF_LANGUAGE) -> str:
    """For whoever starts it: how long in all; where that is long, by channel, and who is first."""
    say = office.texts.say
    if told.seconds < SLOW_S:
        return say(language, "muster-forecast", people=told.people, seconds=told.seconds)
    minutes = -(-told.seconds // 60)
    lines = [say(language, "muster-forecast-slow", people=told.people, minutes=minutes)]
    for each in told.channels:
        name = say(language, f"muster-channel-{each.name}")
        lines.append(
            say(
                language,
                "muster-forecast-line",
                channel=name,
                people=each.people,
                seconds=each.seconds,
            )
        )
    lines.append(say(language, "muster-forecast-first", groups="、".join(told.first)))
    return "\n".join(lines)


def _channel(seat: Staff | None) -> str:
    return seat.address.channel if seat is not None and seat.address else "none"


def _seconds(channel: str, people: int) -> int:
    """The account's own limit, or how long its requests take beside each other."""
    if channel == "none":
        return 0
    requests = -(-people // LARGEST.get(channel, 1))
    limits = [
        limit for rule in RULES.get(channel, ()) if rule.scope == "account" for limit in rule.limits
    ]
    by_limit = max((requests * limit.window / limit.count / 1_000 for limit in limits), default=0)
    return max(1, round(max(by_limit, requests * ANSWER_S / AT_ONCE)))


def _first(scope: Scope) -> tuple[str, ...]:
    """The groups whose people stand first on the rolls."""
    names: Mapping[str, Group] = {group.id: group for group in scope.groups}
    order: Sequence[str] = list(dict.fromkeys(one.group for one in scope.people))
    return tuple(names[id].name for id in order if id in names)[:FIRST]
