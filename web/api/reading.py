"""`/api/v1/docs`: the description as one page, drawn by the server; nobody else's script or host."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from aiohttp import hdrs, web

from services.office import Office
from web.api.asking import BASE
from web.look import Look
from web.look.language import language_of

Show = Callable[[web.Request], Awaitable[web.StreamResponse]]
LIMITS = ("minimum", "maximum", "minLength", "maxLength", "maxItems", "pattern", "default")


class Kind(msgspec.Struct, frozen=True):
    """What a value is: words, and the shape's name where it has a shape of its own."""

    text: str
    shape: str = ""
    limits: str = ""


class Part(msgspec.Struct, frozen=True):
    """A parameter, or a field of a shape."""

    name: str
    kind: Kind
    needed: bool
    where: str = ""


class Shape(msgspec.Struct, frozen=True):
    """What is sent or told, field by field."""

    name: str
    about: str
    fields: list[Part]


class Shown(msgspec.Struct, frozen=True):
    """One operation as it is read."""

    id: str
    method: str
    path: str
    summary: str
    signed_in: bool
    takes: Kind | None
    gives: Kind | None
    status: str
    parameters: list[Part]
    refusals: list[str]


def reading(office: Office, document: Mapping[str, Any]) -> Show:
    """The page of one description."""
    look = Look(office, Path(__file__).parent)
    operations = [
        _shown(method, path, one)
        for path, methods in document["paths"].items()
        for method, one in methods.items()
    ]
    rooms: dict[str, list[Shown]] = {}
    for one in operations:
        rooms.setdefault(_room(one), []).append(one)
    shapes = [_shape(name, one) for name, one in document["components"]["schemas"].items()]

    async def show(request: web.Request) -> web.StreamResponse:
        accepted = request.headers.get(hdrs.ACCEPT_LANGUAGE, "")
        language = language_of(request.query.get("lang", ""), accepted)
        return look.page("docs", language, rooms=list(rooms.items()), shapes=shapes)

    return show


def _room(one: Shown) -> str:
    return one.path.removeprefix(f"{BASE}/").partition("/")[0].partition(".")[0]


def _shown(method: str, path: str, one: Mapping[str, Any]) -> Shown:
    answers = one["responses"]
    well = next(status for status in answers if status.startswith("2"))
    return Shown(
        id=one["operationId"],
        method=method.upper(),
        path=path,
        summary=one["summary"],
        signed_in=bool(one["security"]),
        takes=_content(one.get("requestBody", {})),
        gives=_content(answers[well]),
        status=well,
        parameters=[
            Part(p["name"], _kind(p["schema"]), p["required"], p["in"]) for p in one["parameters"]
        ],
        refusals=[status for status in answers if status >= "4"],
    )


def _content(said: Mapping[str, Any]) -> Kind | None:
    """What a body is; the media type where it is no shape."""
    for media, content in said.get("content", {}).items():
        kind = _kind(content["schema"])
        return kind if kind.shape else Kind(media)
    return None


def _shape(name: str, said: Mapping[str, Any]) -> Shape:
    needed = said.get("required", ())
    fields = [
        Part(field, _kind(one), field in needed)
        for field, one in said.get("properties", {}).items()
    ]
    return Shape(name, said.get("description", "").replace("`", ""), fields)


def _kind(said: Mapping[str, Any]) -> Kind:
    if "$ref" in said:
        name = said["$ref"].rpartition("/")[2]
        return Kind(name, name)
    if choices := said.get("anyOf"):
        return _any(choices)
    if said.get("type") == "array":
        inner = _kind(said.get("items", {}))
        return Kind(f"[{inner.text}]", inner.shape, _limits(said))
    if said.get("type") == "object" and isinstance(said.get("additionalProperties"), Mapping):
        inner = _kind(said["additionalProperties"])
        return Kind(f"{{{inner.text}}}", inner.shape)
    text = " | ".join(map(str, said["enum"])) if "enum" in said else str(said.get("type", "any"))
    return Kind(text, limits=_limits(said))


def _any(choices: Sequence[Mapping[str, Any]]) -> Kind:
    found = [_kind(one) for one in choices]
    shape = next((one.shape for one in found if one.shape), "")
    return Kind(" | ".join(one.text for one in found), shape)


def _limits(said: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {said[name]}" for name in LIMITS if said.get(name) not in (None, ""))
