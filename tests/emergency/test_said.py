"""What people who are called say back, and what they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.calls.said import Said, said
from tests.street import understanding


def heard(words: str) -> Said | None:
    return said(words, understanding().spelled(words))


@pytest.mark.parametrize(
    ("answer", "several"),
    [
        ("received", "收到 收到! 收到,我来 好的收到 已收到 知道了 明白 我能来 算我一个 没问题 我參加 Roger copy"),
        ("coming", "在路上 在路上了 我在路上了,大概20分钟 已出发 马上到 收到马上来 还有十分钟到 10分钟到 大概20分钟后到 半小时到 快到了 还没到 "
                   "晚点到 收到,晚点到 現在在趕過來 就来 omw"),
        ("arrived", "到岗 我到了 已到位 到了 到现场了 已到達 我到岗了 arrived"),
        ("cannot", "来不了 去不了 我来不了 请假 不去了 到不了了 來不了 不能来 没法来"),
    ],
)  # fmt: skip
def test_an_answer_in_many_words(answer: str, several: str) -> None:
    for words in several.split():
        found = heard(words)
        assert found is not None, words
        assert (found.answer, found.reason, found.nod) == (answer, "", False), words


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("on my way", "coming"),
        ("be there in 10 minutes", "coming"),
        ("I'm here", "arrived"),
        ("sorry can't come", "cannot"),
        ("got it", "received"),
    ],
)
def test_in_english(words: str, answer: str) -> None:
    found = heard(words)
    assert found is not None
    assert found.answer == answer


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("来不了 孩子病了", "孩子病了"),
        ("去不了,孩子病了", "孩子病了"),
        ("我来不了,在外地", "在外地"),
        ("孩子发烧,来不了", "孩子发烧"),
        ("收到,但来不了,腿疼", "腿疼"),
        ("请假,身体不舒服", "身体不舒服"),
        ("我腿不方便去不了", "腿不方便"),
        ("來不了,媽媽住院", "媽媽住院"),
        ("can't make it, kid is sick", "kid is sick"),
        ("来不了 集3 发烧", "发烧"),
    ],
)
def test_why_somebody_cannot_come_is_kept_as_they_wrote_it(words: str, reason: str) -> None:
    found = heard(words)
    assert found is not None
    assert (found.answer, found.reason) == ("cannot", reason)


@pytest.mark.parametrize(
    "words", ["收到 集3", "集3收到", "集3 到岗", "来不了(集3)", "call 3 received", "在路上 集3号"]
)
def test_the_call_may_be_named(words: str) -> None:
    found = heard(words)
    assert found is not None
    assert found.call == 3


@pytest.mark.parametrize("words", ["好的", "好", "ok", "行", "可以", "嗯嗯"])
def test_a_nod_is_an_answer_only_where_one_is_awaited(words: str) -> None:
    assert heard(words) == Said("received", nod=True)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "收到吗?",
        "要不要带雨衣",
        "还有几分钟到?",
        "请假 25日到27日",
        "请假三天",
        "到了很多人,中潭路口水很深",
        "我家楼下来了一辆卡车",
        "在路上看到有人摔倒",
        "中潭路积水到膝盖了",
        "快点来人",
        "快来",
        "路灯不亮",
        "收到一张罚单,想问怎么处理",
    ],
)
def test_what_is_no_answer(words: str) -> None:
    assert heard(words) is None


@given(st.text(st.characters(), max_size=80))
def test_any_words(words: str) -> None:
    found = heard(words)
    assert found is None or found.reason in words
