"""From a draft without faults to the frozen street."""

from collections.abc import Mapping
from typing import TypeVar

from domain.hotline import OrderForm
from domain.offers import Offers
from domain.rostering import RosterForm
from domain.street import Centre, Street, WorkHours
from services.pack.draft import Draft, Located
from services.pack.files import Calendar
from services.pack.preparing import prepared

T = TypeVar("T")


def built(draft: Draft) -> Street:
    """The street; the draft has its head (a fault is raised before, where not)."""
    head = draft.head["head"].value
    return Street(
        id=head.id,
        name=head.name,
        prefix=head.prefix,
        bot_name=head.bot_name,
        city=head.city,
        zone=head.zone,
        centre_point=head.centre_point,
        precision=head.precision,
        divider=head.divider,
        railway=head.railway,
        outline=head.outline,
        grids=head.grids,
        places=_values(draft.places),
        topics=_values(draft.topics),
        guidance=_values(draft.guidance),
        stations=_values(draft.stations),
        centre=_centre(draft),
        hotlines=_values(draft.hotlines),
        clocks={name: clock.value for name, clock in draft.clocks.items()},
        ladders=_table(draft.ladders),
        hours=_hours(draft),
        facilities=_table(draft.facilities),
        kinds=_table(draft.kinds),
        categories=_table(draft.categories),
        roles=_table(draft.roles),
        hotline=_order_form(draft),
        microgrids=_values(draft.microgrids),
        readiness=prepared(draft),
        roster=_roster_form(draft),
        meetings=_values(draft.meetings),
        reminders=_values(draft.reminders),
        templates=_values(draft.templates),
        slots=_values(draft.slots),
        offers=Offers(_values(draft.courses), _values(draft.routes), _values(draft.activities)),
        courses=_values(draft.lines),
    )


def _values(records: dict[str, Located[T]]) -> tuple[T, ...]:
    return tuple(record.value for record in records.values())


def _table(records: Mapping[str, Located[T]]) -> Mapping[str, T]:
    return {key: record.value for key, record in records.items()}


def _order_form(draft: Draft) -> OrderForm:
    """A topic's own name always means that topic."""
    own = {topic.value.name: key for key, topic in draft.topics.items()}
    return OrderForm(
        columns=_table(draft.columns),  # type: ignore[arg-type]  # names were checked by a rule
        topics=own | dict(_table(draft.topic_of)),
        urgencies=_table(draft.urgency_of),
        marks=_table(draft.marks),  # type: ignore[arg-type]  # names were checked by a rule
    )


def _roster_form(draft: Draft) -> RosterForm:
    return RosterForm(
        headings=_table(draft.headings),  # type: ignore[arg-type]  # names were checked by a rule
        words=_table(draft.words),  # type: ignore[arg-type]  # names were checked by a rule
    )


def _centre(draft: Draft) -> Centre | None:
    return next(iter(_values(draft.centre)), None)


def _hours(draft: Draft) -> WorkHours:
    calendar = next(iter(_values(draft.calendar)), Calendar())
    return WorkHours(
        opens=_minutes(calendar.opens),
        closes=_minutes(calendar.closes),
        quiet=(_minutes(calendar.quiet[0]), _minutes(calendar.quiet[1])),
        workdays=calendar.workdays,
        holidays=calendar.holidays,
    )


def _minutes(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)
