"""Services and cases as records of the specification."""

from collections.abc import Sequence

from msgspec.structs import replace

from domain import geo
from domain.case import Case, Words
from domain.clocks import Clock, stage
from domain.session import Language
from domain.street import Place, Topic
from services.cases.telling import alerts, promise
from services.masking import masked
from services.office import Office
from services.open311.taking import made_by
from web.open311.form import DOOR
from web.open311.writing import Record

URGENT = ("emergency", "urgent")


def service(office: Office, topic: Topic, language: Language) -> Record:
    """One line of the service list."""
    group = office.street.categories.get(topic.category, topic.category)
    say = office.texts.say
    return {
        "service_code": topic.id,
        "service_name": topic.called(language),
        "description": say(language, "open311-service", name=topic.called(language), group=group),
        "metadata": True,
        "type": "realtime",
        "keywords": ", ".join(topic.words),
        "group": group,
    }


def definition(office: Office, topic: Topic, language: Language) -> Record:
    """What may be said of a report of this service besides."""
    door: Record = {
        "variable": True,
        "code": DOOR,
        "datatype": "string",
        "required": False,
        "datatype_description": office.texts.say(language, "open311-door-like"),
        "order": 1,
        "description": office.texts.say(language, "open311-door"),
    }
    return {"service_code": topic.id, "attributes": [door]}


def taken(office: Office, case: Case, language: Language) -> Record:
    """What a report is answered with."""
    return {
        "service_request_id": case.number,
        "service_notice": _notice(office, case, language) or None,
        "account_id": None,
    }


def request(
    office: Office, case: Case, said: Sequence[Words] | None, system: str, language: Language
) -> Record:
    """A case. `said` is what was said for it, None where another system may not read that."""
    own, topic = made_by(case, system), office.topic(case.topic)
    place = next((p for p in office.street.places if p.name == case.place), None)
    resolve = case.clock("RESOLVE")
    changed = case.changed_at or case.opened_at
    return {
        "service_request_id": case.number,
        "status": "open" if case.opened else "closed",
        "status_notes": _status(office, case, said or (), language),
        "service_name": topic.called(language) if topic else None,
        "service_code": case.topic,
        "description": _description(office, case, said or (), language),
        "agency_responsible": office.grid_name(case.grid) or office.street.name,
        "service_notice": (_notice(office, case, language) or None) if case.opened else None,
        "requested_datetime": _moment(office, case.opened_at),
        "updated_datetime": _moment(office, changed if case.opened else case.closed_at or changed),
        "expected_datetime": _moment(office, resolve.due) if resolve else None,
        "address": _address(office, case, own=own),
        "address_id": place.id if place else None,
        "zipcode": None,
        **_point(case, place, own=own),
        "media_url": None,
    }


def extended(office: Office, case: Case, now: int) -> Record:
    """What the specification has no field for: grid, level, track, and when each step is due."""
    return {
        "grid": case.grid or None,
        "grid_name": office.grid_name(case.grid) or None,
        "level": case.level,
        "track": case.track,
        "clocks": [_clock(office, clock, now) for clock in case.clocks],
    }


def _clock(office: Office, clock: Clock, now: int) -> Record:
    return {
        "name": clock.name,
        "started_datetime": _moment(office, clock.started),
        "due_datetime": _moment(office, clock.due),
        "original_due_datetime": _moment(office, clock.original_due),
        "stopped_datetime": _moment(office, clock.stopped) if clock.stopped else None,
        "paused": bool(clock.paused),
        "stage": stage(clock, now, office.calendar),
    }


def _status(office: Office, case: Case, said: Sequence[Words], language: Language) -> str:
    """Where it stands or how it ended; to who brought it also what was done, in our words."""
    if case.opened or not case.outcome:
        return office.texts.say(language, f"state-{case.state.replace('_', '-')}")
    ended = office.texts.say(language, f"open311-outcome-{case.outcome.replace('_', '-')}")
    results = [words.text for words in said if words.part == "result" and words.text]
    return "\n".join((ended, *(masked(text) for text in results[-1:])))


def _description(office: Office, case: Case, said: Sequence[Words], language: Language) -> str:
    """Their own words to who brought them; to others what it is and roughly where."""
    words = next((one.text for one in said if one.part == "report"), "")
    return words or alerts.headline(office, replace(case, door=""), language)


def _notice(office: Office, case: Case, language: Language) -> str:
    """Danger first, then by when there is an answer; neither is there for everything."""
    lines = []
    topic = office.topic(case.topic)
    if topic and topic.guidance and case.urgency in URGENT:
        found = (entry for entry in office.street.guidance if entry.id == topic.guidance)
        lines += [entry.first.get(language, "") for entry in found]
    if answer := promise.answer_by(office, case, language):
        lines.append(office.texts.say(language, "open311-promise", answer=answer))
    return "\n".join(line for line in lines if line)


def _address(office: Office, case: Case, *, own: bool) -> str | None:
    """From most to least specific; the door is nobody's business but who brought it."""
    parts = (
        f"{case.place}{case.door}" if own else case.place,
        office.grid_name(case.grid),
        office.street.name,
        office.street.city,
    )
    return ", ".join(part for part in parts if part)


def _point(case: Case, place: Place | None, *, own: bool) -> Record:
    """The reporter's own point to who brought it, to others that of the place as a whole."""
    at = place.at if place else None
    if own and case.pin:
        at = geo.to_wgs84((case.pin.lat, case.pin.lng), case.pin.crs)
    return {"lat": at[0] if at else None, "long": at[1] if at else None}


def _moment(office: Office, at: int) -> str:
    return office.calendar.local(at).isoformat(timespec="seconds")
