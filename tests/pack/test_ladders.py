"""Who is told when stands in the pack, clock by clock, and every slip in it is told by its line."""

import pytest

from domain.errors import BadSettings
from domain.street import Rung
from services.office import timing_of
from services.pack import load
from tests.pack.folder import Folder

ACK = """\
ladders:
  ACK:
    emergency: [{at: 100, tell: [desk]}]
    normal:
      - {at: 50, tell: [owner]}
      - {at: 100, tell: [chiefs, desk]}
"""


def test_the_defaults_are_those_of_the_design(folder: Folder) -> None:
    timing = timing_of(load(folder.path), frozenset(), frozenset())
    assert timing.ladder("ACK", "emergency") == (
        Rung(at=100, tell=("deputy",)),
        Rung(at=100, tell=("duty_phone",)),
        Rung(at=200, tell=("supervisor",)),
    )
    assert timing.thresholds("ACK", "emergency") == (100, 200)
    assert timing.thresholds("RESOLVE", "normal") == (75, 100, 300)
    for silent in ("WAITING", "RATING"):
        assert timing.ladder(silent, "high") == (Rung(at=100, tell=()),)


def test_one_ladder_of_its_own_leaves_the_others(folder: Folder) -> None:
    folder.write("clocks.yaml", ACK)
    timing = timing_of(load(folder.path), frozenset(), frozenset())
    assert timing.thresholds("ACK", "normal") == (50, 100)
    assert timing.thresholds("RESOLVE", "normal") == (75, 100, 300)


def test_an_urgency_without_rungs_warns_at_the_usual_percents(folder: Folder) -> None:
    folder.write("clocks.yaml", ACK)
    timing = timing_of(load(folder.path), frozenset(), frozenset())
    assert timing.thresholds("ACK", "high") == (75, 100, 300)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  ACK:", "  AKC:", "unknown clock `AKC`; did you mean `ACK`?"),
        ("[owner]", "[ower]", "tell: unknown post `ower`; did you mean `owner`?"),
        ("at: 50", "at: 0", "at: percent of the clock, above 0"),
        ("emergency: [{at: 100", "emergency: [{at: 90", "needs a rung `at: 100`, the due moment"),
    ],
)
def test_slips(folder: Folder, old: str, new: str, said: str) -> None:
    folder.write("clocks.yaml", ACK)
    line = folder.spoil("clocks.yaml", old, new)
    with pytest.raises(BadSettings) as raised:
        load(folder.path)
    faults = raised.value.facts["faults"]
    assert isinstance(faults, list)
    [fault] = faults
    assert said in fault.message
    assert (fault.file, fault.line) == (folder.name("clocks.yaml"), line)
