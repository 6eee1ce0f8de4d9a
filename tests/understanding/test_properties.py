"""Whatever somebody sends: an answer of the contract's form, the same every time."""

import json
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from domain.understanding import URGENCIES
from services.understanding import Understanding, load_lexicon, understand_lines
from tests.street import street, understanding

STREET = street()
TOPICS = {topic.id: topic.urgency for topic in STREET.topics}
GRIDS = {grid.id for grid in STREET.grids} | {None}
NAMES = {place.name for place in STREET.places} | {None}
INTENTS = set(
    "appeal emergency case_status case_urge case_add case_withdraw case_rate station_find "
    "station_report centre_services centre_info suggestion wish volunteer course route activity "
    "faq human privacy language help thanks ack duty_card staff other".split()
)
ANYTHING = st.text(st.characters(), max_size=200)
CHINESE = st.deferred(lambda: st.lists(st.sampled_from(_words()), max_size=12).map("".join))


def _words() -> list[str]:
    return [*sorted(understanding().vocabulary), " ", ",", "。", "7号", "不", "吗", "昨天"]


@cache
def learnt_again() -> Understanding:
    """A second one, made from the same data."""
    return Understanding(STREET, load_lexicon())


@given(st.one_of(ANYTHING, CHINESE))
def test_every_text_is_answered_in_the_contracts_form(text: str) -> None:
    found = understanding().understand(text)
    assert found.text == text
    assert found.intent in INTENTS
    assert found.urgency in URGENCIES
    assert 0.0 <= found.confidence <= 1.0
    assert found.grid in GRIDS
    assert found.place in NAMES
    assert found.topic is None or found.topic in TOPICS


@given(st.one_of(ANYTHING, CHINESE))
def test_an_emergency_names_an_emergency_topic_and_an_appeal_a_topic(text: str) -> None:
    found = understanding().understand(text)
    if found.intent == "emergency":
        assert TOPICS[found.topic or ""] == "emergency"
        assert found.urgency == "emergency"
    if found.intent == "appeal":
        assert TOPICS[found.topic or ""] != "emergency"
        assert found.problems


@given(st.one_of(ANYTHING, CHINESE))
def test_the_same_text_is_always_understood_the_same(text: str) -> None:
    assert learnt_again().understand(text) == understanding().understand(text)


@given(CHINESE)
def test_noise_around_a_message_changes_nothing(text: str) -> None:
    plain = understanding().understand(text)
    noisy = understanding().understand(f"  {text}\u200b\ufe0f  ")
    assert (noisy.intent, noisy.topic, noisy.grid) == (plain.intent, plain.topic, plain.grid)


@given(st.text(st.characters(), max_size=40))
def test_place_of_and_commands_are_total(text: str) -> None:
    assert understanding().place_of(text).grid in GRIDS
    command = understanding().parse_command(text)
    assert command is None or command.verb


def test_huge_and_broken_texts() -> None:
    for text in (
        "路灯坏" * 40_000,
        "\x00" * 1000,
        "\ud800\udfff路灯不亮",
        "🔥" * 5000,
        "1" * 100_000,
    ):
        assert understanding().understand(text).intent in INTENTS


def test_lines_are_json_with_the_contracts_keys() -> None:
    lines = ["宜川四村路灯不亮\n", "\n", "\ud800 x\n"]
    rows = [json.loads(row) for row in understand_lines(understanding(), lines)]
    assert len(rows) == 3
    assert list(rows[0]) == [
        "text",
        "intent",
        "topic",
        "urgency",
        "grid",
        "place",
        "facilities",
        "case",
        "confidence",
    ]
    assert rows[0]["topic"] == "street_lamp"
    assert rows[0]["place"] == "宜川四村"
