"""Coordinates, distances and sides, against points that somebody else measured."""

from math import cos, radians

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import geo

# 中潭路站: BD-09 as a published list has it; GCJ-02 and WGS-84 as another program converted it,
# with one step of the inverse only, which leaves it a little over a metre off.
ZHONGTAN = {
    "bd09": (31.261022, 121.447452),
    "gcj02": (31.254657, 121.441041),
    "wgs84": (31.256514, 121.436427),
}
# WGS-84 and GCJ-02 of the same points, as the test suites of other converters have them.
PAIRS = [
    ((31.1774276, 121.5272106), (31.17530398364597, 121.531541859215)),
    ((22.543847, 113.912316), (22.540796131694766, 113.9171764808363)),
    ((39.911954, 116.377817), (39.91334545536069, 116.38404722455657)),
]
RAILWAY = ((31.2502, 121.4535), (31.2542, 121.4438), (31.2576, 121.4372), (31.2586, 121.4311))

in_china = st.tuples(st.floats(18.3, 53.5), st.floats(73.6, 135.0))
near_shanghai = st.tuples(st.floats(30.7, 31.9), st.floats(120.9, 122.0))


@pytest.mark.parametrize("crs", ["bd09", "gcj02", "wgs84"])
def test_the_three_positions_of_one_station_agree(crs: geo.Crs) -> None:
    assert geo.metres(geo.to_wgs84(ZHONGTAN[crs], crs), ZHONGTAN["wgs84"]) < 1.5


@pytest.mark.parametrize(("wgs84", "gcj02"), PAIRS)
def test_known_pairs(wgs84: geo.Point, gcj02: geo.Point) -> None:
    assert geo.metres(geo.wgs84_to_gcj02(wgs84), gcj02) < 0.01
    assert geo.metres(geo.gcj02_to_wgs84(gcj02), wgs84) < 0.01


def test_gcj02_shifts_by_hundreds_of_metres_in_shanghai() -> None:
    shifted = geo.wgs84_to_gcj02(ZHONGTAN["wgs84"])
    assert 400 < geo.metres(shifted, ZHONGTAN["wgs84"]) < 600


@settings(deadline=None)  # how long it takes is the benchmarks' business
@given(in_china)
def test_there_and_back_is_the_same_place(point: geo.Point) -> None:
    assert geo.metres(geo.gcj02_to_wgs84(geo.wgs84_to_gcj02(point)), point) < 0.5
    assert geo.metres(geo.bd09_to_gcj02(geo.gcj02_to_bd09(point)), point) < 0.5


@pytest.mark.parametrize("point", [(35.68, 139.76), (51.5, -0.12), (-33.9, 151.2), (0.0, 0.0)])
def test_nothing_shifts_outside_china(point: geo.Point) -> None:
    assert geo.wgs84_to_gcj02(point) == geo.gcj02_to_wgs84(point) == point


def test_a_degree_of_latitude_and_one_of_longitude() -> None:
    assert geo.metres((31.0, 121.0), (32.0, 121.0)) == pytest.approx(111_195, rel=1e-4)
    wide = 111_195 * cos(radians(31.0))
    assert geo.metres((31.0, 121.0), (31.0, 122.0)) == pytest.approx(wide, rel=1e-3)


@settings(deadline=None)  # how long it takes is the benchmarks' business
@given(near_shanghai, near_shanghai)
def test_the_flat_distance_is_good_enough_near_by(a: geo.Point, b: geo.Point) -> None:
    north, east = geo.offset(a, b)
    assert (north**2 + east**2) ** 0.5 == pytest.approx(geo.metres(a, b), rel=0.01, abs=0.01)


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ((31.27, 121.44), "north"),
        ((31.27, 121.4517), "northeast"),
        ((31.26, 121.46), "east"),
        ((31.25, 121.4517), "southeast"),
        ((31.25, 121.44), "south"),
        ((31.25, 121.4283), "southwest"),
        ((31.26, 121.42), "west"),
        ((31.27, 121.4283), "northwest"),
    ],
)
def test_eight_directions(to: geo.Point, expected: str) -> None:
    assert geo.direction((31.26, 121.44), to) == expected


def test_walking_takes_longer_than_the_bird_flies() -> None:
    assert geo.walking_minutes(400) == 7
    assert geo.walking_minutes(0) == 1
    assert geo.walking_minutes(800) == 13


def test_north_and_south_of_the_railway() -> None:
    assert geo.side(RAILWAY, (31.265, 121.439)) == "north"
    assert geo.side(RAILWAY, ZHONGTAN["wgs84"]) == "south"


def test_beyond_its_ends_the_line_goes_on() -> None:
    assert geo.side(RAILWAY, (31.30, 121.50)) == "north"
    assert geo.side(RAILWAY, (31.20, 121.40)) == "south"


def test_the_side_does_not_hang_on_where_the_line_begins() -> None:
    backwards = RAILWAY[::-1]
    for point in ((31.265, 121.439), (31.2525, 121.439), (31.2549, 121.4419)):
        assert geo.side(RAILWAY, point) == geo.side(backwards, point)


def test_a_line_that_runs_north_has_an_east_and_a_west() -> None:
    river = ((31.20, 121.49), (31.24, 121.50), (31.28, 121.51))
    assert geo.side(river, (31.24, 121.52)) == "east"
    assert geo.side(river, (31.24, 121.48)) == "west"


def test_inside_an_area_with_a_dent() -> None:
    area = ((0.0, 0.0), (0.0, 4.0), (4.0, 4.0), (1.0, 2.0), (4.0, 0.0))
    assert geo.inside(area, (0.5, 2.0))
    assert not geo.inside(area, (2.0, 2.0))
    assert geo.inside(area, (2.0, 0.5))


def test_the_distance_to_a_line_and_out_of_an_area() -> None:
    line = ((31.26, 121.43), (31.26, 121.45))
    assert geo.metres_to_line(line, (31.261, 121.44)) == pytest.approx(111.2, abs=0.5)
    assert geo.metres_to_line(line, (31.26, 121.46)) == pytest.approx(950.5, abs=2)
    square = ((31.26, 121.43), (31.26, 121.45), (31.27, 121.45), (31.27, 121.43))
    assert geo.metres_outside(square, (31.265, 121.44)) == 0.0
    assert geo.metres_outside(square, (31.271, 121.44)) == pytest.approx(111.2, abs=0.5)
