"""A warning taken in: kept once, and told to the desk as a call or a notice that only waits for their word."""

from domain import geo
from domain.errors import Conflict
from domain.message import Choice, Reply
from domain.people import Role, Staff
from domain.readiness import Emergency
from domain.warning import GRAVE, Fate, PublicWarning, warning_id
from domain.work import Lane, Notice
from services import when
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.ids import new_id
from services.office import Office
from services.unit import Unit
from services.warnings.reading import Alert, Area, Info
from storage.port import among

TOLD: tuple[Role, ...] = ("desk", "supervisor")
QUOTED = 300
"""Characters of an authority's words in a push; the rest is in the message itself."""

LIFE = 24 * 3_600_000


async def take(office: Office, alert: Alert, now: int) -> PublicWarning:
    """Keep it and tell whoever decides; one that came before is returned as it was kept."""
    id = warning_id(alert.sender, alert.identifier)
    known = await office.store.get(PublicWarning, id)
    if known is not None:
        return known
    warning = _warning(office, alert, now)
    unit = Unit(office.store)
    unit.insert(warning)
    if warning.fate in ("told", "exercise"):
        await _tell(office, unit, warning, now)
    try:
        await unit.commit()
    except Conflict:  # the same message came twice at once
        known = await office.store.get(PublicWarning, id)
        if known is None:
            raise
        return known
    return warning


def _warning(office: Office, alert: Alert, now: int) -> PublicWarning:
    info = alert.info()
    kind = _kind(office, info) if info else None
    return PublicWarning(
        id=warning_id(alert.sender, alert.identifier),
        street=office.street.id,
        identifier=alert.identifier,
        sender=alert.sender,
        sent=alert.sent,
        status=alert.status,
        message=alert.message,
        event=info.event if info else "",
        sender_name=(info.sender_name if info else "") or alert.sender,
        headline=info.headline if info else "",
        description=info.description if info else "",
        instruction=info.instruction if info else "",
        severity=info.severity if info else "Unknown",
        urgency=info.urgency if info else "Unknown",
        certainty=info.certainty if info else "Unknown",
        onset=info.onset if info else 0,
        expires=info.expires if info else 0,
        area="、".join(area.words for area in info.areas) if info else "",
        kind=kind.id if kind else "",
        references=alert.references,
        came_at=now,
        fate=_fate(office, alert, info, now),
    )


def _fate(office: Office, alert: Alert, info: Info | None, now: int) -> Fate:
    if alert.status not in ("Actual", "Exercise") or alert.message in ("Ack", "Error"):
        return "silent"
    if (
        info
        and info.areas
        and not any(_covers(area, office.street.centre_point) for area in info.areas)
    ):
        return "elsewhere"
    if info and 0 < info.expires <= now:
        return "late"
    return "exercise" if alert.status == "Exercise" else "told"


def _covers(area: Area, here: geo.Point) -> bool:
    """An area without a shape may be anywhere: its words are for people."""
    if not (area.polygons or area.circles):
        return True
    inside = any(geo.inside(polygon, here) for polygon in area.polygons)
    return inside or any(geo.metres(centre, here) <= km * 1_000 for centre, km in area.circles)


def _kind(office: Office, info: Info) -> Emergency | None:
    """The kind whose name or alias stands in the event, else in the headline: the longest one."""
    for words in (info.event, info.headline):
        found = [
            (len(name), kind)
            for kind in office.street.readiness.kinds
            for name in (kind.name, *kind.aliases)
            if name.casefold() in words.casefold()
        ]
        if found:
            return max(found, key=lambda pair: pair[0])[1]
    return None


async def _tell(office: Office, unit: Unit, warning: PublicWarning, now: int) -> None:
    """The desk and the supervisors read the authority's own words, with the next step on them."""
    lane = (
        Lane.emergency if warning.severity in GRAVE and warning.message != "Cancel" else Lane.case
    )
    reply = _reply(office, warning, now)
    for seat in await office.store.find(Staff, [among("role", TOLD)], limit=1_000):
        if seat.revoked:
            continue
        unit.insert(
            Notice(
                id=new_id(now),
                street=office.street.id,
                lane=lane,
                urgency="emergency" if lane == Lane.emergency else "normal",
                reply=reply,
                made_at=now,
                visible_at=now,
                expires_at=now + LIFE,
                staff=seat.id,
            )
        )


def _reply(office: Office, warning: PublicWarning, now: int) -> Reply:
    say = office.texts.say
    at = when.moment(warning.sent, now, office.calendar, STAFF_LANGUAGE)
    lines = [
        say(
            STAFF_LANGUAGE,
            f"warning-{warning.message.lower()}",
            who=warning.sender_name,
            at=at,
            what=warning.headline or warning.event,
        )
    ]
    lines += [text[:QUOTED] for text in (warning.description, warning.instruction) if text]
    if warning.expires:
        until = when.moment(warning.expires, now, office.calendar, STAFF_LANGUAGE)
        lines.append(say(STAFF_LANGUAGE, "warning-until", until=until))
    if warning.area:
        lines.append(say(STAFF_LANGUAGE, "warning-area", area=warning.area))
    exercise = warning.status == "Exercise"
    if exercise:
        lines[0] = say(STAFF_LANGUAGE, "warning-exercise", line=lines[0])
    return Reply(text="\n".join(lines), choices=_steps(office, warning, exercise=exercise))


def _steps(office: Office, warning: PublicWarning, *, exercise: bool) -> tuple[Choice, ...]:
    """What the desk can do with one word: call people, send a notice, change the mode."""
    kinds = (kind for kind in office.street.readiness.kinds if kind.id == warning.kind)
    name = next((kind.name for kind in kinds), "")
    if not name or warning.message == "Cancel":
        return ()
    say = office.texts.say
    calling = "warning-drill-say" if exercise else "warning-call-say"
    steps = [("warning-call", say(STAFF_LANGUAGE, calling, kind=name))]
    if not exercise:
        steps.append(("warning-mode", say(STAFF_LANGUAGE, "warning-mode-say", kind=name)))
        steps.append(("warning-notice", say(STAFF_LANGUAGE, "warning-notice-say", kind=name)))
    return tuple(Choice(say(STAFF_LANGUAGE, id), word, word) for id, word in steps)
