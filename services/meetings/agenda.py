"""An agenda that fills itself: overdue, unclear (模糊点) and joint cases, without personal data."""

from collections.abc import Mapping

import msgspec

from domain.case import Case
from domain.meeting import Item, MeetingRule
from domain.session import Language
from services import when
from services.cases import lookup
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.office import Office
from storage.port import Order, eq

SHOWN = 5
"""Cases of one heading that are named; the rest is counted."""

READ = 500
"""Open cases of a grid that an agenda looks through, the most urgent clock first."""


class Agenda(msgspec.Struct, frozen=True):
    """The cases under each heading."""

    items: Mapping[Item, tuple[Case, ...]]

    @property
    def count(self) -> int:
        """How many lines it has in all."""
        return sum(map(len, self.items.values()))


async def of(office: Office, rule: MeetingRule, grid: str, now: int) -> Agenda:
    """What a meeting of this grid ("" for all) has to speak about. Raises `Unavailable`.

    Sealed and quiet cases are nobody's business in a meeting.
    """
    grids = [grid] if grid else [each.id for each in office.street.grids]
    order = Order(("next_due",))
    found = [
        case
        for id in grids
        for case in await office.store.find(
            Case, [eq("queue", id), eq("opened", True)], order=order, limit=READ
        )
        if not (case.sealed or case.quiet)
    ]
    picked: dict[Item, tuple[Case, ...]] = {}
    for item in rule.agenda:
        picked[item] = tuple(case for case in found if _belongs(item, case, now))
    return Agenda(picked)


def summary(office: Office, agenda: Agenda, language: Language = STAFF_LANGUAGE) -> str:
    """«议程：超期2件、模糊点1件»."""
    counts = [
        office.texts.say(language, f"agenda-{item}", count=len(cases))
        for item, cases in agenda.items.items()
        if cases
    ]
    return office.texts.say(language, "agenda-short", items="、".join(counts))


def lines(office: Office, agenda: Agenda, now: int, language: Language) -> list[str]:
    """Heading by heading, each case by its number, place and topic."""
    said: list[str] = []
    for item, cases in agenda.items.items():
        if not cases:
            continue
        said.append(office.texts.say(language, f"agenda-{item}", count=len(cases)))
        said += [_line(office, case, now, language) for case in cases[:SHOWN]]
        if len(cases) > SHOWN:
            said.append(office.texts.say(language, "agenda-more", count=len(cases) - SHOWN))
    return said


def _belongs(item: Item, case: Case, now: int) -> bool:
    if item == "overdue":
        return case.next_due <= now
    return case.ambiguous if item == "ambiguous" else case.state == "joint"


def _line(office: Office, case: Case, now: int, language: Language) -> str:
    """Without door and words: who lives there is not the meeting's to know."""
    what = lookup.topic_name(office, case) or office.texts.say(language, f"kind-{case.kind}")
    where = case.place or office.grid_name(case.grid)
    due = when.day(case.next_due, now, office.calendar, language) if case.next_due <= now else ""
    id = "agenda-line-over" if due else "agenda-line"
    facts = {"number": case.number, "where": where, "what": what}
    return (
        office.texts.say(language, id, **facts, due=due)
        if due
        else office.texts.say(language, id, **facts)
    )
