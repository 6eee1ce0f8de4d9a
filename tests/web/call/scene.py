"""Somebody before a call's pages."""

from html import unescape

from aiohttp import web
from aiohttp.test_utils import TestClient

from domain.call import Call
from services.calls import pages
from services.office import Office

Client = TestClient[web.Request, web.Application]


async def link(office: Office, call: Call, who: str) -> str:
    """The path that was sent to whoever sits on this seat."""
    person = f"p-{who}"
    links = await pages.answering(office, call, [person], office.clock.now())
    return links[person].removeprefix(office.base_url)


def shared(office: Office, call: Call) -> str:
    """The path that was posted into the groups."""
    return pages.shared(office, call).removeprefix(office.base_url)


async def seen(client: Client, path: str, status: int = 200) -> str:
    """A page's text."""
    answer = await client.get(path)
    assert answer.status == status
    return unescape(await answer.text())


async def pressed(client: Client, path: str, said: str, reason: str = "") -> int:
    """Press a button of the form; the status that answers."""
    form = {"said": said, "reason": reason}
    answer = await client.post(path, data=form, allow_redirects=False)
    return answer.status
