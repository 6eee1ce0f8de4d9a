"""What a pack's records have to keep to among themselves: a file for each kind of rule.

All are cheap enough for every start; what needs real geometry stands in services.pack.geometry.
"""

from collections.abc import Iterator

from services.pack.draft import Draft
from services.pack.fault import Fault
from services.pack.rules import (
    clocks,
    danger,
    emergencies,
    hotline,
    microgrids,
    names,
    opening,
    positions,
    references,
    reminders,
    roster,
)

RULES = (
    references.faults,
    names.faults,
    danger.faults,
    clocks.faults,
    opening.faults,
    positions.faults,
    microgrids.faults,
    hotline.faults,
    emergencies.faults,
    roster.faults,
    reminders.faults,
)


def judged(draft: Draft) -> Iterator[Fault]:
    """Every fault in what could be read; nothing is judged by the half of what it inherits."""
    for rule in RULES if draft.whole else ():
        yield from rule(draft)
