"""A call in the middle of a wet evening, written into a running server's store, and its links."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from msgspec.structs import replace

from bot.kept import understanding_of
from bot.wiring import KINDS, make_office
from domain.call import Answer, Call, Recipient, recipient_id
from domain.document import Document
from domain.people import Address, Staff
from domain.roster import Group, Part
from domain.work import NEVER, Lane, Notice
from services.calls import pages
from services.clock import SystemClock
from services.office import Office
from services.pack import load
from services.signing import Signer
from storage.port import Insert, Replace
from storage.sqlite import SqliteStore
from tests.e2e.conftest import KEY, Server, sleepless

T = TypeVar("T")
MINUTE = 60_000
TEAM, OTHER = "宜南防汛组", "宜北防汛组"


class Who(NamedTuple):
    """Somebody who is called: when they answered and arrived, in minutes after sending."""

    name: str
    group: str
    part: Part
    post: int
    answer: Answer
    at: float = 0
    there: float = 0
    reason: str = ""
    reached: bool = True


PEOPLE = (
    Who("王建国", TEAM, "convener", -1, "arrived", 0.6, 7),
    Who("李敏", TEAM, "leader", 0, "arrived", 1.2, 8.5),
    Who("张伟", TEAM, "member", 0, "arrived", 1.4, 6.2),
    Who("陈静", TEAM, "member", 0, "coming", 2.5),
    Who("刘洋", TEAM, "member", 1, "coming", 3.1),
    Who("赵磊", TEAM, "member", 1, "cannot", 2.2, 0, "孩子发烧，走不开"),
    Who("孙丽", TEAM, "member", 1, "none"),
    Who("周强", TEAM, "member", 1, "received", 4),
    Who("吴桂芳", TEAM, "member", 2, "none", reached=False),
    Who("郑凯", OTHER, "leader", 2, "arrived", 2, 9.8),
    Who("冯雪", OTHER, "member", 2, "received", 5),
    Who("何志明", OTHER, "member", 2, "coming", 3.8),
    Who("林秀英", OTHER, "member", 2, "received", 6.4),
    Who("黄蓉", OTHER, "member", 2, "none"),
)
CALLED, LEADER = "孙丽", "李敏"


class Links(NamedTuple):
    """The addresses of the call's pages: somebody's who is called, a leader's, the desk's, a group's."""

    called: str
    leader: str
    desk: str
    group: str


def muster(
    server: Server, folder: Path, *, status: Literal["actual", "exercise"] = "actual"
) -> Links:
    """Fourteen people of two groups were called twelve minutes ago; ten of them are needed."""

    async def written(office: Office) -> Links:
        now = office.clock.now()
        call = _call(office, now, status)
        documents: list[Document] = [call, *_groups(office), _seat(office, "值班", "desk")]
        for who in PEOPLE:
            documents += [_seat(office, who.name), _place(call, who)]
            if not who.reached:
                documents.append(_lost(call, who, now))
        await office.store.commit([Insert(each) for each in documents])
        people = [f"p-{name}" for name in (CALLED, LEADER, "值班")]
        links = await pages.answering(office, call, people, now)
        return Links(*links.values(), pages.shared(office, call))

    return _inside(server, folder, written)


def stood_down(server: Server, folder: Path) -> None:
    """It is over, and whoever came is relieved."""

    async def ended(office: Office) -> None:
        now = office.clock.now()
        call = await office.store.get(Call, "evening")
        assert call is not None
        changes = [Replace(replace(call, state="stood_down", ended_at=now + 26 * MINUTE))]
        for who in PEOPLE:
            place = await office.store.get(Recipient, recipient_id(call.id, who.name))
            assert place is not None
            came = who.answer in ("received", "coming", "arrived")
            over = replace(place, live=False, answer="relieved" if came else place.answer)
            changes.append(Replace(over))  # type: ignore[arg-type]
        await office.store.commit(changes)

    _inside(server, folder, ended)


def _inside(server: Server, folder: Path, work: Callable[[Office], Awaitable[T]]) -> T:
    """Work on the store beside the server; the browser's library has this thread's loop."""

    async def within() -> T:
        street = load(str(sleepless(folder)))
        store = SqliteStore(folder / "xinyi.db", street.id, KINDS)
        await store.open()
        desk, signer = understanding_of(street), Signer(KEY)
        try:
            return await work(make_office(store, SystemClock(), street, desk, server.url, signer))
        finally:
            await store.close()

    with ThreadPoolExecutor(1) as aside:
        return aside.submit(lambda: asyncio.run(within())).result()


def _call(office: Office, now: int, status: Literal["actual", "exercise"]) -> Call:
    flood = next(kind for kind in office.street.readiness.kinds if kind.id == "flood")
    posts = tuple(replace(p, needed=n) for p, n in zip(flood.posts[:3], (3, 4, 3), strict=True))
    return Call(
        id="evening", street=office.street.id, number="集3", year=2026, serial=3, state="sent",
        status=status, kind="flood", what="中潭路积水", where="中潭路地铁站2号口", bring="雨衣、电筒",
        gather_by=now + 20 * MINUTE, needed=10, posts=posts, by="值班", made_at=now - 13 * MINUTE,
        sent_at=now - 12 * MINUTE, expected=len(PEOPLE), next_at=NEVER,
    )  # fmt: skip


def _groups(office: Office) -> list[Group]:
    names = (TEAM, OTHER)
    return [
        Group(id=name, street=office.street.id, name=name, level="team", team="flood")
        for name in names
    ]


def _seat(office: Office, name: str, role: Literal["member", "desk"] = "member") -> Staff:
    address = Address("wecom", "corp", f"u-{name}")
    return Staff(
        id=name, street=office.street.id, name=name, role=role, person=f"p-{name}", address=address
    )


def _place(call: Call, who: Who) -> Recipient:
    return Recipient(
        id=recipient_id(call.id, who.name), street=call.street, call=call.id, seat=who.name,
        group=who.group, part=who.part, post=call.posts[who.post].id if who.post >= 0 else "",
        answer=who.answer, answered_at=call.sent_at + round(who.at * MINUTE) if who.at else 0,
        arrived_at=call.sent_at + round(who.there * MINUTE) if who.there else 0, reason=who.reason,
    )  # fmt: skip


def _lost(call: Call, who: Who, now: int) -> Notice:
    return Notice(
        id=f"{call.id}:{who.name}:0", street=call.street, lane=Lane.emergency, made_at=now,
        reply=None, visible_at=NEVER, expires_at=now + 60 * MINUTE, staff=who.name, to="staff", case=call.id,
        urgency="emergency", fate="unreachable",
    )  # fmt: skip
