"""A bad hour is one message, not a hail of them."""

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.message import Reply
from domain.people import Staff
from domain.work import Lane, Notice, Outcome
from services.clock import FixedClock
from services.delivery.gathering import WINDOW, Gathering, leader
from services.delivery.listing import MOST, listing
from services.texts import Texts
from storage.port import Insert, Store
from tests.delivery.scene import HOUR, NOON, Mouth, ids, loop, notice, put, seen, somebody, through

MINUTE = 60_000


def alert(number: int, at: int = NOON, **more: Any) -> Notice:
    """An alert to the chief about case `number`, made at `at`."""
    reply = Reply(text=f"【待签收】{number}号 普通\n宜川四村{number}号,楼道堆物\n“堆满了”")
    plain: dict[str, Any] = {"reply": reply, "address": somebody("oChief"), "group": "seat-1"}
    times = {"made_at": at, "visible_at": at, "expires_at": at + 48 * HOUR}
    return notice(**(plain | times | more))


async def test_the_first_goes_at_once_and_the_others_together(store: Store) -> None:
    clock, mouth = FixedClock(NOON), Mouth()
    delivery = loop(store, mouth, clock, compose=listing(Texts()))
    first, second, third = alert(1), alert(2, NOON + 1_000), alert(3, NOON + 2_000)
    await put(store, first)
    await through(delivery)
    assert [said.text for said in mouth.said] == [first.reply.text if first.reply else ""]

    await put(store, second, third)
    clock.move(2_000)
    await through(delivery)
    assert (len(mouth.said), (await seen(store, second)).detail) == (1, "gathered")
    clock.move(5 * MINUTE - 2_001)
    await through(delivery)
    assert len(mouth.said) == 1

    clock.move(1)
    await through(delivery)
    assert mouth.said[1].text.split("\n") == [
        "有2件新的事：",
        "【待签收】2号 普通 宜川四村2号,楼道堆物",
        "【待签收】3号 普通 宜川四村3号,楼道堆物",
    ]
    after = [await seen(store, one) for one in (second, third)]
    assert [(one.fate, one.detail) for one in after] == [
        ("sent", ""),
        ("sent", f"with {second.id}"),
    ]


@pytest.mark.parametrize(("urgency", "wait"), list(WINDOW.items()))
async def test_each_urgency_waits_its_own_time(embedded: Store, urgency: str, wait: int) -> None:
    clock, mouth = FixedClock(NOON), Mouth()
    delivery = loop(embedded, mouth, clock)
    await put(embedded, alert(1))
    await through(delivery)
    second = alert(2, urgency=urgency)
    await put(embedded, second)
    await through(delivery)
    assert (await seen(embedded, second)).visible_at == NOON + wait
    clock.move(wait)
    await through(delivery)
    assert len(mouth.said) == 2


async def test_who_may_go_takes_along_who_would_have_to_wait(embedded: Store) -> None:
    clock, mouth = FixedClock(NOON), Mouth()
    delivery = loop(embedded, mouth, clock)
    await put(embedded, alert(1))
    await through(delivery)
    low, urgent = alert(2, urgency="low"), alert(3, urgency="urgent")
    await put(embedded, low, urgent)
    await through(delivery)
    clock.move(WINDOW["urgent"])
    await through(delivery)
    assert ids(mouth.said)[1:] == [urgent.id]
    assert (await seen(embedded, low)).detail == f"with {urgent.id}"


async def test_emergencies_and_other_seats_wait_for_nobody(store: Store) -> None:
    clock, mouth = FixedClock(NOON), Mouth()
    delivery = loop(store, mouth, clock)
    await put(store, alert(1))
    await through(delivery)
    await put(
        store,
        alert(2, lane=Lane.emergency),
        alert(3, urgency="emergency"),
        alert(4, group=""),
        alert(5, group="seat-2"),
    )
    await through(delivery)
    assert len(mouth.said) == 5


async def test_an_emergency_that_waits_is_no_line_in_a_list(embedded: Store) -> None:
    mouth = Mouth(Outcome("again", "busy"))
    urgent = alert(1, lane=Lane.emergency)
    await put(embedded, urgent)
    delivery = loop(embedded, mouth, FixedClock(NOON))
    await through(delivery)
    await put(embedded, alert(2), alert(3))
    await through(delivery)
    assert "1号" not in mouth.said[1].text
    assert (await seen(embedded, urgent)).fate == "waiting"


async def test_what_was_made_for_later_stays_until_then(store: Store) -> None:
    """A chief's push for seven o'clock is not taken along by one at night."""
    mouth = Mouth(largest=100)
    delivery = loop(store, mouth, FixedClock(NOON))
    later = alert(2, visible_at=NOON + 9 * MINUTE)
    await put(store, alert(1), later, alert(3, lane=Lane.emergency))
    await through(delivery)
    assert len(mouth.said) == 2
    assert (await seen(store, later)).visible_at == NOON + 9 * MINUTE


async def test_several_workers_never_send_two_messages_within_the_time(store: Store) -> None:
    clock, mouth = FixedClock(NOON), Mouth()
    everything = [alert(n) for n in range(40)]
    await put(store, *everything)
    workers = [loop(store, mouth, clock, room=10, spare=0) for _ in range(3)]
    for sent in (1, 2, 3):  # what another worker holds at that moment goes next time
        while any(await asyncio.gather(*(worker.run_once() for worker in workers))):
            pass
        assert len(mouth.said) <= sent
        clock.move(5 * MINUTE)
    assert {(await seen(store, one)).fate for one in everything} == {"sent"}


async def test_a_message_that_fails_goes_again_without_a_new_wait(embedded: Store) -> None:
    clock, mouth = FixedClock(NOON), Mouth(Outcome("again", "busy"))
    one = alert(1, urgency="low")
    await put(embedded, one)
    delivery = loop(embedded, mouth, clock)
    await through(delivery)
    clock.move(2_000)
    await through(delivery)
    assert (ids(mouth.said), (await seen(embedded, one)).fate) == ([one.id, one.id], "sent")


async def test_what_went_along_with_a_message_of_unknown_fate_is_marked(embedded: Store) -> None:
    clock, mouth = FixedClock(NOON), Mouth(Outcome("again", "silence", unsure=True))
    both = [alert(1), alert(2)]
    await put(embedded, *both)
    delivery = loop(embedded, mouth, clock)
    await through(delivery)
    clock.move(2_000)
    await through(delivery)
    assert [said.again for said in mouth.said] == [False, True]
    assert {(await seen(embedded, one)).fate for one in both} == {"sent"}


async def test_words_erased_meanwhile_are_not_said_along(embedded: Store) -> None:
    clock, mouth = FixedClock(NOON), Mouth()
    kept, erased = alert(1), alert(2, reply=None)
    await put(embedded, kept, erased)
    await through(loop(embedded, mouth, clock))
    assert ("2号" in mouth.said[0].text, (await seen(embedded, erased)).fate) == (False, "failed")


async def test_a_seat_without_anybody_holds_all_of_them(embedded: Store) -> None:
    clock, mouth = FixedClock(NOON), Mouth()
    seat = Staff(id="seat-1", street="yichuan", name="宜北网格长", role="grid_chief")
    await embedded.commit([Insert(seat)])
    both = [alert(n, address=None, staff="seat-1") for n in (1, 2)]
    await put(embedded, *both)
    await loop(embedded, mouth, clock).run_once()
    assert [(await seen(embedded, one)).detail for one in both] == ["nobody bound"] * 2


def test_a_long_list_says_how_many_more() -> None:
    reply = listing(Texts())([Reply(text=f"{n}号\n何处") for n in range(MOST + 3)])
    assert reply.text.split("\n")[-1] == "还有3件。"
    assert len(reply.text.split("\n")) == MOST + 2
    assert [choice.say for choice in reply.choices] == ["待办"]


@given(
    st.lists(st.sampled_from(sorted(WINDOW)), min_size=1, max_size=5),
    st.integers(0, 5 * HOUR),
)
def test_somebody_leads_exactly_when_somebodys_time_is_over(
    urgencies: list[str], passed: int
) -> None:
    members = [notice(group="g", urgency=urgency) for urgency in urgencies]
    last = Gathering(id="g", street="yichuan", leader="other", at=NOON, expires_at=NOON)
    lead = leader(members, last, NOON + passed)
    assert (lead is not None) == (passed >= min(WINDOW[u] for u in urgencies))  # type: ignore[index]
    assert leader(members, None, NOON) is members[0]
