"""The groups' chats: numbers and links by robot; where no program may write, somebody pastes."""

import pytest
from msgspec.structs import replace

from domain.callwork import GroupPost
from domain.people import Address
from domain.roster import Group
from services.calls import posting
from services.office import Office
from services.unit import Unit
from storage.port import Insert, Replace
from tests.calls.scene import Watch, a_group, placed, says, sent, words


@pytest.fixture
async def by_hand(office: Office) -> Office:
    """The team talks in an ordinary chat that takes nothing from programs."""
    team = await office.store.get(Group, "team")
    assert team is not None
    await office.store.commit([Replace(replace(team, paste=True, address=None))])
    return office


class TestNumbers:
    """应到 / 收到 / 在途 / 到岗 / 缺, and no name."""

    async def test_at_three_minutes(self, office: Office, watch: Watch) -> None:
        call = await sent(office)
        await says(office, call, "m1", "coming")
        await says(office, call, "m2", "arrived")
        await says(office, call, "m3", "cannot")
        await watch.new()
        (post,) = [n for n in await watch.at(call, 3) if n.to == "group"]
        assert "应到4 收到2 在途1 到岗1 来不了1 缺2" in words(post)
        assert not any(name in words(post) for name in ("m1", "m2", "m3", "lead"))

    async def test_one_chat_of_two_groups_reads_it_once(self, office: Office, watch: Watch) -> None:
        shared = Address("wecom", "corp", "robot:team")
        twin = a_group(office, "twin", "team", grid="yinan", team="patrol", address=shared)
        await office.store.commit([Insert(twin), Insert(placed(office, "twin", "vice"))])
        await sent(office)
        assert len([n for n in await watch.new() if n.to == "group"]) == 1


class TestPasting:
    """「已发」."""

    async def test_the_convener_is_asked(self, by_hand: Office, watch: Watch) -> None:
        call = await sent(by_hand)
        (asked,) = [n for n in await watch.new() if "paste" in n.id]
        assert asked.staff == "lead"
        assert call.number in words(asked)
        assert "https://street.test/call/" in words(asked)
        (owed,) = await posting.owed(by_hand.store, ["lead"])
        assert owed.group == "team"

    async def test_and_asked_again(self, by_hand: Office, watch: Watch) -> None:
        call = await sent(by_hand)
        await watch.new()
        again = [n for n in await watch.at(call, 3) if "paste" in n.id]
        assert [n.staff for n in again] == ["lead"]
        assert "还没" in words(again[0])

    async def test_until_it_is_done(self, by_hand: Office, watch: Watch) -> None:
        call = await sent(by_hand)
        await watch.new()
        (owed,) = await posting.owed(by_hand.store, ["lead"])
        unit = Unit(by_hand.store)
        posting.pasted(unit, owed, by_hand.clock.now())
        await unit.commit()
        assert [n for n in await watch.at(call, 3) if "paste" in n.id] == []
        done = await by_hand.store.get(GroupPost, owed.id)
        assert done is not None
        assert done.pasted_at == call.sent_at
