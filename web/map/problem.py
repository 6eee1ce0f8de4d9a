"""What is wrong at a station, told by anybody without a name: something for the desk to look into.

A station whose problem is still open takes no second one, and an hour only so many: whoever
floods the form reaches nobody's telephone twice.
"""

from collections.abc import Callable
from http import HTTPStatus

from aiohttp import hdrs, web

from domain.case import Actor, Case
from domain.errors import Conflict, NotFound, Unavailable
from domain.session import Language
from domain.street import Station
from services.cases.intake import series
from services.office import Office
from services.stations import keeping, problems
from services.stations.problems import KINDS, Kind, Problem
from services.unit import Unit
from storage.port import Where, eq
from web.look import Look
from web.look.language import language_of

NOBODY = Actor("", "resident", "page")

LONGEST, BODY = 300, 4_096
"""Characters that can be said, and bytes of a form."""

HOURLY, HOUR = 30, 3_600_000
"""Problems that are taken in an hour, from everybody together."""


class Problems:
    """The form and what it does."""

    def __init__(self, office: Office, look: Look, wake: Callable[[], None]) -> None:
        self._office, self._look, self._wake = office, look, wake

    async def form(self, request: web.Request) -> web.StreamResponse:
        """What can be told of this station."""
        try:
            station = await self._station(request)
        except NotFound:
            return self._look.told("map-none", HTTPStatus.NOT_FOUND)
        return self._page(request, station, said="")

    async def send(self, request: web.Request) -> web.StreamResponse:
        """Keep it, unless it is known already."""
        if (request.content_length or 0) > BODY or _from_elsewhere(request):
            return self._look.told("map-problem-unread", HTTPStatus.BAD_REQUEST)
        form = {name: str(value) for name, value in (await request.post()).items()}
        kind = next((one for one in KINDS if one == form.get("what")), None)
        words = form.get("words", "").strip()
        if kind is None or len(words) > LONGEST:
            return self._look.told("map-problem-unread", HTTPStatus.BAD_REQUEST)
        try:
            station = await self._station(request)
            kept = await self._kept(station, kind, words)
        except NotFound:
            return self._look.told("map-none", HTTPStatus.NOT_FOUND)
        except (Conflict, Unavailable):
            return self._look.told("case-busy", HTTPStatus.SERVICE_UNAVAILABLE)
        return self._page(
            request, station, said="map-problem-thanks" if kept else "map-problem-many"
        )

    async def _kept(self, station: Station, kind: Kind, words: str) -> bool:
        """Whether it is a new one."""
        office, now = self._office, self._office.clock.now()
        if await problems.known(office, station) or await self._many(now):
            return False
        unit = Unit(office.store)
        serial = await office.store.next(series(office, now))
        await problems.tell(office, unit, Problem(station, kind, words), NOBODY, serial, now)
        await unit.commit()
        self._wake()
        return True

    async def _many(self, now: int) -> bool:
        where = [eq("kind", "question"), eq("opened", True), Where("opened_at", ">", now - HOUR)]
        found = await self._office.store.find(Case, where, limit=10 * HOURLY)
        return sum(not one.reporter for one in found) >= HOURLY

    async def _station(self, request: web.Request) -> Station:
        index = (await keeping.current(self._office)).stations
        place = index.position.get(request.match_info["station"])
        if place is None:
            raise NotFound("no such station")
        return index.stations[place]

    def _page(self, request: web.Request, station: Station, said: str) -> web.Response:
        language = _language(request)
        return self._look.page(
            "problem", language, station=station, kinds=KINDS, said=said, longest=LONGEST
        )  # fmt: skip


def _language(request: web.Request) -> Language:
    return language_of(request.query.get("lang", ""), request.headers.get(hdrs.ACCEPT_LANGUAGE, ""))


def _from_elsewhere(request: web.Request) -> bool:
    """Whether a page of somebody else's sent this form: the browser says so itself."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")
