"""A CAP 1.2 message read: the elements the street needs, with what the specification demands of them.

Source: OASIS Common Alerting Protocol 1.2, 3.2 (elements), 3.3.2 (DateTime), 3.2.1 (references).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar, get_args
from xml.etree.ElementTree import Element, ParseError

import msgspec
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from domain import geo
from domain.errors import NotUnderstood
from domain.warning import Certainty, Message, Severity, Status, Urgency, warning_id

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
LONGEST = 1 << 20
"""Bytes of a message; real ones have a few thousand."""

T = TypeVar("T", bound=str)


class Area(msgspec.Struct, frozen=True):
    """Where it holds: in words, as polygons, as circles (centre, kilometres). WGS-84."""

    words: str
    polygons: tuple[tuple[geo.Point, ...], ...] = ()
    circles: tuple[tuple[geo.Point, float], ...] = ()


class Info(msgspec.Struct, frozen=True, kw_only=True):
    """What a message says in one language. Moments are ms UTC, 0 where it names none."""

    language: str
    event: str
    severity: Severity
    urgency: Urgency
    certainty: Certainty
    codes: tuple[str, ...] = ()
    sender_name: str = ""
    headline: str = ""
    description: str = ""
    instruction: str = ""
    onset: int = 0
    expires: int = 0
    areas: tuple[Area, ...] = ()


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """One message."""

    identifier: str
    sender: str
    sent: int
    status: Status
    message: Message
    scope: str
    references: tuple[str, ...] = ()
    infos: tuple[Info, ...] = ()

    def info(self, language: str = "zh") -> Info | None:
        """What it says in a language, else in the first one."""
        own = (info for info in self.infos if info.language.lower().startswith(language))
        return next(own, None) or next(iter(self.infos), None)


def read(document: bytes) -> Alert:
    """The message. Raises `NotUnderstood`; `told` has what is wrong for the sentence about it."""
    if len(document) > LONGEST:
        raise _wrong("long")
    try:
        root = fromstring(document, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise _wrong("xml", type(error).__name__) from None
    if root.tag != f"{{{NAMESPACE}}}alert":
        raise _wrong("root")
    return Alert(
        identifier=_name(root, "identifier"),
        sender=_name(root, "sender"),
        sent=_moment(root, "sent", needed=True),
        status=_one_of(root, "status", get_args(Status)),
        message=_one_of(root, "msgType", get_args(Message)),
        scope=_one_of(root, "scope", ("Public", "Restricted", "Private")),
        references=_references(_text(root, "references")),
        infos=tuple(_info(info) for info in _all(root, "info")),
    )


def _info(info: Element) -> Info:
    return Info(
        language=_text(info, "language") or "en-US",
        event=_needed(info, "event"),
        severity=_one_of(info, "severity", get_args(Severity)),
        urgency=_one_of(info, "urgency", get_args(Urgency)),
        certainty=_one_of(info, "certainty", get_args(Certainty)),
        codes=tuple(_text(code, "value") for code in _all(info, "eventCode")),
        sender_name=_text(info, "senderName"),
        headline=_text(info, "headline"),
        description=_text(info, "description"),
        instruction=_text(info, "instruction"),
        onset=_moment(info, "onset") or _moment(info, "effective"),
        expires=_moment(info, "expires"),
        areas=tuple(_area(area) for area in _all(info, "area")),
    )


def _area(area: Element) -> Area:
    return Area(
        words=_needed(area, "areaDesc"),
        polygons=tuple(_polygon(one.text or "") for one in _all(area, "polygon")),
        circles=tuple(_circle(one.text or "") for one in _all(area, "circle")),
    )


def _polygon(text: str) -> tuple[geo.Point, ...]:
    """«lat,lng lat,lng …», closed: the first point is the last one too."""
    points = tuple(_point(pair) for pair in text.split())
    if len(points) < 4 or points[0] != points[-1]:
        raise _wrong("polygon")
    return points


def _circle(text: str) -> tuple[geo.Point, float]:
    """«lat,lng radius»: the radius in kilometres."""
    centre, _, radius = text.strip().partition(" ")
    try:
        kilometres = float(radius)
    except ValueError:
        raise _wrong("circle") from None
    return _point(centre), kilometres


def _point(pair: str) -> geo.Point:
    try:
        lat, lng = (float(part) for part in pair.split(","))
    except ValueError:
        raise _wrong("point") from None
    if not (abs(lat) <= 90 and abs(lng) <= 180):
        raise _wrong("outside")
    return lat, lng


def _references(text: str) -> tuple[str, ...]:
    """«sender,identifier,sent …»: the ids of earlier messages."""
    found = []
    for reference in text.split():
        parts = reference.split(",")
        if len(parts) != 3:
            raise _wrong("references")
        found.append(warning_id(parts[0], parts[1]))
    return tuple(found)


def _name(element: Element, name: str) -> str:
    """Identifiers hold no spaces, commas, «<» or «&» (CAP 1.2, 3.2.1)."""
    text = _needed(element, name)
    if any(mark in text for mark in " ,<&") or len(text) > 200:
        raise _wrong("name", name)
    return text


def _moment(element: Element, name: str, *, needed: bool = False) -> int:
    text = _needed(element, name) if needed else _text(element, name)
    if not text:
        return 0
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise _wrong("moment", name) from None
    if moment.tzinfo is None:
        raise _wrong("zone", name)
    return int(moment.timestamp() * 1_000)


def _one_of(element: Element, name: str, known: Sequence[T]) -> T:
    text = _needed(element, name)
    found = next((one for one in known if one == text), None)
    if found is None:
        raise _wrong("known", name, ", ".join(known))
    return found


def _needed(element: Element, name: str) -> str:
    text = _text(element, name)
    if not text:
        raise _wrong("missing", name)
    return text


def _text(element: Element, name: str) -> str:
    found = element.find(f"{{{NAMESPACE}}}{name}")
    return (found.text or "").strip() if found is not None else ""


def _all(element: Element, name: str) -> list[Element]:
    return element.findall(f"{{{NAMESPACE}}}{name}")


def _wrong(why: str, name: str = "", known: str = "") -> NotUnderstood:
    return NotUnderstood(f"{why} {name}".strip(), why=why, name=name, known=known)


def told(wrong: NotUnderstood) -> dict[str, str]:
    """What the sentence `warning-refused` tells of a message that cannot be read."""
    return {name: str(fact) for name, fact in wrong.facts.items()}
