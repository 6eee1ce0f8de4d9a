"""The packs that come along say what their sources say, and no more."""

from pathlib import Path

import pytest

from domain import geo
from domain.street import Street, grid_at
from services.pack import check, load
from services.pack.reading import STREETS

PACKS = sorted(path.parent.name for path in STREETS.glob("*/street.yaml"))
FILES = sorted(STREETS.rglob("*.yaml"))


@pytest.fixture(scope="module")
def yichuan() -> Street:
    """The pack of 宜川路街道."""
    return load("yichuan")


@pytest.mark.parametrize("name", PACKS)
def test_every_pack_is_sound(name: str) -> None:
    assert [str(fault) for fault in check(name)] == []


@pytest.mark.parametrize("name", PACKS)
def test_in_production_only_samples_and_unconfirmed_guidance_are_in_the_way(name: str) -> None:
    for fault in check(name, production=True):
        assert "a sample" in fault.message or "is not confirmed" in fault.message


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(STREETS)))
def test_no_living_person_and_no_number_without_a_trace(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for word in ("邵建萍", "张郁平", "962269", "0536-8056122", "陆家宅", "赵家花园"):
        assert word not in text


def test_the_whole_taxonomy_is_there(yichuan: Street) -> None:
    ids = {topic.id for topic in yichuan.topics}
    assert len(ids) == 111
    assert {"extreme_words", "petition", "corridor_clutter", "gas_leak"} <= ids
    assert len(yichuan.categories) == 13


def test_who_sees_what(yichuan: Street) -> None:
    def flagged(flag: str) -> set[str]:
        return {topic.id for topic in yichuan.topics if getattr(topic, flag)}

    sealed = {"illegal_build", "group_rent", "food_safety", "rider_pay", "work_complaint"}
    assert flagged("sealed") == sealed
    assert flagged("quiet") == {"self_harm", "domestic_violence", "missing_person"}
    assert flagged("desk_only") == {"extreme_words", "petition"}


def test_guidance_is_short_enough_to_be_read_in_danger(yichuan: Street) -> None:
    for guidance in yichuan.guidance:
        for language in ("zh-Hans", "zh-Hant"):
            text = guidance.first[language] + "".join(guidance.steps[language])
            assert len(text) <= 120, guidance.id


def test_what_was_not_found_is_not_said(yichuan: Street) -> None:
    centre = yichuan.centre
    assert centre is not None
    assert (centre.address, centre.hours, centre.at) == ("", "", None)
    assert [service.number for service in centre.services] == list(range(1, 11))
    assert not any(service.confirmed for service in centre.services)
    assert len(centre.rooms) == 6
    unhelped = [s for s in yichuan.stations if not s.sample and not s.outside]
    assert all((s.at, s.hours, s.confirmed) == (None, "", False) for s in unhelped)


def test_samples_say_so_in_their_names(yichuan: Street) -> None:
    samples = [station for station in yichuan.stations if station.sample]
    assert len(samples) >= 14
    assert all(station.name.startswith("样例") for station in samples)
    sides = {grid_at(yichuan, station.at) for station in samples if station.at}
    assert sides == {"yibei", "yinan"}


@pytest.mark.parametrize(
    ("point", "grid"),
    [
        ((31.265, 121.439), "yibei"),  # 宜川四村
        ((31.256514, 121.436427), "yinan"),  # 中潭路站
        ((31.2578, 121.4360), ""),  # on the railway, as far as it is known
        ((31.2505, 121.4525), None),  # 上海火车站
        ((31.248347, 121.42517), None),  # 镇坪路站
    ],
)
def test_a_pin_finds_its_grid(yichuan: Street, point: geo.Point, grid: str | None) -> None:
    assert grid_at(yichuan, point) == grid


def test_what_touches_both_grids_or_is_not_known_has_none(yichuan: Street) -> None:
    places = {place.name: place for place in yichuan.places}
    for name in ("香溢花城", "交通路", "中山北路", "光新路", "大洋新村"):
        assert places[name].grid == ""
    assert places["中远两湾城"].grid == "yinan"
    assert places["宜川四村"].grid == "yibei"


def test_neighbours_are_known_as_such(yichuan: Street) -> None:
    outside = {place.name: place.outside for place in yichuan.places if place.outside}
    assert outside["甘泉公园"] == "甘泉路街道"
    assert outside["上海火车站"] == "静安区"
    assert {"镇坪路站", "岚皋路站", "新村路站", "管弄路"} <= outside.keys()
