"""Whom a message reaches, and what becomes of those whom it does not."""

import pytest

from domain.message import Reply
from domain.people import Address
from services.delivery.port import Letter
from tests.channels.wecom.telling import DONE, tell


async def test_ok_may_still_name_people_it_did_not_reach(client, platform):
    """Trap 18, and protocols: the answer may be ok and still carry invaliduser."""
    platform.unlicensed = {"ZhaoOfficer"}
    outcomes = await tell(client, "WangChief", "GoneAway", "ZhaoOfficer", "LiChief")
    assert [outcome.result for outcome in outcomes] == [
        "sent",
        "unreachable",
        "unreachable",
        "sent",
    ]
    assert [outcome.detail for outcome in outcomes] == ["", "invaliduser", "no licence", ""]


async def test_who_cannot_be_told_a_part_is_told_no_more(client, platform):
    outcomes = await tell(client, "GoneAway", "LiChief", reply=Reply(text="宜" * 1000))
    assert [outcome.result for outcome in outcomes] == ["unreachable", "sent"]
    assert [said["touser"] for said in platform.said] == ["GoneAway|LiChief", "LiChief"]


async def test_when_nobody_can_be_reached_all_are_unreachable(client, platform):
    outcomes = await tell(client, "GoneAway", "AlsoGone")
    assert {outcome.result for outcome in outcomes} == {"unreachable"}
    assert "81013" in outcomes[0].detail


@pytest.mark.parametrize(
    "external", ["@all", "WangChief|LiChief", "", "a b", "robot:", "robot:a&b=c", "card:", "中文"]
)
async def test_nobody_is_meant_by_what_is_no_address(client, platform, external):
    """«@all» would tell the whole corp."""
    [outcome] = await tell(client, external)
    assert outcome.result == "unreachable"
    assert (platform.posts, platform.posted) == ([], [])


async def test_another_corps_member_is_not_ours(client, platform):
    letter = Letter(Address("wecom", "ww-other", "WangChief"), DONE, "n1", again=False)
    assert [o.result for o in await client.send([letter])] == ["unreachable"]
    assert platform.posts == []


async def test_members_groups_and_cards_of_one_batch_each_have_their_fate(client, platform):
    platform.codes = {"RC-1"}
    outcomes = await tell(client, "robot:group-1", "WangChief", "@all", "card:RC-1", "LiChief")
    assert [o.result for o in outcomes] == ["sent", "sent", "unreachable", "sent", "sent"]
    assert [said["touser"] for said in platform.said] == ["WangChief|LiChief"]
    assert (len(platform.posted), len(platform.changed)) == (1, 1)
