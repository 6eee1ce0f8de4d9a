"""The street that is looked at: a year of cases, one of them with a long story, and a live call."""

import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from msgspec.structs import replace

from benchmarks.filling import Filling
from benchmarks.month.street import DAY
from benchmarks.muster import street as muster
from domain.access import Access
from domain.call import Answer, Call, Recipient, recipient_id
from domain.case import Case, Event, Part, Words
from domain.document import Document
from domain.message import Media
from domain.people import Address, Identity
from domain.work import NEVER, Lane, Notice
from services.people.access import CHANNEL, LIFE, hashed
from storage.port import Insert, Store

CASES = 100_000
YEAR = 365 * DAY
PERSON, CHIEF, DESK = "p-0-7", "p-north1", "p-desk-1"
LOOKED_AT = "000000000507"
"""One of that person's cases."""

CALL = "the-call"
ACTS = ("sign", "contact", "ask", "answer", "pass_on", "handle", "fail", "redo")
PARTS: tuple[Part, ...] = ("question", "answer", "note", "result")
STEPS, SAID, PHOTOS = 160, 60, 3
"""Lines of its history, words said for it, and photos with each."""

ANSWERS: tuple[Answer, ...] = ("none", "received", "coming", "arrived", "cannot")
WORD = "the word of {person}, of the benchmark alone"
UNIT = 1_000


class Year(Filling):
    """Cases of the year until now; nobody is due to be told of any while pages are looked at."""

    def __init__(self, store: Store, size: int) -> None:
        super().__init__(store)
        self._size, self._now = size, round(time.time() * 1_000)

    def case(self, number: int) -> Case:
        """The oldest first."""
        at = self._now - YEAR + YEAR * (number + 1) // (self._size + 1)
        day = datetime.fromtimestamp(at / 1_000, UTC).strftime("%Y%m%d")
        case = super().case(number)
        if case.id == LOOKED_AT:
            case = replace(case, topic="street_lamp", urgency="normal", sealed=False)
        return replace(
            case,
            number=f"YC{day}-{number:06}",
            day=day,
            opened_at=at,
            changed_at=at,
            alarm_at=NEVER,
        )


async def fill(store: Store, size: int) -> None:
    """Everything that is asked for."""
    await Year(store, size).up_to(size)
    now = round(time.time() * 1_000)
    case = await store.get(Case, LOOKED_AT)
    assert case is not None
    more = [*_story(case), *_accesses(store.street, now)]
    more += [*muster.roster(store.street), *_call(store.street, now)]
    for start in range(0, len(more), UNIT):
        await store.commit([Insert(one) for one in more[start : start + UNIT]])


def _story(case: Case) -> Iterator[Document]:
    for n in range(STEPS):
        yield Event(
            id=f"step-{n:03}", street=case.street, case=case.id, at=case.opened_at + n * 60_000,
            act=ACTS[n % len(ACTS)], actor=CHIEF, role="grid_chief", channel="wecom",
            before="handling", after="handling",
        )  # fmt: skip
    photos = tuple(
        Media("photo", "", file=f"photo-{n}", preview=f"small-{n}", mime="image/jpeg")
        for n in range(PHOTOS)
    )
    for n in range(SAID):
        part = PARTS[n % len(PARTS)]
        yield Words(
            id=f"said-{n:03}", street=case.street, case=case.id, at=case.opened_at + n * 90_000,
            said_by=case.reporter if part in ("answer", "note") else CHIEF, part=part,
            text="楼道里的东西还没有搬走,老人走路不方便,请再来看看。" * 4, media=photos,
        )  # fmt: skip


def _accesses(street: str, now: int) -> Iterator[Document]:
    for person in (PERSON, CHIEF):
        address = Address(CHANNEL, "wx1690benchmark00", f"o-{person}")
        yield Identity(id=address.key, street=street, person=person, address=address)
        yield Access(
            id=hashed(WORD.format(person=person)), street=street, person=person,
            account=address.key, made_at=now, expires_at=now + LIFE,
        )  # fmt: skip


def _call(street: str, now: int) -> Sequence[Document]:
    call = Call(
        id=CALL, street=street, number="集1", year=2026, serial=1, state="sent", grids=("yinan",),
        kind="flood", what="防汛", where="中潭路口", bring="沙袋", by="desk-1", made_at=now,
        sent_at=now, expected=muster.PEOPLE, rolls=0,
    )  # fmt: skip
    people = [_recipient(street, n, now) for n in range(muster.PEOPLE)]
    return [call, *people, *(_told(one, now) for one in people)]


def _recipient(street: str, n: int, now: int) -> Recipient:
    answer = ANSWERS[n // muster.GROUPS % len(ANSWERS)]
    return Recipient(
        id=recipient_id(CALL, f"s{n:04}"), street=street, call=CALL, seat=f"s{n:04}",
        group=f"g{n % muster.GROUPS:03}", part="convener" if n < muster.GROUPS else "member",
        person=f"p-s{n:04}", answer=answer, answered_at=0 if answer == "none" else now,
        arrived_at=now if answer == "arrived" else 0,
        reason="在外地,赶不回来" if answer == "cannot" else "",
    )  # fmt: skip


def _told(one: Recipient, now: int) -> Notice:
    return Notice(
        id=f"{one.id}:0", street=one.street, lane=Lane.emergency, reply=None, made_at=now,
        visible_at=NEVER, expires_at=NEVER, case=CALL, staff=one.seat, fate="sent", settled_at=now,
    )  # fmt: skip
