"""Where a pin lies."""

import pytest
from msgspec.structs import replace

from domain import geo
from domain.message import Pin
from domain.street import Place
from services.cases.where import UNKNOWN, Spot, locate, merged
from services.office import Office

NORTH, SOUTH = (31.2650, 121.4390), (31.2530, 121.4375)
STATION = (31.256514, 121.436427)
ON_THE_RAILWAY = (31.2576, 121.4372)
FAR_AWAY = (31.3000, 121.5000)


def a_place(name: str, at: geo.Point, radius: int, **facts: str) -> Place:
    """An entry of the gazetteer."""
    plain = {"id": name, "kind": "station", "source": "made"}
    return Place(name=name, at=at, radius=radius, **(plain | facts))  # type: ignore[arg-type]


def pin(at: geo.Point, label: str = "") -> Pin:
    """As Telegram sends it."""
    return Pin(*at, "wgs84", label)


@pytest.fixture
def bare(template: Office) -> Office:
    """The street with one station, one road and a neighbour's park in its gazetteer."""
    places = (
        a_place("车站", STATION, 150, grid="yinan"),
        a_place("大路", NORTH, 300, kind="road"),
        a_place("绿地", SOUTH, 20, kind="park"),
        a_place("公园", FAR_AWAY, 300, kind="park", outside="隔壁街道"),
    )
    return replace(template, street=replace(template.street, places=places))


@pytest.mark.parametrize(
    ("at", "spot"),
    [
        (NORTH, Spot("yibei")),  # a road is too long to be a place
        (SOUTH, Spot("yinan", "绿地")),  # the railway's side gives the grid
        ((31.2540, 121.4375), Spot("yinan")),
        (STATION, Spot("yinan", "车站")),
        (FAR_AWAY, Spot(outside="隔壁街道")),
        ((31.35, 121.55), Spot(outside=UNKNOWN)),
    ],
)
def test_where_it_lies(bare: Office, at: geo.Point, spot: Spot) -> None:
    assert locate(bare, pin(at)) == spot


def test_too_near_to_the_railway_it_decides_nothing(bare: Office) -> None:
    nothing_known = replace(bare, street=replace(bare.street, places=()))
    assert locate(nothing_known, pin(ON_THE_RAILWAY)) == Spot()


def test_the_nearest_of_two_places_counts(bare: Office) -> None:
    both = (a_place("远", SOUTH, 900, grid="yibei"), a_place("近", STATION, 900, grid="yinan"))
    street = replace(bare, street=replace(bare.street, places=both))
    assert locate(street, pin(STATION)).place == "近"
    assert locate(street, pin(SOUTH)).place == "远"


def test_wechats_own_coordinates_mean_the_same_place(bare: Office) -> None:
    wechat = Pin(*geo.wgs84_to_gcj02(STATION), "gcj02")
    assert locate(bare, wechat) == Spot("yinan", "车站")


def test_the_label_of_a_pin_stands_for_the_door(bare: Office) -> None:
    assert locate(bare, pin(SOUTH, "远景路97弄")) == Spot("yinan", "绿地", "远景路97弄")


class TestMerged:
    """Words and pin of one message."""

    WORDS = Spot("yibei", "宜川四村", "12号")

    def test_the_pin_decides_the_grid_and_the_words_the_rest(self) -> None:
        assert merged(self.WORDS, Spot("yinan", "中潭路站")) == Spot("yinan", "宜川四村", "12号")
        assert merged(Spot(door="3楼"), Spot("yinan", "中潭路站")) == Spot(
            "yinan", "中潭路站", "3楼"
        )

    def test_a_pin_that_decides_nothing_leaves_the_words(self) -> None:
        assert merged(self.WORDS, Spot()) == self.WORDS
        assert merged(self.WORDS, Spot(outside=UNKNOWN)) == self.WORDS

    def test_outside_counts_where_nothing_inside_is_named(self) -> None:
        assert merged(Spot(), Spot(outside="万里街道")).outside == "万里街道"
        assert merged(Spot(outside="万里街道"), Spot()).outside == "万里街道"
        assert merged(Spot(outside="万里街道"), Spot("yibei")).outside == ""
