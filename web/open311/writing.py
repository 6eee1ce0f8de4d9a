"""One content in the two formats: XML, and JSON made of it by the «Spark convention».

A list stands in an element of its own, and each of its members in one named in the singular.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Literal
from xml.etree.ElementTree import Element, SubElement, tostring

import msgspec
from aiohttp import web

Format = Literal["json", "xml"]
Record = Mapping[str, "Value"]
Value = str | int | float | bool | None | Record | Sequence["Value"]

TYPES: Mapping[Format, str] = {"xml": "text/xml", "json": "application/json"}
"""The content types, as the specification wants them."""

MEMBERS: Mapping[str, str] = {"service_requests": "request"}
"""Members that are not called as their list without the s."""

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def answer(ending: Format, root: str, content: Value, status: int = 200) -> web.Response:
    """The content as the address's `ending` wants it; `root` is its outermost element in XML."""
    return web.Response(
        body=msgspec.json.encode(content) if ending == "json" else _xml(root, content),
        status=status,
        content_type=TYPES[ending],
        charset="utf-8",
        headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"},
    )


def _xml(root: str, content: Value) -> bytes:
    element = Element(root)
    _fill(element, content)
    written: bytes = tostring(element, encoding="UTF-8", xml_declaration=True)
    return written


def _fill(element: Element, value: Value) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        element.text = "true" if value else "false"
    elif isinstance(value, (str, int, float)):
        element.text = _NOT_XML.sub("", str(value))
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            _fill(SubElement(element, name), inner)
    else:
        member = MEMBERS.get(element.tag) or element.tag.removesuffix("s")
        for inner in value:
            _fill(SubElement(element, member), inner)
