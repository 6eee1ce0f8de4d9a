"""OpenAPI 3.1 of GeoReport v2 as it is here, made from the limits that the doors keep."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, NamedTuple

import msgspec

from web.api.description import VERSION, Json
from web.api.idempotency import MAY
from web.open311 import asking, form
from web.open311.shapes import Definition, Discovery, Request, Service, Taken, Wrong
from web.open311.writing import TYPES

REF = "#/components/schemas/{name}"
OFTEN = (400, 403, 404, 503)

LATE = r"^\s*[0-9]{0,5}\s*$"
STATES = r"^\s*(open|closed)?\s*(,\s*(open|closed)?\s*)*$"
DEGREES = r"^\s*([+-]?[0-9]{1,3}(\.[0-9]{1,20})?)?\s*$"
LINK = r"^\s*(https?://[^\s/?#\[\]@:]+(/[^\s]*)?)?\s*$"


class Path(NamedTuple):
    """One address below the root: how it is asked, by whom, and what it answers."""

    method: str
    path: str
    name: str
    summary: str
    answer: Any
    query: Mapping[str, Json] = {}
    form: Mapping[str, Json] = {}
    open: bool = False


def _text(say: str, **limits: object) -> Json:
    return {"type": "string", "description": say, **limits}


JURISDICTION = _text("the street's id, or nothing")
ASKED: Mapping[str, Json] = {
    "service_request_id": _text("numbers, with commas between; overrides all other arguments"),
    "service_code": _text("codes, with commas between"),
    "start_date": _text("W3C date with its offset"),
    "end_date": _text(f"W3C date; at most {asking.SPAN // 86_400_000} days after the first"),
    "status": _text("open, closed, or both with a comma between", pattern=STATES),
    "page": _text(f"1 to {asking.FARTHEST}", pattern=LATE),
    "page_size": _text(f"1 to {asking.MOST}", pattern=LATE),
    "extensions": _text("true: with extended_attributes"),
}
SENT: Mapping[str, Json] = {
    "service_code": _text("of GET services", minLength=1),
    "description": _text("their own words", maxLength=form.LONGEST),
    "lat": _text("WGS-84", pattern=DEGREES),
    "long": _text("WGS-84", pattern=DEGREES),
    "address_string": _text(
        "one of lat and long, address_string, address_id", maxLength=form.SHORT
    ),
    "address_id": _text("a place of the street"),
    f"attribute[{form.DOOR}]": _text("house, stair, floor, room", maxLength=form.SHORT),
    "media_url": _text("kept as words, never opened", maxLength=form.LINK, pattern=LINK),
    "phone": _text("kept with the words, so that somebody can ring", maxLength=form.SHORT),
    "account_id": _text("what tells one of your users from another"),
    "email": _text("likewise; it is not kept"),
    "device_id": _text("likewise; it is not kept"),
    "first_name": _text("it is not kept"),
    "last_name": _text("it is not kept"),
}

PATHS = (
    Path("get", "/discovery", "discovery", "What there is", Discovery, open=True),
    Path("get", "/services", "services", "What may be reported", list[Service]),
    Path("get", "/services/{code}", "definition", "What may be said besides", Definition),
    Path("get", "/requests", "requests", "Reports, newest first", list[Request], ASKED),
    Path("post", "/requests", "report", "Report something", list[Taken], form=SENT),
    Path("get", "/requests/{id}", "request", "One report", list[Request]),
)


def described(root: str, street: str) -> Json:
    """The whole document; `root` is what every address begins with."""
    kinds = [list[Wrong], *(path.answer for path in PATHS)]
    shapes, components = msgspec.json.schema_components(kinds, ref_template=REF)
    errors, *answers = shapes
    paths: dict[str, Json] = {}
    for path, answer in zip(PATHS, answers, strict=True):
        one = paths.setdefault(f"{root}{path.path}.{{format}}", {})
        one[path.method] = _operation(path, answer, errors)
    key = {"type": "apiKey", "in": "query", "name": "api_key"}
    return {
        "openapi": "3.1.0",
        "info": {"title": f"Open311 GeoReport v2 · {street}", "version": VERSION},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}, "api_key": key},
        },
    }


def _operation(path: Path, answer: Json, errors: Json) -> Json:
    said: Json = {
        "operationId": path.name,
        "summary": path.summary,
        "security": [] if path.open else [{"bearer": []}, {"api_key": []}],
        "parameters": _parameters(path),
        "responses": {"200": _answer(200, answer)}
        | {str(status): _answer(status, errors) for status in ((404,) if path.open else OFTEN)},
    }
    if path.form:
        fields = {"type": "object", "required": ["service_code"], "properties": {**path.form}}
        content = {"application/x-www-form-urlencoded": {"schema": fields}}
        said["requestBody"] = {"required": True, "content": content}
        said["parameters"].append(
            _one("Idempotency-Key", "header", {"type": "string", "pattern": MAY})
        )
    return said


def _parameters(path: Path) -> list[Json]:
    ending: Json = {"type": "string", "enum": sorted(TYPES)}
    named = [name for name in ("code", "id") if f"{{{name}}}" in path.path]
    found = [_one(name, "path", {"type": "string", "pattern": "^[^/.]+$"}) for name in named]
    asked = path.query if path.open else {"jurisdiction_id": JURISDICTION, **path.query}
    queries = [_one(name, "query", shape) for name, shape in asked.items() if not path.form]
    return [_one("format", "path", ending), *found, *queries]


def _one(name: str, where: str, shape: Json) -> Json:
    return {"name": name, "in": where, "required": where == "path", "schema": shape}


def _answer(status: int, shape: Json) -> Json:
    """In XML the same content, in elements of the specification's names."""
    content: Json = {TYPES["json"]: {"schema": shape}, TYPES["xml"]: {"schema": {}}}
    return {"description": HTTPStatus(status).phrase, "content": content}
