"""Every kind of mistake in a pack is told with its file and line."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import BadSettings
from services.pack import Fault, check, load
from tests.pack.folder import PLACES, STATIONS, STREET, Folder

# file, what stands there, what it becomes, what the fault says, how many lines below it stands
SLIPS = [
    # shapes
    ("places.yaml", "grid: north", "gird: north", "unknown key `gird`; did you mean `grid`?", 0),
    ("places.yaml", "kind: village", "kind: hamlet", "Invalid enum value 'hamlet'", 0),
    ("places.yaml", "name: 北村", "name: 31", 'Expected `str`, got `int`; write "31" in quotes', 0),
    ("places.yaml", "aliases: [北边的村]", "aliases: 北边的村", "Expected `array`, got `str`", 0),
    ("places.yaml", "[31.265, 121.44]", "[31.265]", "length 2", 0),
    ("places.yaml", "    name: 北村\n", "", "`name` is missing", -1),
    ("places.yaml", "places:", "place:", "unknown key `place`; this file has places", 0),
    ("places.yaml", "    name: 北村\n", "    name: 北村\n    name: 南村\n", "`name` twice", 1),
    ("places.yaml", "kind: village", "kind: [", "not YAML", 2),
    ("street.yaml", "prefix: LN", "prefix: lane", "matching regex", 0),
    (
        "street.yaml",
        "hint: 铁路北边",
        "hin: 铁路北边",
        "unknown key `hin`; did you mean `hint`?",
        0,
    ),
    ("street.yaml", "zone: Asia/Shanghai", "zone: Asia/Yichuan", "unknown time zone", 0),
    ("street.yaml", "[common]", "[comon]", "no pack `comon` to inherit from", 0),
    # ids
    ("places.yaml", "id: neighbour", "id: village", "id `village` twice", 0),
    ("street.yaml", "id: south", "id: north", "grid `north` twice", 0),
    # references
    ("places.yaml", "grid: north", "grid: nort", "unknown `nort`; did you mean `north`?", 0),
    ("stations.yaml", "rider_station", "rider_staton", "did you mean `rider_station`?", 0),
    ("stations.yaml", "[water, rest]", "[watr, rest]", "unknown `watr`; did you mean `water`?", 0),
    # positions
    ("places.yaml", "[31.265, 121.44]", "[121.44, 31.265]", "these look swapped", 0),
    ("stations.yaml", "[31.266, 121.441]", "[121.441, 31.266]", "these look swapped", 0),
    ("street.yaml", "centre_point: [31.26, 121.44]", "centre_point: [121.44, 31.26]", "swapped", 0),
    ("stations.yaml", "31.266", "31.275", "m outside the street's outline", 0),
    ("stations.yaml", "31.266", "33.266", "more than 30 km away", 0),
    ("places.yaml", "31.28", "31.265", "inside the street's outline, yet `outside`", 0),
    ("places.yaml", "31.265", "31.255", "south of 铁路, yet grid `north` is north of it", 0),
    ("places.yaml", "outside: 隔壁街道", "outside: 隔壁街道\n    grid: north", "has no grid", 1),
    # names
    ("places.yaml", "name: 隔壁公园", "name: 北边的村", "claimed by place `village` too", 0),
    ("places.yaml", "[北边的村]", "[北网格]", "claimed by grid `north` too", 0),
    # hours
    ("stations.yaml", "Mo-Fr 08:30-17:00", "周一到周五", "is not opening_hours", 0),
    ("stations.yaml", "08:30-17:00", "08:30-17:00; PH off", "write them in `holiday_hours`", 0),
    ("stations.yaml", "source: made", "source: made\n    verified_on: 昨天", "no date", 1),
    # geometry
    (
        "street.yaml",
        "outline: [[31.25, 121.43], [31.27, 121.43], [31.27, 121.45], [31.25, 121.45]]",
        "outline: [[31.25, 121.43], [31.27, 121.45], [31.27, 121.43], [31.25, 121.45]]",
        "crosses itself",
        0,
    ),
    (
        "street.yaml",
        "outline: [[31.25, 121.43], [31.26, 121.43], [31.26, 121.45], [31.25, 121.45]]",
        "outline: [[31.25, 121.43], [31.265, 121.43], [31.265, 121.45], [31.25, 121.45]]",
        "`north` and `south` lie over each other",
        0,
    ),
    (
        "street.yaml",
        "railway: [[31.26, 121.42], [31.26, 121.46]]",
        "railway: [[31.26, 121.42], [31.26, 121.46], [31.25, 121.44], [31.27, 121.44]]",
        "the line crosses itself",
        0,
    ),
]


def test_a_sound_pack_has_no_faults(folder: Folder) -> None:
    assert check(folder.path) == []


@pytest.mark.parametrize(("file", "old", "new", "says", "below"), SLIPS)
def test_a_slip_is_told_with_its_line(
    folder: Folder, file: str, old: str, new: str, says: str, below: int
) -> None:
    line = folder.spoil(file, old, new) + below
    faults = check(folder.path)
    assert [
        f for f in faults if says in f.message and (f.file, f.line) == (folder.name(file), line)
    ], faults


@pytest.mark.parametrize(("file", "old", "new", "says", "below"), SLIPS)
def test_one_slip_is_one_fault(
    folder: Folder, file: str, old: str, new: str, says: str, below: int
) -> None:
    folder.spoil(file, old, new)
    assert len(check(folder.path)) == 1


def test_all_faults_are_told_at_once(folder: Folder) -> None:
    lines = [
        folder.spoil("places.yaml", "grid: north", "grid: up"),
        folder.spoil("places.yaml", "kind: park", "kind: lake"),
        folder.spoil("places.yaml", "    outside: 隔壁街道", "    beside: 隔壁街道"),
    ]
    station = folder.spoil("stations.yaml", "hours: Mo-Fr 08:30-17:00", "hours: daily")
    expected = [(folder.name("places.yaml"), line) for line in lines]
    expected.append((folder.name("stations.yaml"), station))
    assert [(f.file, f.line) for f in check(folder.path)] == expected


def test_a_night_the_wrong_way_round_is_told(folder: Folder) -> None:
    folder.write("calendar.yaml", 'quiet: ["07:00", "22:00"]\n')
    (fault,) = check(folder.path)
    assert (fault.file, "swapped?" in fault.message) == (folder.name("calendar.yaml"), True)
    folder.write("calendar.yaml", 'quiet: ["22:00", "25:00"]\n')
    assert len(check(folder.path)) == 1


def test_a_record_that_cannot_be_read_is_still_known_to_others(folder: Folder) -> None:
    """A slip in a topic's guidance is one fault, not one for each topic that names it."""
    guidance = "guidance:\n  - {id: fire, firts: {}, steps: {}}\n"
    folder.write("guidance.yaml", guidance)
    messages = [f.message for f in check(folder.path)]
    assert messages == ["unknown key `firts`; did you mean `first`?"]


def test_an_empty_file_is_told_what_it_lacks(folder: Folder) -> None:
    folder.write("street.yaml", "# nothing yet\n")
    assert "`grids` is missing" in [fault.message for fault in check(folder.path)]
    folder.write("street.yaml", "- a list\n")
    assert [fault.message for fault in check(folder.path)] == [
        "a map is expected at the top of this file"
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("railway: [[31.26, 121.42], [31.26, 121.46]]", "railway: [[31.26, 121.42]]", "needs 2"),
        ("[31.25, 121.43], [31.27, 121.43], [31.27, 121.45], [31.25, 121.45]", "", "needs 3"),
    ],
)
def test_a_line_of_too_few_points(folder: Folder, old: str, new: str, says: str) -> None:
    line = folder.spoil("street.yaml", old, new)
    (fault,) = check(folder.path)
    assert (fault.line, says in fault.message) == (line, True)


LINES = [line for line in (STREET + PLACES + STATIONS).splitlines() if "[common]" not in line]
"""All but the one that would make it a whole pack again."""

FILES = ("street.yaml", "places.yaml", "stations.yaml")


@settings(deadline=None)
@given(
    file=st.sampled_from(FILES),
    at=st.integers(0, 40),
    line=st.sampled_from(
        [*LINES, "", "- ", ": :", "  x: [", "? [a]", "\t", "grids: &a [*a]", "grids: 3"]
    ),
)
def test_whatever_is_written_there_is_told_with_a_line_that_exists(
    file: str, at: int, line: str
) -> None:
    with TemporaryDirectory() as path:
        folder = Folder(Path(path))
        folder.spoil("street.yaml", "[common]", "[]")  # quicker, and never without faults
        lines = (folder.path / file).read_text(encoding="utf-8").splitlines()
        lines[min(at, len(lines) - 1)] = line
        folder.write(file, "\n".join(lines))
        faults = check(folder.path)
        assert faults
        for fault in faults:
            written = Path(fault.file).read_text(encoding="utf-8").splitlines()
            assert 1 <= fault.line <= len(written) + 1


def test_load_tells_the_same_faults(folder: Folder) -> None:
    folder.spoil("places.yaml", "grid: north", "grid: nort")
    folder.spoil("stations.yaml", "rider_station", "palace")
    with pytest.raises(BadSettings) as raised:
        load(folder.path)
    assert raised.value.facts["faults"] == check(folder.path)
    assert f"{folder.name('places.yaml')}:5: grid: unknown `nort`" in str(raised.value)


def test_a_folder_without_a_street_names_the_packs_there_are() -> None:
    (fault,) = check("yichun")
    assert "yichuan" in fault.message


def test_a_misnamed_file_is_not_passed_over_in_silence(folder: Folder) -> None:
    folder.write("place.yaml", "places: []\n")
    assert check(folder.path) == [
        Fault(folder.name("place.yaml"), 1, "this file is not read; did you mean places.yaml?")
    ]
