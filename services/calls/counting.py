"""The head-count (应到 / 收到 / 在途 / 到岗 / 缺): of a call, of each post, of each group."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import get_args

import msgspec

from domain.call import Answer, Call, Recipient
from domain.work import Notice
from services.delivery.fates import LOST
from storage.port import Scalar, Store, among, eq

ANSWERS: tuple[Answer, ...] = get_args(Answer)
Counts = dict[str, dict[Answer, int]]
"""How many gave which answer, by post or by group."""

WITHDRAWN = "the call is over"
"""Why a push was not sent that nobody needs any more."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the head-count: how many gave which answer.

    `id` names a post or a group, "" the whole call. `needed` is how many have to come, as far as
    somebody said; else everybody who can.
    """

    id: str = ""
    needed: int = 0
    none: int = 0
    received: int = 0
    coming: int = 0
    arrived: int = 0
    cannot: int = 0
    relieved: int = 0

    @property
    def expected(self) -> int:
        """应到: all of them."""
        return self.none + self.received + self.coming + self.arrived + self.cannot + self.relieved

    @property
    def counted(self) -> int:
        """How many are counted on: 收到, 在路上, 到岗."""
        return self.received + self.coming + self.arrived

    @property
    def wanted(self) -> int:
        """How many have to come: as many as were asked for, else all."""
        return self.needed or self.expected

    @property
    def short(self) -> int:
        """缺: how many more have to say that they come."""
        return max(0, self.wanted - self.counted)

    @property
    def complete(self) -> bool:
        """Whether everybody who was asked for is there."""
        wanted = self.needed or self.expected - self.cannot
        return self.expected > 0 and self.arrived >= wanted


class Tally(msgspec.Struct, frozen=True):
    """The head-count of a call. `unreachable` is how many neither answered nor could be told."""

    total: Line
    posts: tuple[Line, ...]
    groups: tuple[Line, ...]
    unreachable: int = 0

    @property
    def full(self) -> bool:
        """Whether as many said yes as were asked for, on each post that names a number as well."""
        posts = [line for line in self.posts if line.needed]
        asked = self.total.needed or sum(line.needed for line in posts)
        enough = self.total.counted >= asked and all(not line.short for line in posts)
        return asked > 0 and enough

    def group(self, id: str) -> Line:
        """One group's line."""
        return next((line for line in self.groups if line.id == id), Line(id=id))


async def total(store: Store, call: Call) -> Line:
    """The call's own line alone: what a tick looks at."""
    counts = await store.count(Recipient, [eq("call", call.id)], by="answer")
    return msgspec.convert({"needed": call.needed, **{str(k): n for k, n in counts.items()}}, Line)


async def tally(store: Store, call: Call) -> Tally:
    """All of it, counted in the store. Raises `Unavailable`."""
    posts, groups, lost = await asyncio.gather(
        _by(store, call, "post"), _by(store, call, "group"), unreachable(store, call)
    )
    return _tally(call, posts, groups, len(lost))


async def tally_of(store: Store, call: Call, people: Sequence[Recipient]) -> Tally:
    """All of it, counted among its people by whoever has read them all. Raises `Unavailable`."""
    posts: Counts = {}
    groups: Counts = {}
    for one in people:
        for counts, name in ((posts, one.post), (groups, one.group)):
            line = counts.setdefault(name, {})
            line[one.answer] = line.get(one.answer, 0) + 1
    return _tally(call, posts, groups, len(await unreachable(store, call)))


async def unreachable(store: Store, call: Call) -> frozenset[str]:
    """The seats that no push reached, so far as the channels say, and who did not answer either."""
    lost: list[Notice] = []
    for fate in LOST:
        where = [eq("case", call.id), eq("fate", fate), eq("to", "staff")]
        lost += await store.find(Notice, where, limit=10_000)
    names = {notice.staff for notice in lost if notice.detail != WITHDRAWN}
    silent: set[str] = set()
    listed = sorted(names)
    for start in range(0, len(listed), 500):
        ids = [f"{call.id}:{seat}" for seat in listed[start : start + 500]]
        found = await store.find(Recipient, [among("id", ids)], limit=500)
        silent |= {one.seat for one in found if one.answer == "none"}
    return frozenset(silent)


def _tally(call: Call, posts: Counts, groups: Counts, lost: int) -> Tally:
    needed = {post.id: post.needed for post in call.posts}
    lines = [_line(post, posts.get(post, {}), needed[post]) for post in needed]
    sums: dict[Answer, int] = {
        answer: sum(each.get(answer, 0) for each in groups.values()) for answer in ANSWERS
    }
    return Tally(
        _line("", sums, call.needed),
        tuple(lines),
        tuple(_line(id, counts) for id, counts in sorted(groups.items())),
        lost,
    )


async def _by(store: Store, call: Call, field: str) -> Counts:
    counts: list[Mapping[Scalar, int]] = await asyncio.gather(
        *(
            store.count(Recipient, [eq("call", call.id), eq("answer", answer)], by=field)
            for answer in ANSWERS
        )
    )
    found: Counts = {}
    for answer, each in zip(ANSWERS, counts, strict=True):
        for name, n in each.items():
            found.setdefault(str(name), {})[answer] = n
    return found


def _line(id: str, counts: Mapping[Answer, int], needed: int = 0) -> Line:
    given = {str(answer): n for answer, n in counts.items()}
    return msgspec.convert({"id": id, "needed": needed, **given}, Line)
