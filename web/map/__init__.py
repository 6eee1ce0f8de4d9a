"""`/map`: where to sit, drink and charge, as a list and a map together, for anybody.

It works without a script as a list with a form; with one the map moves and the list follows.
"""

from collections.abc import Callable

from aiohttp import web

from services.maps.drawn import Drawn
from services.office import Office
from web.look import Look
from web.map import library
from web.map.pages import FOLDER, Pages
from web.map.pictures import Pictures
from web.map.problem import Problems
from web.map.tiles import Tiles, tiles_of
from web.map.wechat import Sign


def routes(
    office: Office, tiles: Tiles, sign: Sign | None, wake: Callable[[], None]
) -> list[web.RouteDef]:
    """The page, its parts, the drawn pictures, and the form that tells of a problem.

    `sign` is what WeChat's script asks for; `wake` is told when something was committed.
    """
    pages, pictures = Pages(office, tiles, sign), Pictures(Drawn(office))
    problems = Problems(office, Look(office, FOLDER), wake)
    return [
        web.get("/map", pages.page, name="map"),
        web.get("/map/list", pages.list, name="map-list"),
        web.get("/map/layers.json", pages.layers, name="map-layers"),
        web.get("/map/picture/{token}", pictures.show, name="map-picture"),
        web.get("/map/problem/{station}", problems.form, name="map-problem"),
        web.post("/map/problem/{station}", problems.send, name="map-problem-told"),
        *library.routes(),
    ]


__all__ = ["Tiles", "routes", "tiles_of"]
