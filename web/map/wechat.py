"""Inside WeChat, where an account is configured: its script knows the phone's place and its map.

The script breaks under every policy that keeps others out (docs/adr/0016), so it is there only
for WeChat's own browser, on a page that says nothing of anybody.
"""

from collections.abc import Awaitable, Callable

from aiohttp import hdrs, web

from services.delivery.consenting import Signed
from services.office import Office

Sign = Callable[[str], Awaitable[Signed | None]]

INSIDE = "MicroMessenger"
LONGEST = 512
"""Characters of an address that is signed."""


async def signed_for(request: web.Request, office: Office, sign: Sign | None) -> Signed | None:
    """The signature of the address that the phone opened; None where it is not WeChat's browser."""
    path = request.raw_path
    if sign is None or INSIDE not in request.headers.get(hdrs.USER_AGENT, ""):
        return None
    return await sign(office.base_url + path) if len(path) <= LONGEST else None


def policy() -> str:
    """What is left of the policy."""
    return "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
