"""The columns of a sheet of cases: each a heading in locales and how its cell is told."""

from collections.abc import Callable
from typing import NamedTuple

from services.cases.lookup import topic_name
from services.export.record import Record
from services.export.sheet import Value


class Column(NamedTuple):
    """`heading` is a sentence's id; `tell` says what stands in a case's cell."""

    heading: str
    tell: Callable[[Record], Value]


_TRACKS = {
    "hotline": "export-track-hotline",
    "daily": "export-track-daily",
    "emergency": "export-track-emergency",
}

COLUMNS: tuple[Column, ...] = (
    Column("export-original", lambda r: r.case.original),
    Column("export-number", lambda r: r.case.number),
    Column("export-track", lambda r: r.view.say(_TRACKS[r.case.track])),
    Column("export-topic", lambda r: topic_name(r.view.office, r.case)),
    Column("export-urgency", lambda r: r.view.say(f"urgency-{r.case.urgency}")),
    Column("export-grid", lambda r: r.view.office.grid_name(r.case.grid)),
    Column("export-place", lambda r: r.case.place if r.secret else r.case.place + r.case.door),
    Column("export-phone", lambda r: r.phone),
    Column("export-received", lambda r: r.view.time(r.case.opened_at)),
    Column("export-accepted", lambda r: r.view.time(r.done_at("accept") or r.done_at("take"))),
    Column("export-signed", lambda r: r.view.time(r.case.signed_at)),
    Column("export-contacted", lambda r: r.view.time(r.case.contacted_at)),
    Column("export-handled", lambda r: r.view.time(r.case.handled_at)),
    Column("export-closed", lambda r: r.view.time(r.case.closed_at)),
    Column("export-due", lambda r: r.view.time(r.due("RESOLVE"))),
    Column("export-punctual", lambda r: r.punctual("RESOLVE", r.case.handled_at)),
    Column("export-deferred", lambda r: r.times("defer") + r.times("shelve")),
    Column("export-reopened", lambda r: r.case.reopened),
    Column("export-urged", lambda r: r.case.urged),
    Column("export-handler", lambda r: r.handler),
    Column("export-state", lambda r: r.view.say(f"state-{r.case.state.replace('_', '-')}")),
    Column("export-outcome", lambda r: r.outcome),
    Column("export-result", lambda r: r.said("result")),
    Column("export-in-touch", lambda r: r.punctual("FIRST_CONTACT", r.case.contacted_at)),
    Column("export-solved", lambda r: r.answered(r.case.solved)),
    Column("export-satisfied", lambda r: r.answered(r.case.satisfied)),
    Column("export-touch", lambda r: r.said("contact") if _reports(r) else ""),
    Column("export-report", lambda r: report(r) if _reports(r) else ""),
)
"""联系, 解决 and 满意 are three things, told apart (domain.md, Case states)."""


def report(record: Record) -> str:
    """What goes back to 12345 when an order is closed: contact, what was done, what came of it."""
    case, view = record.case, record.view
    touched = view.time(case.contacted_at)
    return "\n".join(
        (
            view.say("export-report-touch", at=touched)
            if touched
            else view.say("export-report-no-touch"),
            view.say("export-report-result", result=record.said("result")),
            view.say(
                "export-report-end",
                outcome=record.outcome or view.say("export-unsaid"),
                solved=record.answered(case.solved) or view.say("export-unsaid"),
                satisfied=record.answered(case.satisfied) or view.say("export-unsaid"),
            ),
        )
    )


def _reports(record: Record) -> bool:
    """12345's own orders that were handled close with a report of their own."""
    return record.case.track == "hotline" and record.case.handled_at > 0
