"""How well messages are understood that are in no example.

On first sight, before anything was mended because of them, 100 % of heldout-topics, 96 % of
heldout-intents and 83 % of heldout-voices (dialect, slips, swearing, idioms) were right; since
then classes of error were mended, so today's shares flatter. Floors stand a little below them.
Never copy a held-out message into examples; practice-*.yaml were, and measure only that nothing
gets worse.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from domain.understanding import Understood
from services.understanding import Understanding

HERE = Path(__file__).parent
FLOORS = {"topic": 0.97, "appeal": 0.96, "intent": 0.95, "hard topic": 0.78, "hard intent": 0.82}
FIELDS = ("traps", "places", "cases", "facilities")


def labelled(name: str) -> Iterator[tuple[str, str]]:
    """(message, label) of a file of label → sentences."""
    blocks = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    for label, block in blocks.items():
        for line in block.splitlines():
            if line.strip():
                yield line.strip(), label


def share(results: list[bool]) -> float:
    return sum(results) / len(results)


def test_topics(understanding: Understanding) -> None:
    found = [understanding.understand(t).topic == label for t, label in labelled("heldout-topics")]
    assert share(found) >= FLOORS["topic"]


def test_appeals_and_emergencies_are_told_apart(understanding: Understanding) -> None:
    results = []
    for text, label in labelled("heldout-topics"):
        wanted = "emergency" if understanding.urgency_of(label) == "emergency" else "appeal"
        results.append(understanding.understand(text).intent == wanted)
    assert share(results) >= FLOORS["appeal"]


def test_intents(understanding: Understanding) -> None:
    found = [understanding.understand(t).intent == i for t, i in labelled("heldout-intents")]
    assert share(found) >= FLOORS["intent"]


@pytest.mark.parametrize(("file", "field"), [("topics", "topic"), ("intents", "intent")])
def test_hard_messages_do_not_get_worse(
    understanding: Understanding, file: str, field: str
) -> None:
    pairs = labelled(f"practice-{file}-2")
    found = [getattr(understanding.understand(text), field) == label for text, label in pairs]
    assert share(found) >= FLOORS[f"hard {field}"]


@pytest.mark.parametrize(("name", "floor"), [("heldout-voices", 0.9), ("practice-voices", 0.9)])
def test_voices(understanding: Understanding, name: str, floor: float) -> None:
    """Lines of `intent topic|message`; dialect, slips, swearing, idioms, English, one word."""
    results = []
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        wanted, _, text = line.partition("|")
        found = understanding.understand(text)
        results.append(wanted.split() == [found.intent, found.topic][: len(wanted.split())])
    assert share(results) >= floor


@pytest.mark.parametrize(("name", "floors"), [("oblique", (0.88, 0.9)), ("fresh", (0.9, 0.9))])
def test_round_about_ways_of_saying(
    understanding: Understanding, name: str, floors: tuple[float, float]
) -> None:
    """Lines of `intent topic case=… facilities=…|message`.

    On first sight `oblique` stood at 60 % of intents and 61 % of topics, `fresh` (written after
    those were mended) at 75 % and 82 %; since then classes of error were mended in both.
    """
    intents, fields = [], []
    for line in (HERE / f"heldout-{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        wanted, _, text = line.partition("|")
        found = understanding.understand(text)
        intent, *rest = wanted.split()
        intents.append(found.intent == intent)
        got = {"case": found.case, "facilities": ",".join(found.facilities), "": found.topic}
        pairs = [part.rpartition("=")[::2] for part in rest]
        fields += [got[field.rstrip("=")] == value for field, value in pairs]
    assert (share(intents) >= floors[0], share(fields) >= floors[1]) == (True, True)


def rows(name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = yaml.safe_load(
        (HERE / f"heldout-{name}.yaml").read_text(encoding="utf-8")
    )
    return found


@pytest.mark.parametrize("name", FIELDS)
def test_fields(understanding: Understanding, name: str) -> None:
    results = []
    for row in rows(name):
        understood = understanding.understand(str(row["text"]))
        results += [_holds(understood, field, row[field]) for field in row if field != "text"]
    assert share(results) >= 0.94


def _holds(understood: Understood, field: str, wanted: object) -> bool:
    if field == "not_intent":
        return understood.intent != wanted
    got = getattr(understood, field)
    return bool((list(got) if isinstance(got, tuple) else got) == wanted)


def test_held_out_is_held_out() -> None:
    from services.understanding import load_lexicon

    lexicon = load_lexicon()
    learned = {
        sentence
        for examples in (lexicon.topic_examples, lexicon.intent_examples)
        for sentences in examples.values()
        for sentence in sentences
        if len(sentence) > 8
    }
    names = ("heldout-topics", "heldout-intents")
    copied = [text for name in names for text, _ in labelled(name) if text in learned]
    assert copied == []
