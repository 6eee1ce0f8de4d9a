"""A report as another system posts it: form-encoded, in the fields of the specification."""

import math
import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from domain.message import Pin
from services.masking import phone_in
from services.office import Office
from services.open311 import catalogue
from services.open311.taking import Brought
from web.open311.refused import unknown, wrong

FIELDS = 200
"""Fields that a form may have."""

LONGEST = 4_000
"""Characters of a description, by the specification."""

SHORT = 200
"""Characters of any other field."""

LINK = 2_000
"""Characters of a link."""

USER = ("account_id", "email", "phone", "device_id")
"""What tells one user of the other system from another, the best first."""

DOOR = "door"
"""The one attribute there is: house, stair, floor, room."""

_ATTRIBUTE = re.compile(r"attribute\[([^\[\]]*)\](?:\[\])?")
_DEGREES = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,20})?")


def fields(body: bytes) -> dict[str, str]:
    """The fields of a form in UTF-8; of one that comes twice, the first that says something."""
    try:
        pairs = parse_qsl(
            body.decode(), keep_blank_values=True, max_num_fields=FIELDS, errors="strict"
        )
    except ValueError:  # no UTF-8, or too many fields
        raise wrong("open311-form") from None
    found: dict[str, str] = {}
    for name, value in pairs:
        found[name] = found.get(name) or value.strip()
    return found


def read(office: Office, given: Mapping[str, str], system: str) -> Brought:
    """The report in these fields. Raises `Refused`."""
    code = given.get("service_code", "")
    if not code:
        raise wrong("open311-missing", name="service_code")
    topic = catalogue.service(office, code)
    if topic is None:
        raise unknown("open311-no-service", code=code[:SHORT])
    pin = _pin(given)
    place = _place(office, given)
    address = _short(given, "address_string")
    if not (pin or place or address):
        raise wrong("open311-where")
    phone = _short(given, "phone")
    return Brought(
        system=system,
        topic=topic,
        text=_short(given, "description", LONGEST),
        pin=pin,
        address=address,
        place=place,
        door=_attributes(given).get(DOOR, ""),
        media=_link(given),
        phone=phone_in(phone) or phone,
        who=next((f"{name}:{given[name][:SHORT]}" for name in USER if given.get(name)), ""),
    )


def _pin(given: Mapping[str, str]) -> Pin | None:
    lat, long = (given.get(name, "") for name in ("lat", "long"))
    if not (lat or long):
        return None
    if not (_DEGREES.fullmatch(lat) and _DEGREES.fullmatch(long)):
        raise wrong("open311-point")
    pin = Pin(float(lat), float(long))
    if math.fabs(pin.lat) > 90 or math.fabs(pin.lng) > 180:
        raise wrong("open311-point")
    return pin


def _place(office: Office, given: Mapping[str, str]) -> str:
    said = given.get("address_id", "")
    if said and all(place.id != said for place in office.street.places):
        raise wrong("open311-no-place", said=said[:SHORT])
    return said


def _attributes(given: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in given:
        if not name.startswith("attribute"):
            continue
        named = _ATTRIBUTE.fullmatch(name)
        if named is None or named[1] != DOOR:
            raise wrong("open311-attribute", name=name[:SHORT])
        found[DOOR] = " ".join(_short(given, name).split())
    return found


def _link(given: Mapping[str, str]) -> str:
    said = _short(given, "media_url", LINK)
    if not said:
        return ""
    try:
        parts = urlsplit(said)
    except ValueError:
        raise wrong("open311-link") from None
    if parts.scheme not in ("http", "https") or not parts.netloc or " " in said:
        raise wrong("open311-link")
    return said


def _short(given: Mapping[str, str], name: str, most: int = SHORT) -> str:
    said = given.get(name, "")
    if len(said) > most:
        raise wrong("open311-long", name=name, most=most)
    return said
