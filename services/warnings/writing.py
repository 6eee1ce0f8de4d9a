"""A call as a CAP 1.2 message, for other systems: public facts of it only, no names and no numbers."""

from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from domain.call import Call
from domain.errors import NotPossible
from services.office import Office
from services.warnings.reading import NAMESPACE

MESSAGES = {"sent": "Alert", "stood_down": "Cancel", "cancelled": "Cancel"}
"""What a call in each state is to those who hear of it; drafts are nobody's business."""

CATEGORIES = {"fire": "Fire", "epidemic": "Health", "outage": "Infra", "lost": "Rescue"}
"""CAP's category of the pack's kinds; the others are the weather's."""


def written(office: Office, call: Call) -> bytes:
    """The message. Raises `NotPossible` for a draft."""
    kind = MESSAGES.get(call.state)
    if kind is None:
        raise NotPossible(f"call {call.number} is {call.state}")
    if kind == "Alert" and call.updates:
        kind = "Update"
    register_namespace("", NAMESPACE)
    root = Element(f"{{{NAMESPACE}}}alert")
    spoken = call.ended_at or (call.updates[-1].at if call.updates else call.sent_at)
    _put(root, "identifier", _identifier(call, spoken))
    _put(root, "sender", _sender(office))
    _put(root, "sent", _moment(spoken))
    _put(root, "status", "Exercise" if call.exercise else "Actual")
    _put(root, "msgType", kind)
    _put(root, "scope", "Restricted")
    _put(root, "restriction", office.texts.say("zh-Hans", "cap-restriction"))
    if kind != "Alert":
        first = f"{_sender(office)},{_identifier(call, call.sent_at)},{_moment(call.sent_at)}"
        _put(root, "references", first)
    _info(office, call, root)
    message: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return message


def _info(office: Office, call: Call, root: Element) -> None:
    kinds = (kind for kind in office.street.readiness.kinds if kind.id == call.kind)
    kind = next(kinds, None)
    info = _put(root, "info")
    _put(info, "language", "zh-CN")
    _put(info, "category", CATEGORIES.get(call.kind, "Met"))
    _put(info, "event", (kind.name if kind else "") or call.what)
    _put(info, "responseType", "AllClear" if call.ended_at else "Prepare")
    _put(info, "urgency", "Past" if call.ended_at else "Immediate")
    _put(info, "severity", "Severe")
    _put(info, "certainty", "Observed")
    if call.gather_by:
        _put(info, "onset", _moment(call.gather_by))
    _put(info, "senderName", office.street.name)
    _put(info, "headline", _headline(office, call))
    if call.updates:
        _put(info, "description", call.updates[-1].text)
    if call.bring:
        _put(info, "instruction", office.texts.say("zh-Hans", "cap-bring", bring=call.bring))
    area = _put(info, "area")
    names = [office.grid_name(grid) for grid in call.grids]
    _put(area, "areaDesc", "、".join(names) or office.street.name)


def _headline(office: Office, call: Call) -> str:
    id = "cap-drill" if call.exercise else "cap-call"
    return office.texts.say("zh-Hans", id, number=call.number, what=call.what, where=call.where)


def _identifier(call: Call, at: int) -> str:
    """Each thing said of a call is a message of its own."""
    return f"{call.street}-{call.id}-{at}"


def _sender(office: Office) -> str:
    """An address that only this street speaks from."""
    host = office.base_url.partition("//")[2].partition(":")[0].partition("/")[0]
    return f"{office.street.id}@{host}"


def _moment(at: int) -> str:
    """CAP's form of a moment: never «Z», the offset in full (3.3.2)."""
    return datetime.fromtimestamp(at // 1_000, UTC).strftime("%Y-%m-%dT%H:%M:%S-00:00")


def _put(parent: Element, name: str, text: str = "") -> Element:
    element = SubElement(parent, f"{{{NAMESPACE}}}{name}")
    element.text = text or None
    return element
