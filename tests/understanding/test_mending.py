"""The classifier learns from what naive Bayes gets wrong."""

from services.understanding.bayes import Bayes, features
from services.understanding.mending import mended

EXAMPLES = {
    "lamp": ["路灯不亮了", "楼下路灯坏了", "路灯一闪一闪", "门口的路灯坏了"],
    "lift": ["电梯坏了", "电梯不动了", "楼下电梯一抖一抖", "门口的电梯坏了"],
    "gate": ["门口的门禁坏了", "门禁不亮了", "楼下门禁刷不开", "门禁坏了坏了坏了"],
}


def likeliest(model: Bayes, text: str) -> str:
    scores = model.scores(features(text))
    return model.classes[scores.index(max(scores))]


def fitted() -> Bayes:
    return Bayes.fit({name: [features(s) for s in told] for name, told in EXAMPLES.items()})


def test_what_was_shown_is_known() -> None:
    model = fitted()
    found = {s: likeliest(model, s) for told in EXAMPLES.values() for s in told}
    assert found == {s: name for name, told in EXAMPLES.items() for s in told}


def test_the_same_examples_always_teach_the_same() -> None:
    assert fitted().rows == fitted().rows


def test_a_witness_for_the_wrong_class_loses_weight() -> None:
    """「坏」 stands for the lift alone at first, though the lamp's sentences say it more often."""
    rows = {"坏": ((1, 2.0),), "灯": ((0, 0.5),), "梯": ((1, 0.5),)}
    after = mended(rows, [[{"坏", "灯"}] * 6, [{"坏", "梯"}] * 2])
    assert dict(after["坏"]).get(1, 0.0) < 2.0


def test_nothing_told_changes_nothing_much() -> None:
    rows = {"灯": ((0, 1.23),)}
    assert mended(rows, [[]]) == {"灯": ((0, 1.2),)}
