"""The ground of every map: lines from the pack, honest about what is only a sketch."""

from math import hypot, pi

import msgspec
import pytest
from msgspec.structs import replace

from domain.ground import Course
from services.fonts import Font
from services.maps.ground import ground, sketched, ways
from services.maps.lettering import Lettering
from services.maps.lines import Walk, rounded
from services.maps.paper import Paper
from services.maps.sheet import Box
from services.office import Office
from services.pack import check, load
from tests.pack.folder import Folder

SURE = Course(
    id="r",
    name="路",
    kind="road",
    at=((31.26, 121.43), (31.26, 121.44)),
    source="x",
    confirmed=True,
)
LINES = """\
lines:
  - {id: creek, name: 小河, kind: river, width: 20, at: [[31.251, 121.43], [31.252, 121.45]], source: made}
"""


class TestThePack:
    """What it says is what is drawn."""

    def test_rivers_lie_below_roads_and_the_metro_above(self, placed: Office) -> None:
        kinds = [way.kind for way in ways(placed.street)]
        assert kinds == sorted(kinds, key=["river", "road", "main", "metro"].index)
        names = {way.name for way in ways(placed.street)}
        assert {"苏州河", "中山北路", "宜川路", "骊山路"} <= names

    def test_what_nobody_confirmed_is_a_sketch(self, placed: Office) -> None:
        assert sketched(placed.street)
        assert ground(placed.street)["sketch"] is True
        exact = replace(placed.street, precision=0, courses=(SURE,))
        assert not sketched(exact)
        assert sketched(replace(exact, courses=(SURE, replace(SURE, confirmed=False))))

    def test_the_metro_meets_its_stations(self, placed: Office) -> None:
        stop = next(place.at for place in placed.street.places if place.id == "metro-zhongtan")
        line = next(way.at for way in ways(placed.street) if way.kind == "metro")
        assert stop
        assert min(hypot(stop[0] - lat, stop[1] - lng) for lat, lng in line) < 0.0001

    def test_the_page_is_given_it_as_it_is(self, placed: Office) -> None:
        said = msgspec.json.decode(msgspec.json.encode(ground(placed.street)))
        river = next(one for one in said["lines"] if one["kind"] == "river")
        assert (river["name"], river["width"]) == ("苏州河", 50)

    def test_of_a_folder(self, folder: Folder) -> None:
        folder.write("ground.yaml", LINES)
        assert check(folder.path) == []
        (creek,) = load(folder.path).courses
        assert (creek.name, creek.kind, creek.width, creek.confirmed) == (
            "小河",
            "river",
            20,
            False,
        )

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ("[31.251, 121.43]", "[121.43, 31.251]", "look swapped"),
            (", [31.252, 121.45]", "", "2 different points"),
            ("kind: river", "kind: stream", "stream"),
        ],
    )
    def test_slips_are_told_with_their_line(
        self, folder: Folder, old: str, new: str, told: str
    ) -> None:
        folder.write("ground.yaml", LINES)
        line = folder.spoil("ground.yaml", old, new)
        (fault,) = check(folder.path)
        assert (fault.file, fault.line) == (folder.name("ground.yaml"), line)
        assert told in fault.message


class TestLines:
    """Round corners, and a way to walk."""

    def test_ends_stay_and_corners_go(self) -> None:
        bent = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]
        line = rounded(bent)
        assert (line[0], line[-1]) == (bent[0], bent[-1])
        assert bent[1] not in line
        assert rounded(bent[:2]) == bent[:2]

    def test_a_walk_knows_where_and_which_way(self) -> None:
        walk = Walk([(0, 0), (10, 0), (10, 0), (10, 10)])
        assert walk.length == 20
        assert walk.at(5) == (5, 0)
        assert walk.at(15) == (10, 5)
        assert walk.at(25) == (10, 15)
        assert walk.angle(15, 2) == pytest.approx(pi / 2)

    def test_dashes_go_round_corners(self) -> None:
        walk = Walk([(0, 0), (10, 0), (10, 10)])
        assert list(walk.dashes(7)) == [[(0, 0), (7, 0)], [(10, 4), (10, 10)]]
        assert next(iter(Walk([(0, 0), (10, 0), (10, 10)]).dashes(15)))[1:-1] == [(10, 0)]


class TestLettering:
    """Names along lines, and never one over another."""

    @pytest.fixture
    def letters(self, font: Font) -> Lettering:
        """An empty sheet."""
        return Lettering(Paper(400, 400, "#ffffff", font), Box(0, 0, 400, 400))

    def test_nothing_is_written_over_anything(self, letters: Lettering) -> None:
        assert letters.beside((200, 200), "宜川四村", 24, "#000000", "#ffffff")
        assert not letters.beside((210, 204), "泰山一村", 24, "#000000", "#ffffff")
        assert letters.beside((200, 300), "泰山一村", 24, "#000000", "#ffffff")

    def test_nothing_leaves_the_map(self, letters: Lettering) -> None:
        assert not letters.beside((10, 10), "宜川四村", 24, "#000000", "#ffffff")
        assert not letters.along([(-300, 50), (60, 50)], "中山北路", 24, "#000000", "#ffffff")

    def test_a_name_gives_way_along_its_line(self, letters: Lettering) -> None:
        letters.keep_free(Box(150, 150, 250, 250))
        line = [(200.0, 0.0), (200.0, 400.0)]
        assert letters.along(line, "宜川路", 20, "#000000", "#ffffff")
        letters.keep_free(Box(0, 0, 400, 400))
        assert not letters.along(line, "宜川路", 20, "#000000", "#ffffff")

    def test_no_name_is_bent_round_a_corner(self, letters: Lettering) -> None:
        corner = [(200.0, 160.0), (200.0, 200.0), (240.0, 200.0)]
        assert not letters.along(corner, "宜川路口", 14, "#000000", "#ffffff")
