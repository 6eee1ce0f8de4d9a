"""What became of a call, afterwards or so far: who answered when, who came, what was missing.

The lines name people, so they are for the desk and those who lead; the text holds numbers only.
"""

from collections import Counter
from collections.abc import Mapping

import msgspec

from domain.call import COUNTED, Answer, Call, Recipient
from domain.callwork import Ring
from domain.firing import Firing
from domain.people import Staff
from domain.roster import Part
from domain.work import Notice
from services import when
from services.calls import counting, lookup, wording
from services.calls.counting import Tally
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.office import Office
from services.roster.lookup import by_id, every, groups
from storage.port import Order, Store, eq

MINUTE = 60_000


class Line(msgspec.Struct, frozen=True):
    """One person: moments in ms UTC, 0 for never; `push` is the fate of what they were told first.

    `name` is "" in a report without names.
    """

    name: str
    group: str
    part: Part
    post: str
    answer: Answer
    answered_at: int
    arrived_at: int
    relieved_at: int
    how: str
    reason: str
    push: str


class Report(msgspec.Struct, frozen=True):
    """A call with its people and its steps (name and moment), its pushes by fate, its head-count.

    `gaps` are the posts that never had enough, and by how many.
    """

    call: Call
    lines: tuple[Line, ...]
    steps: tuple[tuple[str, int], ...]
    pushes: dict[str, int]
    rung: int
    tally: Tally
    gaps: tuple[tuple[str, int], ...]

    @property
    def counted(self) -> int:
        """How many said yes; relieved people had."""
        return sum(line.answer in (*COUNTED, "relieved") for line in self.lines)

    @property
    def arrived(self) -> int:
        """How many were there at some time."""
        return sum(bool(line.arrived_at) for line in self.lines)

    @property
    def short(self) -> int:
        """缺: how many more would have had to say yes."""
        return max(0, self.tally.total.wanted - self.counted)

    @property
    def first_answer(self) -> int:
        """Minutes from sending to the first answer, -1 where there is none."""
        return _minutes(self.call, [line.answered_at for line in self.lines])

    @property
    def first_arrival(self) -> int:
        """Minutes from sending to the first who was there, -1 where nobody came."""
        return _minutes(self.call, [line.arrived_at for line in self.lines])

    @property
    def silent(self) -> int:
        """How many never answered."""
        return sum(not line.answered_at for line in self.lines)


async def report_of(store: Store, call: Call, *, named: bool = False) -> Report:
    """Everything that is known of a call now; names only where asked for. Raises `Unavailable`."""
    people = [one async for one in lookup.everybody(store, call.id)]
    seats = await by_id(store, Staff, (one.seat for one in people)) if named else {}
    first = await by_id(store, Notice, (f"{one.id}:0" for one in people))
    names = {group.id: group.name for group in await groups(store)}
    posts = {post.id: post.name for post in call.posts}
    fates = {id: notice.fate for id, notice in first.items()}
    lines = [_line(one, seats.get(one.seat), names, posts, fates) for one in people]
    fired = await store.find(Firing, [eq("of", call.id)], order=Order(("at",)), limit=200)
    rung = await every(store, Ring, [eq("call", call.id)])
    return Report(
        call,
        tuple(lines),
        tuple((each.id.rpartition(":")[2], each.at) for each in fired),
        dict(Counter(line.push for line in lines)),
        len(rung),
        await counting.tally_of(store, call, people),
        _gaps(call, people),
    )


def text(office: Office, report: Report, now: int) -> str:
    """The report in a few lines of numbers, for the group and for the file."""
    say, call = office.texts.say, report.call
    id = "muster-report-exercise" if call.exercise else "muster-report"
    lines = [
        say(
            STAFF_LANGUAGE,
            id,
            number=call.number,
            what=wording.what(office, call),
            day=when.day(call.sent_at, now, office.calendar, STAFF_LANGUAGE),
        ),
        _times(office, call),
        _numbers(office, report),
        _pace(office, report),
        say(
            STAFF_LANGUAGE,
            "muster-report-reached",
            reached=report.pushes.get("sent", 0),
            lost=report.pushes.get("unreachable", 0) + report.pushes.get("failed", 0),
            rung=report.rung,
        ),
        *(
            say(STAFF_LANGUAGE, "muster-report-gap", post=post, short=short)
            for post, short in report.gaps
        ),
    ]
    if report.silent:
        lines.append(say(STAFF_LANGUAGE, "muster-report-silent", count=report.silent))
    return "\n".join(lines)


def _times(office: Office, call: Call) -> str:
    sent = when.clock(call.sent_at, office.calendar)
    if not call.ended_at:
        return office.texts.say(STAFF_LANGUAGE, "muster-report-open", sent=sent)
    ended = when.clock(call.ended_at, office.calendar)
    return office.texts.say(STAFF_LANGUAGE, "muster-report-times", sent=sent, ended=ended)


def _numbers(office: Office, report: Report) -> str:
    """The head-count as it was."""
    total = report.tally.total
    return office.texts.say(
        STAFF_LANGUAGE,
        "muster-numbers",
        expected=total.expected,
        counted=report.counted,
        coming=total.coming,
        arrived=report.arrived,
        cannot=total.cannot,
        short=report.short,
    )


def _pace(office: Office, report: Report) -> str:
    if report.first_answer < 0:
        return office.texts.say(STAFF_LANGUAGE, "muster-report-quiet")
    arrived = str(report.first_arrival) if report.first_arrival >= 0 else "–"
    return office.texts.say(
        STAFF_LANGUAGE, "muster-report-first", minutes=report.first_answer, arrived=arrived
    )


def _gaps(call: Call, people: list[Recipient]) -> tuple[tuple[str, int], ...]:
    came = Counter(one.post for one in people if one.answer in (*COUNTED, "relieved"))
    short = ((post.name, post.needed - came[post.id]) for post in call.posts)
    return tuple((name, lack) for name, lack in short if lack > 0)


def _line(
    one: Recipient,
    seat: Staff | None,
    names: dict[str, str],
    posts: dict[str, str],
    fates: Mapping[str, str],
) -> Line:
    return Line(
        seat.name if seat else "",
        names.get(one.group, ""),
        one.part,
        posts.get(one.post, ""),
        one.answer,
        one.answered_at,
        one.arrived_at,
        one.relieved_at,
        one.how,
        one.reason,
        fates.get(f"{one.id}:0", ""),
    )


def _minutes(call: Call, moments: list[int]) -> int:
    known = [at for at in moments if at]
    return (min(known) - call.sent_at) // MINUTE if known else -1
