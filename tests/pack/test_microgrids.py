"""Micro-grids of a pack: read, built, and every slip told with its line."""

import pytest

from services.pack import check, load
from tests.pack.folder import Folder

SOUND = """\
microgrids:
  - id: one
    name: 第一微网格
    grid: north
    places: [village]
    source: made
  - id: two
    name: 第二微网格
    grid: north
    outline: [[31.262, 121.432], [31.264, 121.432], [31.264, 121.436], [31.262, 121.436]]
    source: made
"""
MORE = """\
  - id: three
    name: 第三微网格
    grid: north
    source: made
    """
OVER = "outline: [[31.263, 121.432], [31.268, 121.432], [31.268, 121.436], [31.263, 121.436]]"

SLIPS = [
    ("grid: north\n    places", "gird: north\n    places", "did you mean `grid`?", 0),
    ("    places: [village]", "    places: [vilage]", "did you mean `village`?", 0),
    ("    places: [village]\n", "", "nothing says where it lies", -3),
    ("    places: [village]", "    places: [neighbour]", "`neighbour` is in no grid, not", 0),
    ("grid: north\n    places", "grid: nort\n    places", "grid: unknown `nort`; did you", 0),
    ("grid: north\n    places", "grid: south\n    places", "is in grid `north`, not `south`", 1),
    ("id: two", "id: one", "id `one` twice", 0),
    ("name: 第二微网格", "name: 第一微网格", "claimed by micro-grid `one` too", 0),
    ("name: 第二微网格", "name: 南网格", "claimed by grid `south` too", 0),
    (", [31.264, 121.436], [31.262, 121.436]]", "]", "needs 3 different points or more", 0),
    ("[[31.262, 121.432]", "[[31.252, 121.432]", "m outside grid `north`", 0),
    (
        "[31.264, 121.436], [31.262, 121.436]",
        "[31.262, 121.436], [31.264, 121.436]",
        "crosses itself",
        0,
    ),
]


def test_they_are_read(folder: Folder) -> None:
    folder.write("microgrids.yaml", SOUND)
    assert check(folder.path) == []
    one, two = load(folder.path).microgrids
    assert (one.places, one.grid, len(two.outline)) == (("village",), "north", 4)


def test_a_pack_without_any_is_sound(folder: Folder) -> None:
    assert load(folder.path).microgrids == ()


@pytest.mark.parametrize(("old", "new", "says", "below"), SLIPS)
def test_a_slip_is_one_fault_with_its_line(
    folder: Folder, old: str, new: str, says: str, below: int
) -> None:
    folder.write("microgrids.yaml", SOUND)
    line = folder.spoil("microgrids.yaml", old, new) + below
    faults = check(folder.path)
    assert len(faults) == 1, faults
    assert says in faults[0].message
    assert (faults[0].file, faults[0].line) in {
        (folder.name("microgrids.yaml"), at) for at in (line, line + 1)
    }


def test_swapped_corners_are_told(folder: Folder) -> None:
    folder.write("microgrids.yaml", SOUND)
    line = folder.spoil("microgrids.yaml", "[[31.262, 121.432]", "[[121.432, 31.262]")
    found = [fault for fault in check(folder.path) if "these look swapped" in fault.message]
    assert [fault.line for fault in found] == [line]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("places: [village]\n", "`village` is in micro-grid `one` too"),
        (f"{OVER}\n", "`two` and `three` lie over each other"),
    ],
)
def test_two_cannot_have_the_same_ground(folder: Folder, written: str, says: str) -> None:
    folder.write("microgrids.yaml", SOUND + MORE + written)
    (fault,) = check(folder.path)
    assert says in fault.message
    assert fault.line == 16


def test_samples_stay_out_of_production(folder: Folder) -> None:
    folder.write(
        "microgrids.yaml", SOUND.replace("places: [village]", "places: [village]\n    sample: true")
    )
    assert check(folder.path) == []
    assert any("a sample" in fault.message for fault in check(folder.path, production=True))
