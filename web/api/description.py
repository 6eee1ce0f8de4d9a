"""The OpenAPI document, made from the operations that the doors are made from."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import msgspec

from web.api.asking import BASE, Operation
from web.api.idempotency import MAY, MUST

Json = dict[str, Any]
VERSION = "1.0.0"
REF = "#/components/schemas/{name}"


class FieldWrong(msgspec.Struct, frozen=True):
    """One thing wrong in the body: where (a JSON pointer), and a sentence about it."""

    pointer: str
    detail: str


class ProblemDetails(msgspec.Struct, frozen=True, omit_defaults=True):
    """RFC 9457. `detail` is a sentence in the language of Accept-Language.

    `why` names the reason where a program has to choose by it; `may_wait`: this slot is full, the
    same request with `wait` true waits in line.
    """

    type: str
    title: str
    status: int
    detail: str
    why: str = ""
    may_wait: bool = False
    errors: list[FieldWrong] = []


def described(operations: Sequence[Operation], street: str) -> Json:
    """The whole document (OpenAPI 3.1)."""
    kinds = {id(kind): kind for kind in _kinds(operations)}
    shapes, components = msgspec.json.schema_components(list(kinds.values()), ref_template=REF)
    by_kind = dict(zip(kinds, shapes, strict=True))
    paths: dict[str, Json] = {}
    for operation in operations:
        path = paths.setdefault(f"{BASE}{operation.path}", {})
        path[operation.method.lower()] = _operation(operation, by_kind, components)
    bearer = {"type": "http", "scheme": "bearer", "description": "POST /api/v1/login"}
    return {
        "openapi": "3.1.0",
        "info": {"title": f"新宜 Xinyi · {street}", "version": VERSION},
        "paths": paths,
        "components": {"schemas": components, "securitySchemes": {"session": bearer}},
    }


def _kinds(operations: Sequence[Operation]) -> list[Any]:
    asked = [kind for o in operations for kind in (o.body, o.query, o.answer) if kind is not None]
    return [ProblemDetails, *asked]


def _operation(operation: Operation, shapes: dict[int, Json], components: Json) -> Json:
    said: Json = {
        "operationId": operation.name,
        "summary": operation.summary,
        "security": [] if operation.open else [{"session": []}],
        "parameters": _parameters(operation, shapes, components),
        "responses": _responses(operation, shapes),
    }
    if operation.upload:
        file = {"type": "object", "required": ["file"], "properties": {"file": FILE}}
        content = {"multipart/form-data": {"schema": file}}
        said["requestBody"] = {"required": True, "content": content}
    elif operation.body is not None:
        content = {"application/json": {"schema": shapes[id(operation.body)]}}
        said["requestBody"] = {"required": True, "content": content}
    return said


FILE: Json = {"type": "string", "contentMediaType": "application/octet-stream"}


def _parameters(operation: Operation, shapes: dict[int, Json], components: Json) -> list[Json]:
    found: list[Json] = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string", "pattern": f"^{pattern}$"},
        }
        for name, pattern in operation.parts.items()
    ]
    if operation.query is not None:
        shape = components[shapes[id(operation.query)]["$ref"].rpartition("/")[2]]
        found += [
            {
                "name": name,
                "in": "query",
                "required": name in shape.get("required", []),
                "schema": one,
            }
            for name, one in shape["properties"].items()
        ]
    if operation.keyed:
        must = operation.keyed == "must"
        shown = {"type": "string", "pattern": MUST if must else MAY}
        found.append({"name": "Idempotency-Key", "in": "header", "required": must, "schema": shown})
    return found


def _responses(operation: Operation, shapes: dict[int, Json]) -> Json:
    well: Json = {"description": HTTPStatus(operation.status).phrase}
    if operation.answer is not None:
        well["content"] = {operation.content_type: {"schema": shapes[id(operation.answer)]}}
    said: Json = {str(operation.status): well}
    if operation.catalogue:
        said["304"] = {"description": "Not Modified"}
    problem = {"application/problem+json": {"schema": shapes[id(ProblemDetails)]}}
    for status in sorted(_refusals(operation)):
        said[str(status)] = {"description": HTTPStatus(status).phrase, "content": problem}
    return said


def _refusals(operation: Operation) -> set[int]:
    found = {429, 503, *operation.may_be}
    if not operation.open:
        found.add(401)
    if operation.parts:
        found.add(404)
    if operation.query is not None:
        found.add(422)
    if operation.keyed:
        found |= {400, 422}
    if operation.body is not None or operation.upload:
        found |= {400, 413, 415, 422}
    return found
