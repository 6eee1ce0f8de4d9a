"""`/api/v1/docs`: the description as one page, drawn by the server; nobody else's script or host."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from aiohttp import web

from services.office import Office
from web.api.problem import spoken
from web.look import Look

Show = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Shown(msgspec.Struct, frozen=True):
    """One operation as it is read."""

    method: str
    path: str
    summary: str
    signed_in: bool
    takes: str
    gives: str
    parameters: list[str]
    refusals: list[str]


def reading(office: Office, document: Mapping[str, Any]) -> Show:
    """The page of one description."""
    look = Look(office, Path(__file__).parent)
    operations = [
        _shown(method, path, one)
        for path, methods in document["paths"].items()
        for method, one in methods.items()
    ]
    shapes = {
        name: msgspec.json.format(msgspec.json.encode(shape)).decode()
        for name, shape in document["components"]["schemas"].items()
    }

    async def show(request: web.Request) -> web.StreamResponse:
        return look.page("docs", spoken(request), operations=operations, shapes=shapes)

    return show


def _shown(method: str, path: str, one: Mapping[str, Any]) -> Shown:
    answers = one["responses"]
    well = next(status for status in answers if status.startswith("2"))
    return Shown(
        method=method.upper(),
        path=path,
        summary=one["summary"],
        signed_in=bool(one["security"]),
        takes=_kind(one.get("requestBody", {})),
        gives=f"{well} {_kind(answers[well])}".strip(),
        parameters=[
            f"{p['name']} ({p['in']}{', required' if p['required'] else ''})"
            for p in one["parameters"]
        ],
        refusals=[status for status in answers if status >= "4"],
    )


def _kind(said: Mapping[str, Any]) -> str:
    """The name of the shape, or the media type where it has none."""
    for media, content in said.get("content", {}).items():
        return str(content["schema"].get("$ref", media)).rpartition("/")[2]
    return ""
