"""Posts to groups by their robots."""

import pytest

from domain.message import Card, Link, Reply
from domain.work import Outcome
from tests.channels.wecom.telling import SIGN, tell


async def test_a_robot_posts_text_to_its_group(client, platform):
    [outcome] = await tell(client, "robot:group-1", reply=Reply(text="应到30 收到12"))
    assert outcome == Outcome("sent")
    assert platform.posted == [
        ("group-1", {"msgtype": "text", "text": {"content": "应到30 收到12"}})
    ]
    assert platform.fetches == 0


async def test_links_make_it_markdown(client, platform):
    card = Card("3号集结", links=(Link("进度[图]", "https://a.cn/c/(3)"),))
    await tell(client, "robot:group-1", reply=Reply(text="<@all>[点](http://x)", cards=(card,)))
    [(_, post)] = platform.posted
    words = post["markdown"]["content"]
    assert words == "＜@all>［点］(http://x)\n3号集结 [进度［图］](https://a.cn/c/(3%29)"


async def test_a_group_reads_no_personal_number_and_is_offered_no_choice(client, platform):
    """Trap 24: a group post claims no acknowledgement."""
    reply = Reply(text="联系 13812345678", choices=(SIGN,))
    await tell(client, "robot:group-1", reply=reply)
    [(_, post)] = platform.posted
    assert post["text"]["content"] == "联系 138****5678"


async def test_a_long_post_becomes_several(client, platform):
    lines = "\n".join(f"第{n}条:{'宜' * 100}" for n in range(20))
    link = Card("", links=(Link("页", "https://a.cn"),))
    await tell(client, "robot:group-1", reply=Reply(text=lines))
    await tell(client, "robot:group-2", reply=Reply(text=lines, cards=(link,)))
    texts = [post["text"]["content"] for key, post in platform.posted if key == "group-1"]
    marked = [post["markdown"]["content"] for key, post in platform.posted if key == "group-2"]
    assert (len(texts), len(marked)) == (4, 2)
    assert all(len(text.encode()) <= 2048 for text in texts)
    assert all(len(text.encode()) <= 4096 for text in marked)


@pytest.mark.parametrize(
    ("code", "result", "scope"),
    [(45009, "again", "address"), (93000, "unreachable", "notice"), (-1, "again", "notice")],
)
async def test_a_robots_refusal_is_its_groups_alone(client, platform, code, result, scope):
    """Trap 25: 20 a minute for each robot."""
    platform.answers.append(code)
    [outcome] = await tell(client, "robot:group-1")
    assert (outcome.result, outcome.scope) == (result, scope)


async def test_an_unknown_robot_is_unreachable(client, platform):
    assert [o.result for o in await tell(client, "robot:nobodys")] == ["unreachable"]
