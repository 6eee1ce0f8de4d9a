"""The addresses of GeoReport v2, and what each answers."""

from collections.abc import Callable, Mapping
from http import HTTPStatus

import msgspec
from aiohttp import web

from domain.case import Case
from services.cases.intake import series
from services.cases.where import UNKNOWN
from services.office import Office
from services.open311 import catalogue, listing
from services.open311.places import Places
from services.open311.taking import take, where
from services.unit import Unit
from web.api.idempotency import Answer, once
from web.api.problem import spoken
from web.keys import Keys, caller, holder
from web.open311 import asking, form, records
from web.open311.description import described
from web.open311.door import Handler, format_of, told
from web.open311.refused import Refused, Why, unknown, wrong
from web.open311.writing import TYPES, Record, answer

ROOT = "/open311/v2"
FORM = "application/x-www-form-urlencoded"
SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"
BODY = 65_536
"""Bytes that a report may have: 4,000 characters, escaped, and the other fields."""

ENDING = r".{format:json|xml}"
TRUE = ("true", "1", "yes")


def routes(
    office: Office, readers: Keys, writers: Keys, wake: Callable[[], None], *, production: bool
) -> list[web.RouteDef]:
    """Nothing where no other system has a key. What there are for services, both may know."""
    if not (readers or writers):
        return []
    pages = _Open311(office, readers, writers, wake, production=production)

    def route(method: str, path: str, handler: Handler) -> web.RouteDef:
        return web.route(method, ROOT + path, told(office, handler))

    return [
        web.get(f"{ROOT}/openapi.json", pages.description),
        route("GET", f"/discovery{ENDING}", pages.discovery),
        route("GET", f"/services{ENDING}", pages.services),
        route("GET", rf"/services/{{code:[^/]+}}{ENDING}", pages.definition),
        route("GET", f"/requests{ENDING}", pages.requests),
        route("POST", f"/requests{ENDING}", pages.report),
        route("GET", rf"/requests/{{id:[^/]+}}{ENDING}", pages.request),
        route("GET", rf"/tokens/{{id:[^/]+}}{ENDING}", pages.token),
        route("*", r"/{rest:[\s\S]*}", pages.nothing),
    ]


class _Open311:
    def __init__(
        self,
        office: Office,
        readers: Keys,
        writers: Keys,
        wake: Callable[[], None],
        *,
        production: bool,
    ) -> None:
        self._office, self._wake = office, wake
        self._readers, self._writers, self._both = readers, writers, {**readers, **writers}
        self._production = production
        self._places = Places(office.clock)
        self._description = msgspec.json.encode(described(ROOT, office.street.name))
        self._since = f"{office.calendar.local(office.clock.now()):%Y-%m-%d %H:%M}"

    async def description(self, _: web.Request) -> web.Response:
        """All of this for programs, open to everybody like discovery."""
        return web.Response(body=self._description, content_type=TYPES["json"])

    async def discovery(self, request: web.Request) -> web.Response:
        """What there is, for everybody: it tells where to ask for a key."""
        language, street = spoken(request), self._office.street.name
        content: Record = {
            "changeset": self._since,
            "contact": self._office.texts.say(language, "open311-contact", street=street),
            "key_service": self._office.texts.say(language, "open311-key", street=street),
            "endpoints": [
                {
                    "specification": SPECIFICATION,
                    "url": self._office.base_url + ROOT,
                    "changeset": self._since,
                    "type": "production" if self._production else "test",
                    "formats": [*TYPES.values()],
                }
            ],
        }
        return answer(format_of(request), "discovery", content)

    async def services(self, request: web.Request) -> web.Response:
        """Which kinds of reports are taken."""
        self._known(request, request.query, self._both)
        language = spoken(request)
        topics = catalogue.services(self._office)
        content = [records.service(self._office, topic, language) for topic in topics]
        return answer(format_of(request), "services", content)

    async def definition(self, request: web.Request) -> web.Response:
        """What may be said of a report of one kind besides."""
        self._known(request, request.query, self._both)
        code = request.match_info["code"]
        topic = catalogue.service(self._office, code)
        if topic is None:
            raise unknown("open311-no-service", code=code)
        content = records.definition(self._office, topic, spoken(request))
        return answer(format_of(request), "service_definition", content)

    async def requests(self, request: web.Request) -> web.Response:
        """What was reported, the newest first."""
        system = self._known(request, request.query, self._readers)
        if numbers := asking.numbers(request.query):
            found = await listing.numbered(self._office, numbers, system)
        else:
            asked = asking.asked(self._office, request.query)
            found = await listing.search(self._office, self._places, asked, system)
        return await self._shown(request, found, system)

    async def request(self, request: web.Request) -> web.Response:
        """One of them."""
        system = self._known(request, request.query, self._readers)
        number = request.match_info["id"]
        found = await listing.numbered(self._office, [number], system)
        if not found:
            raise unknown("open311-no-request", said=number)
        return await self._shown(request, found, system)

    async def token(self, request: web.Request) -> web.Response:
        """Every service is `realtime`: a report has its number at once, and never a token."""
        self._known(request, request.query, self._both)
        raise unknown("open311-no-token", said=request.match_info["id"])

    async def nothing(self, request: web.Request) -> web.Response:
        """Whatever else is asked for below here."""
        raise unknown("open311-no-address")

    async def report(self, request: web.Request) -> web.Response:
        """The new request's number, once it is kept."""
        if request.content_type != FORM:
            raise wrong("open311-form")
        body = await request.clone(client_max_size=BODY).read()
        given = form.fields(body)
        system, language = self._known(request, given, self._writers), spoken(request)
        brought = form.read(self._office, given, system)
        spot = where(self._office, brought)
        if spot.outside and not spot.known:
            street = "" if spot.outside == UNKNOWN else spot.outside
            id = "open311-outside" if street else "open311-outside-somewhere"
            raise wrong(id, street=street)
        serials: list[int] = []

        async def taken(unit: Unit) -> Answer:
            now = self._office.clock.now()
            if not serials:
                serials.append(await self._office.store.next(series(self._office, now)))
            case = await take(self._office, unit, brought, spot, serials[0], now)
            said = records.taken(self._office, case, language)
            return Answer(HTTPStatus.OK, msgspec.json.encode([said]).decode())

        done = await once(self._office, request, system, body, taken, needed=False)
        self._wake()
        content = msgspec.json.decode(done.body, type=list[dict[str, str | None]])
        return answer(format_of(request), "service_requests", content, done.status)

    async def _shown(self, request: web.Request, cases: list[Case], system: str) -> web.Response:
        office, language = self._office, spoken(request)
        now, said = office.clock.now(), await listing.own_words(office.store, cases, system)
        more = request.query.get("extensions", "").lower() in TRUE
        content = [
            {
                **records.request(office, case, said.get(case.id), system, language),
                **({"extended_attributes": records.extended(office, case, now)} if more else {}),
            }
            for case in cases
        ]
        return answer(format_of(request), "service_requests", content)

    def _known(self, request: web.Request, given: Mapping[str, str], keys: Keys) -> str:
        """The system that calls, by its key; the jurisdiction, where it names one, is ours."""
        system = caller(request, keys) or holder(given.get("api_key", ""), keys)
        if not system:
            raise Refused(HTTPStatus.FORBIDDEN, [Why("open311-no-key", {})])
        if given.get("jurisdiction_id", "").strip() not in ("", self._office.street.id):
            raise unknown("open311-no-jurisdiction", said=self._office.street.id)
        return system
