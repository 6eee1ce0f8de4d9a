"""API v1 for the mini-program: every operation, its description, and a page to read it by."""

import msgspec
from aiohttp import web

from services.office import Office
from services.people.visitors import Platform
from web.api import places
from web.api.asking import BASE, Operation
from web.api.description import described
from web.api.doors import Doors
from web.api.reading import reading
from web.api.signing_in import SigningIn


def routes(office: Office, platform: Platform | None, template: str = "") -> list[web.RouteDef]:
    """Nothing where the street has no mini-program."""
    if platform is None:
        return []
    operations = all_of(office, platform, template)
    document = described(operations, office.street.name)
    text = msgspec.json.encode(document)

    async def description(_: web.Request) -> web.Response:
        return web.Response(body=text, content_type="application/json")

    return [
        *Doors(office).routes(operations),
        web.get(f"{BASE}/openapi.json", description),
        web.get(f"{BASE}/docs", reading(office, document)),
    ]


def all_of(office: Office, platform: Platform, template: str) -> list[Operation]:
    """Everything that can be asked; what is not here is not announced either."""
    return [*SigningIn(office, platform, template).operations(), *places.operations(office)]
