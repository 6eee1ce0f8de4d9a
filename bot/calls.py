"""The operator's look at emergency calls, afterwards or while they go on."""

import argparse
import re
from pathlib import Path

from domain.call import Call
from services import fonts, when
from services.calls import lookup, picture
from services.calls.report import Line, Report, report_of, text
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.office import Office

_NUMBER = re.compile(r"(?:集|call)?\s*(\d{1,6})", re.IGNORECASE)


async def reported(office: Office, asked: argparse.Namespace) -> int:
    """Print a call's report; 1 where there is no such call, or no font to draw with."""
    call = await _called(office, asked.number)
    if call is None:
        print(f"no call {asked.number} was sent")
        return 1
    now, report = office.clock.now(), await report_of(office.store, call, named=asked.names)
    print(text(office, report, now))
    if asked.names:
        print("\n".join(_named(office, line) for line in report.lines))
    return _drawn(office, report, now, asked.picture) if asked.picture else 0


async def _called(office: Office, number: str) -> Call | None:
    found = _NUMBER.fullmatch(number.strip())
    call = await lookup.by_serial(office.store, int(found[1])) if found else None
    return call if call and call.sent_at else None


def _named(office: Office, line: Line) -> str:
    answer = office.texts.say(STAFF_LANGUAGE, f"live-list-{line.answer}")
    at = "-".join(
        when.clock(moment, office.calendar)
        for moment in (line.answered_at, line.arrived_at)
        if moment
    )
    return "\t".join(
        (line.name, line.group, line.post or "-", answer, at or "-", line.reason or "-")
    )


def _drawn(office: Office, report: Report, now: int, path: Path) -> int:
    font = fonts.chinese()
    if font is None:
        print(office.texts.say(STAFF_LANGUAGE, "report-no-picture"))
        return 1
    path.write_bytes(picture.draw(office, report, now, font))
    print(path)
    return 0
