"""What a station has to offer for the one who asks."""

from services.understanding.evidence import Evidence

_ORDER = (
    "water",
    "charge_phone",
    "charge_ebike",
    "rest",
    "meal",
    "heat_food",
    "toilet",
    "wifi",
    "reading",
    "aircon",
    "first_aid",
    "umbrella",
    "shower",
    "seat",
    "open_now",
    "night",
)


def facilities_of(evidence: Evidence) -> tuple[str, ...]:
    """The facilities asked for, in the contract's order."""
    asked = set(evidence.facilities)
    if "charge_ebike" in asked and evidence.ruled.get("facility.charge_phone", 0.0) <= 1.5:
        asked.discard("charge_phone")
    if "heat_food" in asked:
        asked.discard("meal")
    if "seat" in asked and "rest" in asked:
        asked.discard("seat")
    return tuple(name for name in _ORDER if name in asked)
