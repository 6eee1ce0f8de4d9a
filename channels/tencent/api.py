"""One call to the platform's HTTP interface: JSON there, JSON back, nothing secret in a fault.

Errors of aiohttp carry the address, and with it the access token: they end here.
"""

from collections.abc import Mapping
from typing import TypeVar

import msgspec
from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout, FormData

from domain.errors import XinyiError

TIMEOUT_S = 10.0
"""Seconds for one call (contracts.md: well inside the 60 s of a lease)."""


JSON = {"Content-Type": "application/json; charset=utf-8"}


class Answer(msgspec.Struct, frozen=True):
    """What the platform says. HTTP 200 is not success: `errcode` 0 is, or a token."""

    errcode: int | None = None
    access_token: str = ""
    expires_in: int = 0


class File(msgspec.Struct, frozen=True):
    """A file to upload, in the form field that all of the platform's uploads use."""

    name: str
    kind: str
    data: bytes

    @property
    def form(self) -> FormData:
        """A fresh one each time: a form can be sent once."""
        form = FormData()
        form.add_field("media", self.data, filename=self.name, content_type=self.kind)
        return form


class Unheard(XinyiError):
    """No answer that can be read.

    `unsure`: the platform may have done what was asked all the same.
    """

    def __init__(self, detail: str, *, unsure: bool = True) -> None:
        super().__init__(detail)
        self.detail, self.unsure = detail, unsure


A = TypeVar("A", bound=Answer)


async def ask(
    session: ClientSession,
    url: str,
    body: object = None,
    *,
    kind: type[A],
    query: Mapping[str, str] | None = None,
    timeout_s: float = TIMEOUT_S,
) -> A:
    """POST `body` (a `File`, else as JSON; without one: GET) and read the answer as `kind`.

    Raises `Unheard`. UTF-8 as it is: the platform shows `\\uXXXX` to people. Redirects are not followed, for they
    would take the token along.
    """
    try:
        async with session.request(
            "GET" if body is None else "POST",
            url,
            params=query,
            data=_posted(body),
            headers={} if isinstance(body, File) else JSON,
            timeout=ClientTimeout(total=timeout_s),
            allow_redirects=False,
        ) as response:
            return _answer(response.status, await response.read(), kind)
    except ClientConnectorError:
        raise Unheard("no connection", unsure=False) from None
    except TimeoutError:
        raise Unheard("no answer in time") from None
    except ClientError as fault:
        raise Unheard(f"broken connection ({type(fault).__name__})") from None


def _posted(body: object) -> bytes | FormData | None:
    if isinstance(body, File):
        return body.form
    return None if body is None else msgspec.json.encode(body)


def _answer(status: int, body: bytes, kind: type[A]) -> A:
    if status != 200:
        raise Unheard(f"HTTP {status}", unsure=status >= 500)
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise Unheard("an answer that is not the platform's JSON") from None
