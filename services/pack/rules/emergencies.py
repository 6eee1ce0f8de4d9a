"""How the street prepares for emergencies: teams, posts, kinds and times that do not fit together."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import get_args

from domain.readiness import Readiness, Staffing, Told
from domain.street import LANGUAGES
from services.pack.convert import did_you_mean
from services.pack.draft import Draft, Located
from services.pack.fault import Fault
from services.pack.files import Kind, Minutes
from services.pack.rules.danger import confirmed_numbers, unconfirmed
from services.pack.sheet import Steps

TOLD: tuple[str, ...] = get_args(Told)
AT_ONCE = ("leaders", "members")
"""Who hears of a call when it is sent, and not later."""

LIMITS = tuple(n for n, kind in Readiness.__annotations__.items() if kind is int)


def faults(draft: Draft) -> Iterator[Fault]:
    """Unknown posts and words, names claimed twice, times out of order, safety lines missing."""
    for name, minutes in draft.schedule.items():
        yield from _schedule(minutes, name)
    yield from _at_once(draft)
    yield from _keys(draft.limits, LIMITS, "limit")
    yield from _keys(draft.staffing, ("grid",), "unit to staff")
    yield from _named_once(draft)
    for team in draft.teams.values():
        yield from _posts(draft, team, team.value.posts)
    dialled = confirmed_numbers(draft)
    for kind in draft.emergencies.values():
        yield from _posts(draft, kind, kind.value.posts)
        yield from _said(kind, "safety", kind.value.safety, dialled)
        if kind.value.public:
            yield from _said(kind, "public", kind.value.public, dialled)
        yield from _raised(draft, kind)
    for staffing in draft.staffing.values():
        yield from _staffing(staffing)


def _staffing(staffing: Located[Staffing]) -> Iterator[Fault]:
    needs = staffing.value.needs
    for duty, needed in needs.items():
        if needed < 1:
            yield staffing.fault(f"{duty}: at least 1, or leave it out", "needs", duty)
    for role, duty in staffing.value.roles.items():
        if duty not in needs:
            message = f"roles: unknown duty `{duty}`" + did_you_mean(duty, needs)
            yield staffing.fault(message, "roles", role)


def _keys(
    records: Mapping[str, Located[object]], known: tuple[str, ...], what: str
) -> Iterator[Fault]:
    for name, record in records.items():
        if name not in known:
            yield record.fault(f"unknown {what} `{name}`" + did_you_mean(name, known))


def _schedule(minutes: Located[Minutes], name: str) -> Iterator[Fault]:
    if name not in TOLD:
        yield minutes.fault(f"unknown step `{name}`" + did_you_mean(name, TOLD))
    for place, (before, after) in enumerate(pairwise(minutes.value), 1):
        if after <= before:
            yield minutes.fault(f"{name}: {after} min after {before} min: out of order", place)


def _at_once(draft: Draft) -> Iterator[Fault]:
    """A street that knows emergencies calls people the moment a call is sent."""
    for kind in list(draft.emergencies.values())[:1]:
        for name in AT_ONCE:
            if name not in draft.known("schedule"):
                yield kind.sheet.fault(f"schedule: `{name}` is missing", ("schedule",))
    for name in AT_ONCE:
        minutes = draft.schedule.get(name)
        if minutes and minutes.value[:1] != (0,):
            yield minutes.fault(f"{name}: begins at 0, when the call is sent")


def _named_once(draft: Draft) -> Iterator[Fault]:
    for records in (draft.teams, draft.emergencies):
        claimed: dict[str, str] = {}
        for key, record in records.items():
            names: list[tuple[str, Steps]] = [(record.value.name, ("name",))]
            names += [(a, ("aliases", n)) for n, a in enumerate(record.value.aliases)]
            for name, steps in names:
                owner = claimed.setdefault(name.casefold().strip(), key)
                if owner != key:
                    yield record.fault(f"`{name}` is claimed by `{owner}` too", *steps)


def _posts(draft: Draft, record: Located[object], posts: tuple[str, ...]) -> Iterator[Fault]:
    known = draft.known("posts")
    for place, post in enumerate(posts):
        if post not in known:
            message = f"posts: unknown `{post}`" + did_you_mean(post, known)
            yield record.fault(message, "posts", place)
        elif post in posts[:place]:
            yield record.fault(f"posts: `{post}` twice", "posts", place)


def _said(
    kind: Located[Kind], field: str, texts: Mapping[str, str], dialled: set[str]
) -> Iterator[Fault]:
    """What people read in danger nobody may be without for reading another language."""
    for language in LANGUAGES:
        if not texts.get(language):
            yield kind.fault(f"{field}: no text in {language}", field)
    for language, text in texts.items():
        if language not in LANGUAGES:
            yield kind.fault(f"{field}: unknown language `{language}`", field, language)
        yield from unconfirmed(kind, text, dialled, field, language)


def _raised(draft: Draft, kind: Located[Kind]) -> Iterator[Fault]:
    known = draft.known("topics")
    for place, topic in enumerate(kind.value.raises):
        if topic not in known:
            message = f"raises: unknown topic `{topic}`" + did_you_mean(topic, known)
            yield kind.fault(message, "raises", place)
