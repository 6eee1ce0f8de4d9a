"""The one sentence of a call is read as people say it; nothing that it does not say is guessed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.roster import Group
from services.calls.completing import answered, changed
from services.calls.sentence import Sentence, read
from tests.domain.moments import STATE, at
from tests.emergency.sentences import SAID
from tests.street import street, understanding

NOW = at("2026-11-21 19:52")
STREET = street()
GROUPS = (
    Group(id="team", street="yichuan", name="宜南网格防汛排涝组", level="team", grid="yinan"),
    Group(id="branch", street="yichuan", name="中远两湾城党支部", level="branch", grid="yinan"),
)
WORDS = st.lists(
    st.sampled_from(
        [word for sentence, _ in SAID for word in sentence.split()]
        + ["除了", "带", "到", "人", "和", "20:30", "3", "集合", "每队", " ", ",", "。", "🙏", "\n"]
    ),
    max_size=10,
).flatmap(lambda words: st.sampled_from(["", " ", ","]).map(lambda gap: gap.join(words)))


def heard(words: str) -> Sentence:
    return read(words, STREET, GROUPS, NOW, STATE, understanding().spelled)


def told(sentence: Sentence) -> dict[str, Any]:
    """What it says, in the table's words."""
    by = sentence.gather_by
    when = "now" if by == 0 else f"{STATE.local(by):%d %H:%M}" if by else None
    lists = {f: list(getattr(sentence, f)) for f in ("grids", "teams", "groups")}
    rest = {
        f: getattr(sentence, f)
        for f in ("exercise", "whole", "level", "kind", "where", "bring", "needed", "what")
    }
    found = {**lists, **rest, "by": when, "asks": sentence.missing}
    return {field: value for field, value in found.items() if value}


@pytest.mark.parametrize(("words", "expected"), SAID, ids=[words for words, _ in SAID])
def test_what_is_said_is_understood(words: str, expected: dict[str, Any]) -> None:
    assert told(heard(words)) == expected


def test_there_are_sixty_sentences() -> None:
    assert len(SAID) >= 60


@given(st.one_of(st.text(st.characters(), max_size=80), WORDS))
def test_any_words_are_read(words: str) -> None:
    """Nothing raises; a moment lies ahead; what is quoted was said, letter by letter."""
    sentence = heard(words)
    assert sentence.gather_by is None or sentence.gather_by == 0 or sentence.gather_by > NOW
    assert set(sentence.grids) <= {grid.id for grid in STREET.grids}
    assert set(sentence.kinds) <= {kind.id for kind in STREET.readiness.kinds}
    quoted = f"{sentence.where} {sentence.what} {sentence.bring}".replace("、", " ").split()
    assert all(piece in words for piece in quoted)


@given(WORDS)
def test_the_same_in_any_order_of_reading(words: str) -> None:
    assert heard(words) == heard(words)
    assert heard(f"  {words}  ") == heard(words)


@given(WORDS, WORDS)
def test_what_is_said_later_stands(first: str, later: str) -> None:
    old, new = heard(first), heard(later)
    both = changed(old, new)
    silent = Sentence()
    for field in ("where", "bring", "needed", "gather_by"):
        said = getattr(new, field)
        kept = getattr(old, field) if said == getattr(silent, field) else said
        assert getattr(both, field) == kept
    assert changed(both, new) == both


def test_another_scope_replaces_the_scope() -> None:
    both = changed(heard("宜南 防汛 20:30 中潭路口"), heard("全街道"))
    assert (both.whole, both.grids, both.kind) == (True, (), "flood")


def test_a_change_of_the_time_leaves_the_rest() -> None:
    both = changed(heard("宜南 防汛 20:30 中潭路口 带沙袋"), heard("20:45"))
    assert told(both) == {**told(heard("宜南 防汛 20:45 中潭路口 带沙袋"))}


@pytest.mark.parametrize(
    ("sentence", "asked", "answer", "then"),
    [
        ("防汛队 20:30 中潭路口", "scope", "宜南", None),
        ("除了宜北 防汛 20:30 中潭路口", "scope", "宜南", None),
        ("宜南 20:30 中潭路口", "kind", "防汛", None),
        ("宜南 台风 消防 20:30 中潭路口", "kind", "台风", None),
        ("宜南 防汛 8点 中潭路口", "when", "晚上8点半", None),
        ("宜南 防汛 6点 中潭路口", "when", "现在", None),
        ("宜南 每队5人 防汛 中潭路口", "needed", "10", None),
        ("宜南 每队5人 防汛 中潭路口", "needed", "十个人", None),
        ("宜南 每队5人 防汛 中潭路口", "needed", "不限", None),
        ("宜南 防汛", "where", "老地方", None),
        ("宜南", "kind", "防汛", "where"),
    ],
)
def test_the_answer_completes_the_call(
    sentence: str, asked: Any, answer: str, then: str | None
) -> None:
    old = heard(sentence)
    assert old.missing == asked
    new = answered(old, asked, answer, heard(answer))
    assert new is not None
    assert new.missing == then


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("防汛队 20:30 中潭路口", "不知道"),
        ("宜南 20:30 中潭路口", "随便"),
        ("宜南 防汛 6点 中潭路口", "晚一点"),
        ("宜南 每队5人 防汛 中潭路口", "看情况"),
    ],
)
def test_what_is_no_answer_is_none(sentence: str, answer: str) -> None:
    old = heard(sentence)
    assert old.missing is not None
    assert answered(old, old.missing, answer, heard(answer)) is None
