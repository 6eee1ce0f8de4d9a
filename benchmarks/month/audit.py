"""The books after the month: nobody forgotten, nobody called twice, every push accounted for."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from domain import clocks as clockwork
from domain.case import Case, Event
from domain.clocks import Clock
from domain.document import Document
from domain.firing import Firing
from domain.telephone import TelephoneTask
from domain.work import Notice
from services.office import Office
from storage.port import Store

D = TypeVar("D", bound=Document)
ALARM = re.compile(r"^【(?:临期|超期|严重超期|接着办)】")
CROWD = re.compile(r"有(\d+)件到期：")

BY_RULE = (
    ("VERIFY", "handled"),
    ("WAITING", "waiting_resident"),
    ("RATING", "closed"),
    ("RESOLVE", "deferred"),
    ("REDO", "deferred"),
)
"""The state that ends by itself with a clock (a handled case only where nobody has to check it)."""


async def every(store: Store, kind: type[D]) -> list[D]:
    """All documents of a kind."""
    found: list[D] = []
    while page := await store.find(kind, limit=500, after=found[-1] if found else None):
        found += page
    return found


class Platform(Protocol):
    """How often each notice arrived somewhere, and how often without a mark of repetition."""

    taken: Counter[str]
    unmarked: Counter[str]


class Books:
    """Everything that is left of the month; each check gives what does not hold, in words."""

    def __init__(self, office: Office, now: int) -> None:
        self._office, self._now = office, now

    async def read(self) -> None:
        """Read them from the store."""
        store = self._office.store
        self.cases = await every(store, Case)
        self.events = await every(store, Event)
        self.days = [f for f in await every(store, Firing) if f.of in ("summary", "evening")]
        self.firings = [f for f in await every(store, Firing) if f.of not in ("summary", "evening")]
        self.notices = await every(store, Notice)
        self.telephone = await every(store, TelephoneTask)

    def faults(self, senders: Sequence[Platform]) -> list[str]:
        """All that is wrong."""
        return [
            *self._forgotten(),
            *self._stuck(),
            *self._missed(),
            *self._twice(),
            *self._untold(),
            *self._unaccounted(senders),
        ]

    def _forgotten(self) -> Iterator[str]:
        """Whoever is open has an owner and a clock that counts; nothing is due and uncalled."""
        for case in self.cases:
            if not case.owner:
                yield f"{case.number}: nobody's"
            if case.opened and not any(clock.counting for clock in case.clocks):
                yield f"{case.number}: {case.state} without a clock"
            if case.alarm_at <= self._now:
                yield f"{case.number}: due and not called"

    def _stuck(self) -> Iterator[str]:
        """What the rule does at a due moment was done."""
        for case in self.cases:
            for name, state in BY_RULE:
                clock = case.clock(name)
                over = clock and clock.counting and clock.due <= self._now
                if over and case.state == state and not (name == "VERIFY" and case.check):
                    yield f"{case.number}: {state}, and {name} is over"

    def _missed(self) -> Iterator[str]:
        """Every threshold that a clock passed while it counted was called, and is on record."""
        highest: dict[tuple[str, str, int], int] = {}
        for firing in self.firings:
            run = (firing.of, firing.clock, firing.run)
            highest[run] = max(highest.get(run, 0), firing.threshold)
        for case in self.cases:
            for clock in case.clocks:
                called = highest.get((case.id, clock.name, clock.start_number), 0)
                passed = max(self._passed(case, clock), default=0)
                if called < passed:
                    yield f"{case.number}: {clock.name} was silent at {passed} %"
                if called < clock.fired:
                    yield f"{case.number}: {clock.name} called off the record"

    def _passed(self, case: Case, clock: Clock) -> Iterator[int]:
        timing = self._office.timing
        end = clock.stopped or clock.paused or self._now
        for percent in timing.thresholds(clock.name, case.urgency):
            if clockwork.reaches(clock, percent, timing.calendar) < end:
                yield percent

    def _twice(self) -> Iterator[str]:
        """A call is in history once, and tells nobody whom an earlier one of its run told."""
        written = Counter(
            (e.case, e.facts["clock"], e.facts["threshold"], e.facts["told"])
            for e in self.events
            if e.act == "escalate" and "told" in e.facts
        )
        made = Counter(
            (f.of, f.clock, f.threshold, ",".join(f.told)) for f in self.firings if f.told
        )
        for call in written - made:
            yield f"in history only: {call}"
        for call in made - written:
            yield f"not in history: {call}"
        runs = Counter(
            (firing.id.rpartition(":")[0], seat) for firing in self.firings for seat in firing.told
        )
        yield from (f"told twice: {run}" for run, count in runs.items() if count > 1)

    def _untold(self) -> Iterator[str]:
        """As many pushes as people who were to be told, alone or in one message of many."""
        wanted = sum(len(firing.told) for firing in self.firings)
        texts = [one.reply.text for one in self.notices if one.reply and one.to == "staff"]
        alone = sum(bool(ALARM.match(text)) for text in texts)
        together = sum(int(found[1]) for text in texts if (found := CROWD.search(text)))
        if alone + together != wanted:
            yield f"{wanted} to be told, {alone} + {together} pushes"

    def _unaccounted(self, senders: Sequence[Platform]) -> Iterator[str]:
        """Every push has its fate; what was sent arrived, and twice only where that was said."""
        arrived = {id for sender in senders for id in sender.taken}
        for one in self.notices:
            leader = one.detail.removeprefix("with ") if one.detail.startswith("with ") else one.id
            if one.fate in ("waiting", "sending"):
                yield f"notice {one.id} is {one.fate}: {one.detail}"
            if one.fate == "sent" and leader not in arrived:
                yield f"notice {one.id} was sent, and nobody got it"
        for sender in senders:
            yield from (f"{id} twice, unmarked" for id, n in sender.unmarked.items() if n > 1)
