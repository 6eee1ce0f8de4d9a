"""An emergency call to 5,000 people in 300 groups, while 10,000 reminders wait.

The server runs as it always does, in a process of its own; it is called and answered by signed
callbacks, and its pushes go over HTTP to stub platforms that keep the real limits
(benchmarks/muster). Budgets: queued durably in under 2 s; the first pushes leave within 1 s. Then
when the last one has left, next to what the platforms' limits allow at best; and whether every
answer was counted once, and no stranger's or late one.
"""

import asyncio
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

import msgspec
from msgspec.structs import replace

from benchmarks.muster import people, street
from benchmarks.muster.bench import Bench, running, until
from benchmarks.muster.platforms import ANSWER_S, MINUTE
from benchmarks.muster.wire import Busy, Card, Counted
from domain.call import Call, Recipient, Roll
from services.delivery.loop import ROOM
from storage.port import Store, eq

Row = tuple[str, str, str]

SAID = "集结 宜南 防汛 现在 中潭路口 带沙袋"
UNDER_WAY = 500
"""So many reminders were sent when the call comes."""

FULL_FOR = 10_000
"""How long (ms) after the call those who were told enough have to wait by the platforms' limits."""

LATE = 50
NOT_CALLED, OVER = "没有叫到您", "已经解除"


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds from the second person's «确认» on, and what was counted.

    `unlimited` is the last of those to whom no limit was spent, `answering` what the platforms take
    to answer all who are told one by one, `least` what their limits allow at best for the `last`.
    `lost` is what they swallowed or refused for being too much; `answered` the seconds in which all
    answered, `wrong` how many were not counted exactly once, `strangers` and `late` how many of
    them were turned away.
    """

    sent: float
    queued: float
    first: float
    unlimited: float
    answering: float
    last: float
    least: float
    requests: int
    twice: int
    lost: int
    answered: float
    wrong: int
    strangers: int
    late: int


async def measured(bench: Bench) -> Measured:
    """One call, from the desk's sentence to the last late press."""
    store, (first_desk, second_desk) = bench.store, street.DESKS
    await until(lambda: _under_way(bench))
    await bench.say(first_desk, SAID)
    await bench.say(first_desk, "确认")
    [call] = await store.find(Call)
    full = round(time.time() * 1_000) - MINUTE + FULL_FOR
    await street.told_enough(store, full)
    await bench.tell("/busy", Busy(full, street.busy()))
    began = time.time()
    await bench.say(second_desk, f"确认 {call.number}")
    sent = time.time() - began
    await until(lambda: _opened(store), 0.02)
    queued = time.time() - began
    await until(lambda: _all_told(bench))
    told = await bench.counted()
    answered = await _answered(bench, told)
    wrong = await _wrong(store, call)
    card = told.cards[0]
    strangers = await _refused(bench, street.STRANGERS, card, street.RECEIVED, NOT_CALLED)
    await bench.say(first_desk, f"解除 {call.number}")
    late = await _refused(bench, card.users[:LATE], card, "到岗", OVER)
    arrived = await store.count(Recipient, [eq("call", call.id)], by="answer")
    busy = street.busy()
    wechat = sum(n for path, n in told.requests.items() if path.startswith("/wechat/"))
    answering = wechat * ANSWER_S["wechat"] / ROOM
    return Measured(
        sent=sent,
        queued=queued,
        first=min(told.told.values()) - began,
        unlimited=max(at for who, at in told.told.items() if who not in busy) - began,
        answering=answering,
        last=max(told.told.values()) - began,
        least=max((full + MINUTE) / 1_000 - began, answering),
        requests=sum(told.requests.values()),
        twice=told.twice,
        lost=told.dropped + told.answers.get(45009, 0),
        answered=answered,
        wrong=wrong + arrived.get("arrived", 0),
        strangers=strangers,
        late=late,
    )


async def _under_way(bench: Bench) -> bool:
    return (await bench.numbers()).aside >= UNDER_WAY


async def _opened(store: Store) -> bool:
    return not await store.find(Roll, [eq("opened", False)], limit=1)


async def _all_told(bench: Bench) -> bool:
    return (await bench.numbers()).told == street.PEOPLE + street.GROUPS


async def _answered(bench: Bench, told: Counted) -> float:
    """Everybody says 收到; the seconds that took."""
    began = time.time()
    writing = [name for name in told.told if name.startswith("o")]
    pressing = people.presses(bench.server, told.cards, street.RECEIVED)
    await people.all_of([*pressing, *people.words(bench.server, writing, street.RECEIVED)])
    return time.time() - began


async def _wrong(store: Store, call: Call) -> int:
    """Whoever was not counted, or more than once: the first answer makes the second version."""
    found = await store.find(Recipient, [eq("call", call.id)], limit=2 * street.PEOPLE)
    good = sum(one.answer == "received" and one.version == 2 for one in found)
    return max(street.PEOPLE, len(found)) - good


async def _refused(bench: Bench, users: Sequence[str], card: Card, label: str, why: str) -> int:
    """These press, and are told why it does not count; how many were."""
    await people.all_of(people.presses(bench.server, [replace(card, users=[*users])], label))
    told = 0

    async def all_heard() -> bool:
        nonlocal told
        said = (await bench.counted()).said
        told = sum(why in said.get(user, "") for user in users)
        return told == len(users)

    with suppress(TimeoutError):
        await until(all_heard)
    return told


@contextmanager
def _file() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/bench.db"


async def _at(uri: str) -> Measured:
    async with running(uri) as bench:
        return await measured(bench)


def rows() -> Iterator[Row]:
    """What, measured, bar: on the embedded store."""
    with _file() as uri:
        yield from _rows("a file", asyncio.run(_at(uri)))


def rows_of_mongo() -> Iterator[Row]:
    """The same on MongoDB, where there is one."""
    from tests.mongod import fresh_database, replica_set

    mongo = replica_set()
    if mongo.uri is None:
        yield "an emergency call on MongoDB", mongo.reason, ""
    else:
        yield from _rows("MongoDB", asyncio.run(_at(fresh_database(mongo.uri))))


def _rows(store: str, took: Measured) -> Iterator[Row]:
    yield f"call to {street.PEOPLE:,} people, {store}: sent durably", f"{took.sent:.2f} s", "2 s"
    yield "  everybody's push queued durably", f"{took.queued:.2f} s", "2 s"
    first = f"{took.first * 1000:.0f} ms"
    yield f"  its first push, {street.WAITING:,} reminders waiting", first, "1,000 ms"
    all_but = f"{took.unlimited:.1f} s, {took.requests:,} requests, {took.twice} twice"
    yield (
        "  the last to whom no limit is spent, groups included",
        all_but,
        f"{took.answering:.1f} s",
    )
    last = f"{took.last:.1f} s"
    yield "  its last push, 30 limits spent before", last, f"platforms' least {took.least:.1f} s"
    yield "  pushes that the platforms dropped or refused as too many", f"{took.lost}", "0"
    answers = f"{took.answered:.0f} s, {took.wrong} not counted exactly once"
    yield "  everybody answers, a tenth of them twice", answers, "0 not counted exactly once"
    turned = f"{took.strangers} and {took.late}"
    yield "  strangers' and late presses turned away", turned, f"{LATE} and {LATE}"


if __name__ == "__main__":
    for row in (*rows(), *rows_of_mongo()):
        print(*row, sep=" | ")
