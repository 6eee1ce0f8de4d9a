"""How it ended: a leading word says it, what only sounds like it is asked."""

import pytest

from handlers.staff.joint import helpers_named
from handlers.staff.outcomes import doubtful, named
from tests.street import street


@pytest.mark.parametrize(
    ("said", "outcome", "left"),
    [
        ("已解决 换了灯泡", "solved", "换了灯泡"),
        ("解释说明:政策如此", "explained", "政策如此"),
        ("解決不了,要大修", "cannot", "要大修"),
        ("查无 现场灯都亮", "not_found", "现场灯都亮"),
        ("cannot needs a new pole", "cannot", "needs a new pole"),
        ("查无", "not_found", ""),
        ("解决了居民的问题", "", "解决了居民的问题"),
        ("换了灯泡", "", "换了灯泡"),
        ("解释说明了政策", "", "解释说明了政策"),
    ],
)
def test_only_a_word_of_its_own_names_it(said: str, outcome: str, left: str) -> None:
    assert named(said) == (outcome, left)


@pytest.mark.parametrize("said", ["跟他解释了", "暂时无法修", "没找到那盏灯", "we cannot do it"])
def test_what_sounds_unsolved_is_doubtful(said: str) -> None:
    assert doubtful(said)


@pytest.mark.parametrize("said", ["换了灯泡", "物业清走了", "the lamp is new"])
def test_plain_work_is_not(said: str) -> None:
    assert not doubtful(said)


@pytest.mark.parametrize(
    ("said", "helpers", "text"),
    [
        ("城管,物业 请一起清理占道", ["城管", "物业"], "请一起清理占道"),
        ("城管、物业和居委:明天上门", ["城管", "物业", "居委"], "明天上门"),
        ("小区物业 修门", ["物业"], "修门"),
        ("城管", ["城管"], ""),
        ("城管物业 修", ["城管", "物业"], "修"),
        ("请城管来", [], "请城管来"),
        ("", [], ""),
    ],
)
def test_helpers_are_named_first_by_their_role(said: str, helpers: list[str], text: str) -> None:
    assert helpers_named(street(), said) == (helpers, text)
