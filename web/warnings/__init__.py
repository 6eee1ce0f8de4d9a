"""CAP 1.2 for other systems: `POST /cap` brings a warning, `GET /cap/calls/{id}` takes a call out.

Off unless a key is set (`XINYI_KEYS`); a warning is answered once it is kept. What goes wrong is a
problem in the caller's language, as on the API (web/api/problem.py).
"""

from http import HTTPStatus

from aiohttp import web

from domain.call import Call
from domain.errors import NotPossible, NotUnderstood
from services.office import Office
from services.warnings.reading import read, told
from services.warnings.taking import take
from services.warnings.writing import written
from web.api.problem import Problem, spoken
from web.keys import Keys, caller

XML = "application/cap+xml"
"""The registered media type of CAP."""


def routes(office: Office, keys: Keys) -> list[web.RouteDef]:
    """Nothing where no other system has a key."""
    if not keys:
        return []
    pages = _Cap(office, keys)
    return [web.post("/cap", pages.brought), web.get("/cap/calls/{id}", pages.taken_out)]


class _Cap:
    """The two ways, with what both need."""

    def __init__(self, office: Office, keys: Keys) -> None:
        self._office, self._keys = office, keys

    async def brought(self, request: web.Request) -> web.Response:
        """201 with the id and what became of it; 200 where it came before; 400 where unreadable."""
        self._known(request)
        now = self._office.clock.now()
        try:
            alert = read(await request.read())
        except NotUnderstood as wrong:
            facts = told(wrong)
            why, name, known = facts["why"], facts["name"], facts["known"]
            raise Problem(
                HTTPStatus.BAD_REQUEST, "warning-refused", why=why, name=name, known=known
            ) from None
        warning = await take(self._office, alert, now)
        say, language = self._office.texts.say, spoken(request)
        said = say(language, "warning-taken", warning=warning.id, fate=warning.fate)
        body = {"id": warning.id, "fate": warning.fate, "detail": said}
        return web.json_response(body, status=201 if warning.came_at == now else 200)

    async def taken_out(self, request: web.Request) -> web.Response:
        """The call as it stands now."""
        self._known(request)
        call = await self._office.store.get(Call, request.match_info["id"])
        try:
            if call is not None:
                return web.Response(body=written(self._office, call), content_type=XML)
        except NotPossible:
            pass
        raise web.HTTPNotFound

    def _known(self, request: web.Request) -> None:
        if not caller(request, self._keys):
            raise web.HTTPUnauthorized(headers={"WWW-Authenticate": "Bearer"})
