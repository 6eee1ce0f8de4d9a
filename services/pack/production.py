"""What may be tried out but not given to people who depend on it."""

from collections.abc import Iterator

from domain.fact import Fact
from services.pack.draft import Draft, Located
from services.pack.fault import Fault
from services.pack.sheet import Steps


def unfit(draft: Draft) -> Iterator[Fault]:
    """Sample records, and words for danger that the street has not confirmed."""
    for record, fact, steps in _facts(draft):
        if fact.sample:
            yield record.fault("a sample: remove it before people rely on it", *steps)
    for guidance in draft.guidance.values():
        if not guidance.value.confirmed:
            yield guidance.fault(
                f"guidance `{guidance.value.id}` is not confirmed: let the street read it, "
                "then write `confirmed: true`"
            )


def _facts(draft: Draft) -> Iterator[tuple[Located[object], Fact, Steps]]:
    """Every record that could be a sample, and where in its file it stands."""
    records: list[Located[Fact]] = [
        *draft.places.values(),
        *draft.microgrids.values(),
        *draft.lines.values(),
        *draft.stations.values(),
        *draft.hotlines.values(),
        *draft.centre.values(),
        *draft.slots.values(),
        *draft.courses.values(),
        *draft.routes.values(),
        *draft.activities.values(),
        *draft.teams.values(),
        *draft.posts.values(),
        *draft.emergencies.values(),
        *draft.staffing.values(),
        *draft.meetings.values(),
        *draft.reminders.values(),
        *draft.templates.values(),
    ]
    yield from ((record, record.value, ()) for record in records)
    for centre in draft.centre.values():
        for number, service in enumerate(centre.value.services):
            yield centre, service, ("services", number)
    for head in draft.head.values():
        for number, grid in enumerate(head.value.grids):
            yield head, grid, ("grids", number)
