"""Words out: one call for many, links, lengths, repetitions."""

from domain.message import Card, Link, Reply
from domain.work import Outcome
from tests.channels.wecom.telling import one, tell


async def test_a_message_reaches_a_member_as_plain_utf8(client, platform):
    assert await one(client, Reply(text="7号办了😀")) == Outcome("sent")
    [said] = platform.said
    assert (said["touser"], said["agentid"], said["msgtype"]) == ("WangChief", 1000002, "text")
    assert (said["text"], said["enable_duplicate_check"]) == ({"content": "7号办了😀"}, 1)


async def test_many_are_told_in_one_call(client, platform):
    outcomes = await tell(client, "WangChief", "LiChief")
    assert [outcome.result for outcome in outcomes] == ["sent", "sent"]
    assert [said["touser"] for said in platform.said] == ["WangChief|LiChief"]


async def test_a_thousand_are_one_call(client, platform):
    """Trap 25: over 1,000 recipients; the loop never gives more than `largest` at once."""
    people = [f"m{n}" for n in range(client.largest)]
    platform.members = set(people)
    assert {outcome.result for outcome in await tell(client, *people)} == {"sent"}
    assert len(platform.said) == 1


async def test_who_is_named_twice_is_told_once(client, platform):
    assert len(await tell(client, "WangChief", "WangChief")) == 2
    assert [said["touser"] for said in platform.said] == ["WangChief"]


async def test_links_are_taps(client, platform):
    card = Card("进度", links=(Link("打开", "https://a.cn/case/1?x=1&y=2"),))
    await one(client, Reply(text="7号", cards=(card,)))
    assert platform.texts == ['7号\n进度 <a href="https://a.cn/case/1?x=1&y=2">›打开</a>']


async def test_a_repetition_says_so(client, platform):
    await one(client, again=True)
    assert platform.texts == ["【重发】7号由王网格长签收了。"]


async def test_a_long_reply_becomes_several_messages_none_over_the_limit(client, platform):
    """Trap 9."""
    lines = [f"第{n}条:{'宜' * 100}" for n in range(20)]
    assert (await one(client, Reply(text="\n".join(lines)))).result == "sent"
    assert len(platform.said) == 4
    assert all(len(text.encode()) <= 2048 for text in platform.texts)
    assert "\n".join(platform.texts).split("\n") == lines


async def test_what_breaks_after_a_part_was_taken_is_unsure(client, platform):
    platform.answers.extend([{"errcode": 0}, -1])
    outcome = await one(client, Reply(text="宜" * 1000))
    assert (outcome.result, outcome.unsure) == ("again", True)


async def test_a_reply_without_words_is_not_sent(client, platform):
    assert (await one(client, Reply())).result == "failed"
    assert platform.posts == []
