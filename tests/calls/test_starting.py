"""Who may start a call, when two are needed, and what sending one writes."""

from typing import Any

import pytest
from msgspec.structs import replace

from domain.call import Recipient
from domain.errors import NotAllowed, NotPossible
from domain.people import Staff
from services.calls import drafting, ending, starting
from services.calls.rights import may_start
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from storage.port import Insert, eq
from tests.calls.scene import (
    EVERYBODY,
    MINUTE,
    MONDAY,
    NIGHT,
    WISH,
    Watch,
    a_seat,
    agreed,
    answers,
    confirmed,
    drafted,
    drill,
    fanned_out,
    names,
    notices,
    place,
    placed,
    sent,
    stored,
    words,
)


class TestWho:
    """Desk, supervisors, and conveners for their own groups."""

    @pytest.mark.parametrize("who", ["desk", "boss", "secretary", "lead"])
    async def test_may(self, office: Office, who: str) -> None:
        call = await drafted(office)
        seat = await may_start(office.store, f"p-{who}", replace(call, level="team"))
        assert seat is not None
        assert seat.id == who

    @pytest.mark.parametrize("who", ["m1", "stranger", "nobody"])
    async def test_may_not(self, office: Office, who: str) -> None:
        call = await drafted(office)
        with pytest.raises(NotAllowed):
            await confirmed(office, call, who)

    async def test_a_convener_reaches_no_further_than_down(self, office: Office) -> None:
        call = await drafted(office, level="branch")
        assert await may_start(office.store, "p-secretary", call) is not None
        assert await may_start(office.store, "p-lead", call) is None


class TestSecond:
    """Over 50 people, or by night."""

    async def test_by_day_one_is_enough(self, office: Office) -> None:
        assert (await confirmed(office, await drafted(office))).state == "sent"

    async def test_by_night_another_is_asked(self, office: Office, clock: FixedClock) -> None:
        clock.move(NIGHT - clock.now())
        call = await drafted(office)
        assert (await confirmed(office, call)).state == "second"
        assert (await stored(office, call)).state == "draft"
        assert {n.staff for n in await notices(office)} == {"desk2", "boss"}
        assert (await confirmed(office, call, "desk")).state == "second"
        assert (await confirmed(office, call, "boss")).state == "sent"
        assert (await stored(office, call)).second == "boss"

    async def test_who_did_not_hear_of_it_is_no_second(
        self, office: Office, clock: FixedClock
    ) -> None:
        clock.move(NIGHT - clock.now())
        call = await drafted(office)
        assert (await confirmed(office, call, "boss")).state == "second"
        assert (await confirmed(office, call, "boss")).state == "second", (
            "twice is no second person"
        )
        assert (await confirmed(office, call)).state == "sent"

    async def test_a_changed_draft_is_confirmed_anew(
        self, office: Office, clock: FixedClock
    ) -> None:
        clock.move(NIGHT - clock.now())
        call = await drafted(office)
        await confirmed(office, call)
        unit, desk = Unit(office.store), await office.store.get(Staff, "desk")
        assert desk is not None
        changed = replace(WISH, where="光新路口")
        drafting.amend(office, unit, await stored(office, call), changed, desk, clock.now())
        await unit.commit()
        assert (await confirmed(office, call, "boss")).state == "second"

    async def test_many_people_need_two(self, office: Office) -> None:
        few = replace(office.street.readiness, two_persons_over=3)
        here = replace(office, street=replace(office.street, readiness=few))
        assert (await confirmed(here, await drafted(here))).state == "second"

    async def test_alone_in_words(self, office: Office, clock: FixedClock) -> None:
        clock.move(NIGHT - clock.now())
        call = await drafted(office)
        assert (await confirmed(office, call, alone="我一个人值班")).state == "sent"
        assert (await stored(office, call)).alone == "我一个人值班"
        (told,) = [n for n in await notices(office) if n.id.endswith(":alone")]
        assert told.staff == "boss"
        assert "我一个人值班" in words(told)

    async def test_only_the_desk_is_alone(self, office: Office, clock: FixedClock) -> None:
        clock.move(NIGHT - clock.now())
        call = await drafted(office, by="lead")
        with pytest.raises(NotAllowed):
            await confirmed(office, call, "lead", alone="我一个人")


class TestSent:
    """What is in the store afterwards."""

    async def test_everybody_of_the_scope(self, office: Office) -> None:
        call = await sent(office, kind="flood")
        assert set(await answers(office, call)) == set(EVERYBODY)
        assert call.expected == len(EVERYBODY)
        assert names(await notices(office), "0") == sorted(EVERYBODY)
        assert (await place(office, call, "m1")).post in ("gate", "pump")

    async def test_one_post_reads_one_card(self, office: Office) -> None:
        call = await sent(office, kind="flood")
        told = [n for n in await notices(office) if n.staff in EVERYBODY]
        by_group = {n.group: n.reply for n in told}
        assert len(by_group) == len({n.reply.text for n in told if n.reply})
        assert all(group.startswith(f"call-{call.id}-") for group in by_group)

    async def test_groups_get_a_post_that_counts_nobody(self, office: Office) -> None:
        call = await sent(office)
        (post,) = await notices(office, to="group")
        assert post.reply is not None
        assert call.number in words(post)
        assert post.reply.cards[0].links[0].url.startswith("https://street.test/call/")
        assert post.reply.choices == ()

    @pytest.mark.parametrize(
        ("wish", "why"),
        [({"where": ""}, "where"), ({"what": ""}, "what"), ({"teams": ("none",)}, "nobody")],
    )
    async def test_what_is_missing(self, office: Office, wish: dict[str, Any], why: str) -> None:
        call = await drafted(office, **wish)
        with pytest.raises(NotPossible) as refused:
            await confirmed(office, call)
        assert refused.value.facts["why"] == why

    async def test_a_sent_call_is_not_sent_again(self, office: Office) -> None:
        call = await sent(office)
        with pytest.raises(NotPossible):
            await confirmed(office, call)

    async def test_numbers_begin_anew_each_year(self, office: Office, clock: FixedClock) -> None:
        first = await drafted(office)
        clock.move(60 * 24 * 60 * MINUTE)
        second = await drafted(office)
        assert (first.number, first.year) == ("集1", 2026)
        assert (second.number, second.year) == ("集1", 2027)


class TestDraft:
    """A draft waits, and then does not."""

    async def test_it_expires(self, office: Office, watch: Watch) -> None:
        call = await drafted(office)
        waiting = replace(call, sent_at=call.made_at)
        assert await watch.at(waiting, 29) == []
        (told,) = await watch.at(waiting, 30)
        assert told.staff == "desk"
        assert (await stored(office, call)).state == "expired"
        with pytest.raises(NotPossible):
            await confirmed(office, call)


class TestExercise:
    """By day, announced, and never in the way of the real thing."""

    async def test_unannounced(self, office: Office) -> None:
        call = await drafted(office, status="exercise")
        with pytest.raises(NotPossible) as refused:
            await confirmed(office, call)
        assert refused.value.facts["why"] == "announce"

    async def test_by_night(self, office: Office, clock: FixedClock) -> None:
        clock.move(NIGHT - clock.now())
        call = await drafted(office, status="exercise")
        with pytest.raises(NotPossible) as refused:
            await confirmed(office, call)
        assert refused.value.facts["why"] == "night"

    async def test_a_real_call_ends_it(self, office: Office) -> None:
        exercise = await drill(office)
        await fanned_out(office)
        real = await sent(office, by="lead")
        assert (await stored(office, exercise)).state == "stood_down"
        assert real.live
        live = await office.store.count(Recipient, [eq("call", exercise.id)], by="answer")
        assert live == {"none": 4}

    async def test_a_real_call_is_not_announced(self, office: Office) -> None:
        call = await drafted(office)
        with pytest.raises(NotPossible):
            await starting.announce(office, Unit(office.store), call, "p-desk", MONDAY)


class TestSuperseding:
    """One call takes the place of another."""

    async def test_the_old_one_ends(self, office: Office) -> None:
        old = await sent(office)
        new = await sent(office, where="光新路口", replaces=old.id)
        ended = await stored(office, old)
        assert (ended.state, ended.replaced_by) == ("cancelled", new.id)
        assert new.replaces == old.id
        assert new.live

    async def test_whoever_was_reached_reads_which_holds(
        self, office: Office, watch: Watch
    ) -> None:
        old = await sent(office)
        await watch.new()
        new = await sent(office, where="光新路口", replaces=old.id)
        told = [n for n in await watch.new() if n.id.endswith(":replaced") and n.to == "staff"]
        assert sorted(n.staff for n in told) == sorted(EVERYBODY)
        assert all(new.number in words(n) for n in told)

    async def test_ended_calls_cannot_be_replaced_twice(self, office: Office) -> None:
        old = await sent(office)
        unit = Unit(office.store)
        seat = await office.store.get(Staff, "desk")
        assert seat is not None
        await ending.stand_down(office, unit, old, seat, MONDAY)
        await unit.commit()
        await sent(office, replaces=old.id)
        assert (await stored(office, old)).state == "stood_down"


async def test_who_holds_two_seats_is_called_once(office: Office) -> None:
    twin = a_seat(office, "m1-too", person="p-m1")
    more = [twin, agreed(office, twin.id), placed(office, "team", twin.id)]
    await office.store.commit([Insert(document) for document in more])
    call = await sent(office)
    assert call.expected == len(EVERYBODY)
    assert set(await answers(office, call)) == set(EVERYBODY)
