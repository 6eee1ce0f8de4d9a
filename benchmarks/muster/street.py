"""Who is called: 300 teams with a robot each, 5,000 people in them, 10,000 reminders that wait."""

from collections.abc import Iterator
from itertools import chain
from typing import Literal

from benchmarks.muster.accounts import CORP, OFFICIAL, TEMPLATE
from benchmarks.muster.wire import Stage
from domain.document import Document
from domain.message import Reply
from domain.people import Address, Identity, Role, Staff
from domain.reach import WROTE, Grant, Ledger, grant_id
from domain.roster import Group, Member, Membership, membership_id
from domain.session import Session
from domain.work import Lane, Notice
from services.delivery.limiter import Window
from storage.port import Insert, Store

PEOPLE, GROUPS, WAITING, UNIT = 5_000, 300, 10_000, 500
TEAMS = ("flood", "patrol", "transfer", "supplies", "care")
DESKS = ("desk-1", "desk-2")
STRANGERS = tuple(f"stranger-{n}" for n in range(50))

EVERY_FIFTH = 5
"""One in so many is a volunteer, whom only the official account reaches."""

Way = Literal["wrote", "consented", "late", "spent"]
WAYS: tuple[Way, ...] = ("wrote", "consented", "late", "spent")
"""How a volunteer can be told: they wrote lately; our ledger knows that this is used up, but they
consented to notices; only the platform knows, and says 45015 or 45047, so a template goes."""

MOVED = range(1, 100, 5)
"""Members whose UserID the platform does not know any more; they follow the account as well."""

BUSY_MEMBERS, BUSY_ROBOTS = range(1_002, 1_100, 5), range(10)
"""Who was told as much as the limits allow within the last minute; no reminder waits for them."""

RECEIVED, REMINDER = "收到", "明早八点值班"
HOUR = 3_600_000


def volunteer(n: int) -> bool:
    """Whether the `n`-th person is one."""
    return n % EVERY_FIFTH == 0


def way(n: int) -> Way:
    """How the `n`-th person, a volunteer, can be told."""
    return WAYS[n // EVERY_FIFTH % len(WAYS)]


def user(n: int) -> str:
    """Their UserID."""
    return f"u{n:04}"


def openid(n: int) -> str:
    """Who they are to the official account."""
    return f"o{n:04}"


def robot(n: int) -> str:
    """The key of a group's robot."""
    return f"key-{n:03}"


def of_corp(external: str) -> Address:
    """Somebody's address in WeCom."""
    return Address("wecom", CORP, external)


def of_account(n: int) -> Address:
    """Somebody's address at the official account."""
    return Address("wechat", OFFICIAL, openid(n))


def stage() -> Stage:
    """What the platforms know of all of them."""
    members = [user(n) for n in range(PEOPLE) if not volunteer(n) and n not in MOVED]
    left = {"wrote": WROTE.count, "consented": 0, "late": -1, "spent": 0}
    followers = {openid(n): left[way(n)] for n in range(PEOPLE) if volunteer(n)}
    return Stage(
        members=[*members, *DESKS, *STRANGERS],
        robots=[robot(n) for n in range(GROUPS)],
        followers=followers | {openid(n): WROTE.count for n in MOVED},
        consents={openid(n): 5 for n in range(PEOPLE) if volunteer(n) and way(n) == "consented"},
        aside=REMINDER,
        button=RECEIVED,
    )


async def fill(store: Store, now: int) -> None:
    """Write down everybody, and what waits to be told them."""
    street = store.street
    everything = list(chain(roster(street), _known(street, now), _waiting(street, now)))
    for start in range(0, len(everything), UNIT):
        await store.commit([Insert(one) for one in everything[start : start + UNIT]])


def roster(street: str) -> Iterator[Document]:
    """The seats, the groups, and who is in which."""
    for name in DESKS:
        yield from _seat(street, name, "desk", of_corp(name))
    for n in range(GROUPS):
        yield Group(
            id=f"g{n:03}", street=street, name=f"g{n:03}", level="team", grid="yinan",
            team=TEAMS[n % len(TEAMS)], address=of_corp(f"robot:{robot(n)}"),
        )  # fmt: skip
    for n in range(PEOPLE):
        seat, group = f"s{n:04}", f"g{n % GROUPS:03}"
        address = of_account(n) if volunteer(n) else of_corp(user(n))
        yield from _seat(street, seat, "member", address)
        yield Member(id=seat, street=street, agreed_at=1)
        yield Membership(
            id=membership_id(group, seat), street=street, group=group, seat=seat,
            part="convener" if n < GROUPS else "member",
        )  # fmt: skip


def _seat(street: str, name: str, role: Role, address: Address) -> Iterator[Document]:
    yield Staff(
        id=name, street=street, name=name, role=role, person=f"p-{name}", address=address
    )  # fmt: skip
    yield Identity(id=address.key, street=street, person=f"p-{name}", address=address)


def _known(street: str, now: int) -> Iterator[Document]:
    """Second accounts, who wrote when, and what was used of that."""
    for n in MOVED:
        yield Identity(
            id=of_account(n).key, street=street, person=f"p-s{n:04}", address=of_account(n)
        )
    for n in filter(volunteer, range(PEOPLE)):
        key, wrote = of_account(n).key, now - HOUR
        if way(n) in ("wrote", "consented"):
            yield Session(id=key, street=street, wrote_at=wrote, welcomed=True)
        if way(n) == "consented":
            yield Ledger(id=key, street=street, wrote_at=wrote, wrote_used=WROTE.count)
            yield Grant(id=grant_id(key, TEMPLATE), street=street, left=5)


def _waiting(street: str, now: int) -> Iterator[Notice]:
    free = [n for n in range(PEOPLE) if n not in BUSY_MEMBERS]
    for n in range(WAITING):
        yield Notice(
            id=f"reminder-{n:05}",
            street=street,
            lane=Lane.reminder,
            reply=Reply(text=f"{REMINDER}，第{n // len(free) + 1}次提醒"),
            made_at=now,
            visible_at=now,
            expires_at=now + HOUR,
            urgency="emergency",  # so that the hour of the benchmark does not matter
            staff=f"s{free[n % len(free)]:04}",
        )


def busy() -> dict[str, int]:
    """How much those were told who were told all they may be in a minute, by external id."""
    members = {user(n): 30 for n in BUSY_MEMBERS}
    return members | {f"robot:{robot(n)}": 20 for n in BUSY_ROBOTS}


async def told_enough(store: Store, at: int) -> None:
    """Write down in our windows what `busy` says, all of it at the moment `at` (ms UTC)."""
    windows = [
        Window(
            id=of_corp(external).key, street=store.street, sends=(at,) * count,
            expires_at=at + HOUR,
        )
        for external, count in busy().items()
    ]  # fmt: skip
    await store.commit([Insert(window) for window in windows])
