"""Updates, cancelling and standing down: who hears of it, and what becomes of their place."""

import pytest
from msgspec.structs import replace

from domain.call import Call
from domain.errors import NotPossible
from domain.people import Staff
from services.calls import ending, lookup, opening
from services.calls.counting import WITHDRAWN
from services.office import Office
from services.unit import Unit
from storage.port import Replace
from tests.calls.scene import (
    EVERYBODY,
    Watch,
    answers,
    confirmed,
    delivered,
    drafted,
    fanned_out,
    names,
    notices,
    place,
    says,
    sent,
    stored,
    words,
)


async def ended(office: Office, call: Call, how: str, text: str = "") -> Call:
    """The desk ends it, or says something new."""
    unit, seat = Unit(office.store), await office.store.get(Staff, "desk")
    assert seat is not None
    fresh, now = await stored(office, call), office.clock.now()
    if how == "update":
        await ending.update(office, unit, fresh, seat, text, now)
    elif how == "cancel":
        await ending.cancel(office, unit, fresh, seat, now, text)
    else:
        await ending.stand_down(office, unit, fresh, seat, now, text)
    await unit.commit()
    await fanned_out(office)
    return await stored(office, call)


class TestUpdate:
    """更新: everybody but who cannot come."""

    async def test_who_hears(self, office: Office, watch: Watch) -> None:
        call = await sent(office)
        await says(office, call, "m1", "cannot")
        await watch.new()
        await ended(office, call, "update", "改在光新路口")
        told = await watch.new()
        assert names(told, "update-1") == ["", "lead", "m2", "m3"]
        assert all("改在光新路口" in words(n) for n in told)

    async def test_it_stands_on_later_cards(self, office: Office, watch: Watch) -> None:
        call = await sent(office)
        await watch.new()
        await ended(office, call, "update", "改在光新路口")
        await watch.new()
        (card,) = [n for n in await watch.at(call, 3) if n.staff == "lead"]
        assert "改在光新路口" in words(card)
        assert call.where not in words(card)

    async def test_nobody_is_sent_to_the_old_place(self, office: Office, watch: Watch) -> None:
        call = await sent(office)
        await watch.new()
        moved = await ended(office, call, "update", "改在光新路口")
        assert moved.where == "光新路口"
        assert not any(call.where in words(told) for told in await watch.new())


class TestCancel:
    """取消: everybody who was reached, and nobody else."""

    async def test_all_who_were_reached(self, office: Office, watch: Watch) -> None:
        call = await sent(office)
        await says(office, call, "m1", "cannot")
        await watch.new()
        await ended(office, call, "cancel")
        told = await watch.new()
        assert names(told, "cancel") == ["", *sorted(EVERYBODY)]
        assert all(words(n).startswith("【取消】") for n in told)

    async def test_what_still_waits_is_taken_back(self, office: Office) -> None:
        call = await sent(office)
        await ended(office, call, "cancel")
        made = await notices(office)
        assert names(made, "cancel") == []
        assert {n.detail for n in made if n.staff in EVERYBODY} == {WITHDRAWN}

    async def test_a_roll_that_is_still_closed_calls_nobody(self, office: Office) -> None:
        call = await drafted(office)
        await confirmed(office, call)
        await ended(office, call, "cancel")
        assert await opening.open_rolls(office, office.clock.now()) == 0
        assert await answers(office, call) == {}
        assert [n for n in await notices(office) if n.staff in EVERYBODY] == []

    async def test_a_draft_nobody_heard_of(self, office: Office) -> None:
        call = await ended(office, await drafted(office), "cancel")
        assert call.state == "cancelled"
        assert await notices(office) == []

    async def test_no_more_steps(self, office: Office, watch: Watch) -> None:
        call = await sent(office)
        await watch.new()
        await ended(office, call, "cancel")
        await watch.new()
        assert await watch.at(call, 30) == []

    async def test_once(self, office: Office) -> None:
        call = await ended(office, await sent(office), "cancel")
        for how in ("cancel", "relief", "update"):
            with pytest.raises(NotPossible):
                await ended(office, call, how)


class TestStandDown:
    """解除: who came is relieved and thanked, who did not need not come."""

    async def test_relieved(self, office: Office, watch: Watch) -> None:
        call = await sent(office)
        await says(office, call, "m1", "arrived")
        await says(office, call, "m2", "cannot")
        await watch.new()
        await ended(office, call, "relief")
        told = {n.staff: words(n) for n in await watch.new() if n.to == "staff"}
        assert set(told) == {"lead", "m1", "m3"}
        assert "辛苦" in told["m1"]
        assert "不用来" in told["m3"]
        assert (await answers(office, call))["m1"] == "relieved"
        gone = await place(office, call, "m1")
        assert (gone.live, gone.arrived_at > 0, gone.relieved_at > 0) == (False, True, True)

    async def test_in_pages(
        self, office: Office, watch: Watch, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(lookup, "PAGE", 3)
        call = await sent(office)
        await delivered(office)
        await ended(office, call, "relief")
        made = await notices(office)
        assert names(made, "relief") == sorted(EVERYBODY)
        assert {one.live for one in [await place(office, call, s) for s in EVERYBODY]} == {False}


async def test_whoever_is_being_told_is_told_of_the_end_too(office: Office) -> None:
    call = await sent(office)
    (first,) = [n for n in await notices(office) if n.staff == "m1"]
    being_sent = replace(first, fate="sending", attempt=1)
    await office.store.commit([Replace(being_sent)])
    await ended(office, call, "cancel")
    assert names(await notices(office), "cancel") == ["m1"]
