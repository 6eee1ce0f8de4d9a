"""Who is named, in which order, and who is left out."""

from functools import cache
from random import Random

import pytest

from domain import geo
from domain.street import Station
from services.stations import Found, Index, listed, nearest, opening_of
from tests.stations.city import HERE, city, index, moment, station

DAY = moment("2026-11-23 10:00")  # a Monday
NIGHT = moment("2026-11-23 23:30")
OFFICE = "Mo-Fr 08:30-17:00"


def names(found: list[Found]) -> list[str]:
    """The ids of what was found, in order."""
    return [one.station.id for one in found]


def test_nearest_first_with_distance_walk_and_direction() -> None:
    shops = index(station("far", 900), station("near", -400), station("middle", 600))
    found = nearest(shops, HERE, now=DAY)
    assert names(found) == ["near", "middle", "far"]
    assert (found[0].metres, found[0].minutes, found[0].direction) == (400, 7, "west")
    assert names(nearest(shops, HERE, now=DAY, limit=1)) == ["near"]


def test_every_facility_asked_for_has_to_be_there() -> None:
    shops = index(
        station("wet", 100, facilities=("water",)),
        station("both", 200, facilities=("water", "charge_phone")),
    )
    assert names(nearest(shops, HERE, ["water", "charge_phone"], now=DAY)) == ["both"]
    assert names(nearest(shops, HERE, ["water"], now=DAY)) == ["wet", "both"]
    assert nearest(shops, HERE, ["shower"], now=DAY) == []


def test_unknown_hours_never_count_as_open() -> None:
    shops = index(station("unknown", 100), station("office", 200, hours=OFFICE))
    assert names(nearest(shops, HERE, now=DAY, open_only=True)) == ["office"]
    assert names(nearest(shops, HERE, now=NIGHT, open_only=True)) == []
    assert [one.opening.state for one in nearest(shops, HERE, now=DAY)] == ["unknown", "open"]


def test_at_night_only_what_somebody_verified() -> None:
    shops = index(
        station("hearsay", 100, hours="24/7", verified_on=""),
        station("verified", 200, hours="24/7"),
        station("confirmed", 300, hours="24/7", verified_on="", confirmed=True),
        station("office", 50, hours=OFFICE),
    )
    assert names(nearest(shops, HERE, now=NIGHT, night=True)) == ["verified", "confirmed"]


def test_a_place_for_the_night_asked_for_by_day_is_one_open_tonight() -> None:
    shops = index(station("office", 100, hours=OFFICE), station("late", 200, hours="16:00-24:00"))
    (found,) = nearest(shops, HERE, now=DAY, night=True)
    assert found.station.id == "late"
    assert found.moment == moment("2026-11-23 23:00")
    assert found.opening.minutes_left(found.moment) == 60


def test_the_small_hours_are_still_tonight() -> None:
    shops = index(station("until-two", 100, hours="18:00-02:00"))
    assert names(nearest(shops, HERE, now=moment("2026-11-23 01:30"), night=True)) == ["until-two"]
    assert names(nearest(shops, HERE, now=moment("2026-11-23 03:00"), night=True)) == []


def test_reported_closed_is_hidden_from_open_now_and_marked_elsewhere() -> None:
    shops = index(station("shut", 100, hours="24/7"), station("other", 200, hours="24/7"))
    assert names(nearest(shops, HERE, now=DAY, open_only=True, doubted={"shut"})) == ["other"]
    found = nearest(shops, HERE, now=DAY, doubted={"shut", "not-here"})
    assert [(one.station.id, one.doubted) for one in found] == [("shut", True), ("other", False)]


def test_closing_before_one_gets_there_is_told() -> None:
    shops = index(
        station("closing", 1000, hours="08:00-23:40"), station("open", 1100, hours="24/7")
    )
    found = nearest(shops, HERE, now=NIGHT, open_only=True)
    assert [(one.station.id, one.in_time) for one in found] == [("closing", False), ("open", True)]


def test_within_so_many_metres() -> None:
    shops = index(station("near", 400), station("far", 1200))
    assert names(nearest(shops, HERE, now=DAY, within=1000)) == ["near"]
    assert names(nearest(shops, HERE, now=DAY, within=100)) == []


def test_no_stations_at_all() -> None:
    assert nearest(index(), HERE, now=DAY) == []
    assert nearest(index(station("nowhere", at=None)), HERE, now=DAY) == []


def test_without_coordinates_a_station_is_found_by_its_name() -> None:
    shops = index(
        station(
            "cafe", at=None, name="饭堂(爱心早餐)", aliases=("爱心早餐",), facilities=("meal",)
        ),
        station("rest", 100, name="骊山路驿站", address="骊山路1号"),
        station("more", 200, name="宜川驿站", address="骊山路旁"),
    )
    assert [s.id for s in listed(shops, "爱心早餐")] == ["cafe"]
    assert [s.id for s in listed(shops, "骊山路")] == ["rest", "more"]  # the name counts for more
    assert [s.id for s in listed(shops, "骊山路驿站还开吗")] == ["rest"]
    assert [s.id for s in listed(shops, "骊山路", facilities=["meal"])] == []
    assert [s.id for s in listed(shops)] == ["cafe"]  # nobody can be led there


def test_one_station_s_opening() -> None:
    office = station("office", 100, hours=OFFICE)
    assert opening_of(index(office, station("other", hours="24/7")), office, DAY).state == "open"


# ------------------------------------------------------------- against looking at every one

STRINGS = [OFFICE, "24/7", "", "10:00-14:00", "Sa-Su 09:00-17:00", "20:00-02:00", "off"]


@cache
def town(count: int) -> Index:
    """A town of `count` stations."""
    return index(*city(count, STRINGS))


def by_looking_at_all(
    town: Index, at: geo.Point, facilities: tuple[str, ...], now: int, *, open_only: bool
) -> list[int]:
    """The distances of the nearest three, the plain way."""

    def fits(one: Station) -> bool:
        is_open = opening_of(town, one, now).state == "open"
        return set(facilities) <= set(one.facilities) and (is_open or not open_only)

    return sorted(round(geo.metres(at, one.at)) for one in town.stations if one.at and fits(one))[
        :3
    ]


@pytest.mark.parametrize("count", [3, 200, 3000])
@pytest.mark.parametrize("open_only", [False, True])
@pytest.mark.parametrize("facilities", [(), ("water",), ("water", "toilet", "heat_food")])
def test_the_index_finds_what_looking_at_all_finds(
    count: int, facilities: tuple[str, ...], open_only: bool
) -> None:
    chance = Random(count)
    for _ in range(8):
        at = (HERE[0] + chance.uniform(-0.3, 0.3), HERE[1] + chance.uniform(-0.3, 0.3))
        now = DAY + chance.randrange(7 * 24 * 60) * 60_000
        found = nearest(town(count), at, facilities, open_only=open_only, now=now)
        expected = by_looking_at_all(town(count), at, facilities, now, open_only=open_only)
        assert [one.metres for one in found] == pytest.approx(expected, rel=0.004, abs=2)


@pytest.mark.parametrize("at", [(39.9, 116.4), (31.26, 122.9), (-10.0, 20.0)])
def test_from_very_far_away_it_still_ends(at: geo.Point) -> None:
    found = nearest(town(3000), at, now=DAY)
    expected = by_looking_at_all(town(3000), at, (), DAY, open_only=False)
    assert [one.metres for one in found] == pytest.approx(expected, rel=0.02)


def test_time_may_go_back_and_forth() -> None:
    """The board keeps nothing that is not true at the moment asked about."""
    shops = index(station("office", 100, hours=OFFICE), station("night", 200, hours="20:00-04:00"))
    for _ in range(2):
        assert names(nearest(shops, HERE, now=DAY, open_only=True)) == ["office"]
        assert names(nearest(shops, HERE, now=NIGHT, open_only=True)) == ["night"]
        assert names(nearest(shops, HERE, now=moment("2026-11-20 06:00"), open_only=True)) == []
