"""Solved and satisfied are two things; what says neither plainly says neither."""

import pytest

from handlers.own.verdicts import about_a_result, read


@pytest.mark.parametrize(
    ("words", "solved", "satisfied"),
    [
        ("行", "yes", ""),
        ("满意", "", "yes"),
        ("解决了", "yes", ""),
        ("修好了,谢谢", "yes", "yes"),
        ("解决了但太慢", "yes", "no"),
        ("修好了就是慢", "yes", "no"),
        ("好了,不过态度太差", "yes", "no"),
        ("沒解決", "no", "no"),
        ("没修好", "no", "no"),
        ("还没弄好,还在漏", "no", "no"),
        ("修好了又坏了", "no", "no"),
        ("还是老样子", "no", "no"),
        ("态度太差", "", "no"),
        ("solved but slow", "yes", "no"),
        ("it is still leaking", "no", "no"),
        ("not fixed", "no", "no"),
        ("嗯", "", ""),
        ("明天再说", "", ""),
    ],
)
def test_what_people_say(words: str, solved: str, satisfied: str) -> None:
    said = read(words)
    assert (said.solved, said.satisfied) == (solved, satisfied)


@pytest.mark.parametrize(
    ("words", "bad", "good"),
    [
        ("没好", True, False),
        ("解决了但太慢", False, True),
        ("太慢了", True, False),
        ("嗯", False, False),
    ],
)
def test_what_follows(words: str, bad: bool, good: bool) -> None:
    assert (read(words).bad, read(words).good) == (bad, good)


@pytest.mark.parametrize(
    "words",
    ["没好,还在漏", "还是没修好", "不行,又堵了", "行,谢谢", "解决了但太慢", "not fixed yet"],
)
def test_begins_as_an_answer(words: str) -> None:
    assert about_a_result(words)


@pytest.mark.parametrize("words", ["二楼水管漏水", "行道树倒了", "路灯没有亮", "好像有煤气味"])
def test_begins_as_news(words: str) -> None:
    assert not about_a_result(words)
