"""API v1 for the mini-program: every operation, its description, and a page to read it by.

What is not done here is not announced either.
"""

from collections.abc import Callable

import msgspec
from aiohttp import web

from services.office import Office
from services.people.visitors import Platform
from storage.files.port import Files
from web.api import feed, places
from web.api.asking import BASE
from web.api.cases import OwnCases
from web.api.centre import Centre
from web.api.description import described
from web.api.doors import Doors
from web.api.following import Following
from web.api.reading import reading
from web.api.reporting import Reporting
from web.api.signing_in import SigningIn
from web.api.staff import Working
from web.api.uploads import Uploads
from web.api.visiting import Visiting
from web.api.wishes import Wishing


def routes(
    office: Office,
    files: Files,
    wake: Callable[[], None],
    platform: Platform | None,
    template: str = "",
) -> list[web.RouteDef]:
    """Nothing where the street has no mini-program; `wake` is told when something was committed."""
    if platform is None:
        return []
    operations = [
        *SigningIn(office, platform, template).operations(),
        *places.operations(office),
        *Visiting(office, wake).operations(),
        *Uploads(office, files).operations(),
        *Reporting(office, wake).operations(),
        *OwnCases(office, wake).operations(),
        *Following(office, wake).operations(),
        *Centre(office, wake).operations(),
        *feed.operations(office),
        *Wishing(office, wake).operations(),
        *Working(office, wake).operations(),
    ]
    document = described(operations, office.street.name)
    text = msgspec.json.encode(document)

    async def description(_: web.Request) -> web.Response:
        return web.Response(body=text, content_type="application/json")

    return [
        *Doors(office).routes(operations),
        web.get(f"{BASE}/openapi.json", description),
        web.get(f"{BASE}/docs", reading(office, document)),
    ]
