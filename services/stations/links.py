"""Addresses that open a map with the way to a station.

Both maps want GCJ-02: Tencent latitude first (lbs.qq.com, URI API, `routeplan`), Amap longitude
first (lbs.amap.com, URI API, `navigation`). Both start from where the phone is.
"""

from urllib.parse import quote, urlencode

from domain.geo import Point, wgs84_to_gcj02

CALLER = "xinyi"
"""Who asks: both ask for a name of the calling program."""


def tencent(at: Point, name: str) -> str:
    """The walk to `at` (WGS-84) in Tencent Maps; opens inside WeChat."""
    lat, lng = wgs84_to_gcj02(at)
    query = {
        "type": "walk",
        "fromcoord": "CurrentLocation",
        "to": name,
        "tocoord": f"{lat:.6f},{lng:.6f}",
        "referer": CALLER,
    }
    return "https://apis.map.qq.com/uri/v1/routeplan?" + urlencode(query, quote_via=quote)


def amap(at: Point, name: str) -> str:
    """The walk to `at` (WGS-84) in Amap (高德); opens the app where there is one."""
    lat, lng = wgs84_to_gcj02(at)
    # A comma in the name would count as one between the coordinates.
    query = {
        "to": f"{lng:.6f},{lat:.6f},{name.replace(',', ' ')}",
        "mode": "walk",
        "src": CALLER,
        "coordinate": "gaode",
        "callnative": "1",
    }
    return "https://uri.amap.com/navigation?" + urlencode(query, safe=",", quote_via=quote)
