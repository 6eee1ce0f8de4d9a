"""Stations and the centre over HTTP: near, open, honest, and not asked for twice."""

import pytest

from domain import geo
from tests.api.conftest import Http, Phone
from tests.handlers.desk import Desk


async def asked(http: Http, path: str, **query: str) -> dict[str, object]:
    told = await Phone(http, "x").ask("GET", path, params=query)
    assert told.status == 200, told
    return dict(told.body)


async def test_the_nearest_come_first_wherever_the_asker_counts_from(
    http: Http, desk: Desk
) -> None:
    here = desk.office.street.centre_point
    lat, lng = geo.wgs84_to_gcj02(here)
    plain = await asked(
        http, "stations", lat=str(here[0]), lng=str(here[1]), crs="wgs84", limit="5"
    )
    shifted = await asked(http, "stations", lat=str(lat), lng=str(lng), limit="5")
    names = [[(s["id"], s["minutes"]) for s in one["stations"]] for one in (plain, shifted)]
    assert names[0] == names[1]
    metres = [s["metres"] for s in plain["stations"]]
    assert metres == sorted(metres)
    assert len(metres) == 5


async def test_open_now_and_facilities_choose(http: Http) -> None:
    found = await asked(http, "stations", facility="water", open_now="1", limit="50")
    assert found["stations"]
    assert all(s["opening"]["state"] == "open" for s in found["stations"])
    assert all("water" in s["facilities"] for s in found["stations"])


async def test_a_station_is_put_into_words_the_asker_reads(http: Http, desk: Desk) -> None:
    lat, lng = desk.office.street.centre_point
    english = Phone(http, "x")
    english.language = "en"
    told = await english.ask("GET", "stations", params={"lat": str(lat), "lng": str(lng)})
    assert all("min" in s["way"] for s in told.body["stations"])
    assert "open" in {s["opening"]["said"].split()[0] for s in told.body["stations"]}
    names = {name for s in told.body["stations"] for name in s["facilities"].values()}
    assert names
    assert all(name.isascii() for name in names)


async def test_the_map_names_longitude_first(http: Http, desk: Desk) -> None:
    drawn = await asked(http, "stations.geojson")
    assert drawn["type"] == "FeatureCollection"
    lng, lat = drawn["features"][0]["geometry"]["coordinates"]
    assert (round(lng), round(lat)) == (121, 31)


async def test_a_catalogue_is_not_sent_twice(http: Http) -> None:
    phone = Phone(http, "x")
    first = await phone.ask("GET", "centre/services")
    headers = {"If-None-Match": first.headers["ETag"]}
    assert len(first.body["services"]) == 10
    assert {s["id"] for s in first.body["services"] if s["booked"]} == {"haircut", "spine"}
    assert (await phone.ask("GET", "centre/services", headers=headers)).status == 304
    other = {"If-None-Match": '"something-else"'}
    assert (await phone.ask("GET", "centre/services", headers=other)).status == 200


@pytest.mark.parametrize(
    "query", [{"lat": "91", "lng": "0"}, {"limit": "0"}, {"crs": "mars"}, {"colour": "red"}]
)
async def test_nonsense_is_told_so(http: Http, query: dict[str, str]) -> None:
    assert (await Phone(http, "x").ask("GET", "stations", params=query)).status == 422


async def test_nobody_elses_page_may_ask(http: Http) -> None:
    told = await Phone(http, "x").ask("GET", "centre", headers={"Origin": "https://evil.test"})
    assert not [name for name in told.headers if name.lower().startswith("access-control")]
