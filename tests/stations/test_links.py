"""Taps that lead there: the two maps name their coordinates the other way round."""

from urllib.parse import parse_qs, urlsplit

from services.stations import amap, tencent

ZHONGTAN = (31.256514, 121.436427)  # WGS-84; GCJ-02: 31.254665, 121.441049


def test_tencent_wants_latitude_first() -> None:
    query = parse_qs(urlsplit(tencent(ZHONGTAN, "中潭路 驿站&充电")).query)
    assert query["tocoord"] == ["31.254665,121.441049"]
    assert query["to"] == ["中潭路 驿站&充电"]
    assert (query["type"], query["referer"]) == (["walk"], ["xinyi"])


def test_amap_wants_longitude_first() -> None:
    url = amap(ZHONGTAN, "驿站,一号")
    query = parse_qs(urlsplit(url).query)
    assert query["to"] == ["121.441049,31.254665,驿站 一号"]
    assert query["coordinate"] == ["gaode"]
    assert url.startswith("https://uri.amap.com/navigation?to=121.441049,31.254665,")
