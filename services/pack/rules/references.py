"""Ids that point to nothing."""

from collections.abc import Iterable, Iterator

from services.pack.convert import did_you_mean
from services.pack.draft import Draft, Located
from services.pack.fault import Fault


def faults(draft: Draft) -> Iterator[Fault]:
    """Unknown grids, categories, roles, guidance, kinds, facilities and services."""
    yield from _topics(draft)
    yield from _places(draft)
    yield from _stations(draft)
    yield from _slots(draft)


def _topics(draft: Draft) -> Iterator[Fault]:
    for topic in draft.topics.values():
        value = topic.value
        yield from _unknown(draft, "categories", topic, "category", [value.category])
        yield from _unknown(draft, "roles", topic, "role", [value.role])
        yield from _unknown(draft, "roles", topic, "helpers", value.helpers)
        yield from _unknown(draft, "guidance", topic, "guidance", [value.guidance])
        if value.urgency == "emergency" and not value.guidance:
            yield topic.fault("an emergency needs `guidance`: what to do comes first", "urgency")


def _places(draft: Draft) -> Iterator[Fault]:
    for head in draft.head.values():
        grids = [grid.id for grid in head.value.grids]
        for place in draft.places.values():
            if place.value.grid and place.value.grid not in grids:
                yield place.fault(_message("grid", place.value.grid, grids), "grid")
            if place.value.grid and place.value.outside:
                yield place.fault("a place outside the street has no grid", "grid")


def _stations(draft: Draft) -> Iterator[Fault]:
    for station in draft.stations.values():
        yield from _unknown(draft, "kinds", station, "kind", [station.value.kind])
        yield from _unknown(draft, "facilities", station, "facilities", station.value.facilities)


def _slots(draft: Draft) -> Iterator[Fault]:
    known = {s.id for centre in draft.centre.values() for s in centre.value.services}
    for slots in draft.slots.values():
        if slots.value.id not in known:
            yield slots.fault(_message("service", slots.value.id, known), "id")


def _unknown(
    draft: Draft, section: str, record: Located[object], field: str, ids: Iterable[str]
) -> Iterator[Fault]:
    known = draft.known(section)
    for word in ids:
        if word and word not in known:
            yield record.fault(_message(field, word, known), field)


def _message(field: str, word: str, known: Iterable[str]) -> str:
    return f"{field}: unknown `{word}`" + did_you_mean(word, known)
