"""Where a pin lies."""

import pytest
from msgspec.structs import replace

from domain import geo
from domain.message import Pin
from services.cases.where import UNKNOWN, Spot, locate, merged
from services.office import Office

NORTH, SOUTH = (31.2650, 121.4390), (31.2530, 121.4375)
STATION = (31.256514, 121.436427)
ON_THE_RAILWAY = (31.2576, 121.4372)


def pin(at: tuple[float, float], label: str = "") -> Pin:
    """As Telegram sends it."""
    return Pin(*at, "wgs84", label)


@pytest.mark.parametrize(("at", "grid"), [(NORTH, "yibei"), (SOUTH, "yinan")])
def test_the_side_of_the_railway_decides(office: Office, at: geo.Point, grid: str) -> None:
    assert locate(office, pin(at)) == Spot(grid)


def test_too_near_to_the_railway_it_decides_nothing(office: Office) -> None:
    assert not locate(office, pin(ON_THE_RAILWAY)).known


def test_a_place_of_the_gazetteer_gives_its_name_and_grid(office: Office) -> None:
    assert locate(office, pin(STATION)) == Spot("yinan", "中潭路站")


def test_wechats_own_coordinates_mean_the_same_place(office: Office) -> None:
    wechat = Pin(*geo.wgs84_to_gcj02(STATION), "gcj02")
    assert locate(office, wechat) == locate(office, pin(STATION))


def test_outside_is_said_as_such(office: Office) -> None:
    far = locate(office, pin((31.30, 121.50)))
    assert far == Spot(outside=UNKNOWN)
    assert not far.known


def test_a_neighbour_we_know_is_named(office: Office) -> None:
    park = replace(
        office.street.places[0],
        id="park",
        grid="",
        outside="隔壁街道",
        at=(31.30, 121.50),
        radius=300,
    )
    nearby = replace(office, street=replace(office.street, places=(park,)))
    assert locate(nearby, pin((31.301, 121.50))) == Spot(outside="隔壁街道")


def test_the_label_of_a_pin_stands_for_the_door(office: Office) -> None:
    assert locate(office, pin(NORTH, "宜川路400弄")) == Spot("yibei", "", "宜川路400弄")


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
