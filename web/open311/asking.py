"""What a question asks for: `requests` with its filters, checked against the specification."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from multidict import MultiMapping

from services.office import Office
from services.open311 import catalogue
from services.open311.listing import Asked
from web.open311.refused import unknown, wrong

SPAN = 90 * 86_400_000
"""The longest time (ms) that one question may be about, and the time where it names none."""

MOST = 1_000
"""Requests on one page at most, and where no size is named."""

FARTHEST = 10_000
"""Pages."""

OPENED: Mapping[str, bool] = {"open": True, "closed": False}

FILTERS = ("service_code", "status", "start_date", "end_date", "page_size")
"""What makes a question besides its page."""

_NUMBER = re.compile(r"[0-9]{1,5}")


def several(given: MultiMapping[str], name: str) -> list[str]:
    """The values of a parameter, which is said more than once or has commas between."""
    said = ",".join(given.getall(name, []))
    return [one.strip() for one in said.split(",") if one.strip()]


def numbers(given: MultiMapping[str]) -> list[str]:
    """`service_request_id`: it overrides all other arguments."""
    found = several(given, "service_request_id")
    if len(found) > MOST:
        raise wrong("open311-many", name="service_request_id", most=MOST)
    return found


def asked(office: Office, given: MultiMapping[str]) -> Asked:
    """The other filters. An empty parameter is one that was not sent."""
    since, until = _dates(office, given)
    codes = several(given, "service_code")
    for code in codes:
        if catalogue.service(office, code) is None:
            raise unknown("open311-no-service", code=code)
    states = several(given, "status")
    if strange := [state for state in states if state not in OPENED]:
        raise wrong("open311-status", said=strange[0])
    return Asked(
        since=since,
        until=until,
        opened=tuple({OPENED[state] for state in states or OPENED}),
        codes=frozenset(codes),
        page=_whole(given, "page", 1, FARTHEST),
        size=_whole(given, "page_size", MOST, MOST),
        said="\n".join(",".join(given.getall(name, [])) for name in FILTERS),
    )


def moment(text: str) -> int | None:
    """Ms UTC of a date as the W3C note writes it; None where it is none, or has no time zone."""
    try:
        found = datetime.fromisoformat(text.replace(" ", "+"))  # a + that nobody escaped
        return None if found.tzinfo is None else int(found.astimezone(UTC).timestamp() * 1000)
    except (ValueError, OverflowError):
        return None


def _dates(office: Office, given: Mapping[str, str]) -> tuple[int, int]:
    since, until = (_date(given, name) for name in ("start_date", "end_date"))
    if until is None:
        until = office.clock.now() if since is None else since + SPAN
    if since is None:
        since = until - SPAN
    if since > until:
        raise wrong("open311-order")
    if until - since > SPAN:
        raise wrong("open311-span")
    return since, until


def _date(given: Mapping[str, str], name: str) -> int | None:
    said = given.get(name, "").strip()
    if not said:
        return None
    found = moment(said)
    if found is None:
        raise wrong("open311-date", name=name)
    return found


def _whole(given: Mapping[str, str], name: str, usual: int, most: int) -> int:
    said = given.get(name, "").strip()
    if not said:
        return usual
    if not _NUMBER.fullmatch(said) or not 1 <= int(said) <= most:
        raise wrong("open311-whole", name=name, most=most)
    return int(said)
