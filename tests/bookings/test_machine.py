"""A random week of one small slot, on both stores, beside a plain list that knows what is right."""

import asyncio
import uuid
from collections.abc import Awaitable
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from msgspec.structs import replace

from domain.booking import TOO_LATE, Booking, Refused
from domain.reminder import Reminder
from services.clock import FixedClock
from services.office import Office
from storage.mongo import MongoStore
from storage.port import Store
from storage.sqlite import SqliteStore
from tests.bookings.scene import (
    HAIRCUT,
    KINDS,
    MINUTE,
    MONDAY,
    booked,
    cancelled,
    slots_on,
    states,
    told,
)

NAMES = st.sampled_from("abcdef")
PLACES = 2


class Week(RuleBasedStateMachine):
    """`inside` and `line` are who has a place and who waits, in order; `let` who was let in when.

    All weeks share two stores; each has a service, and so a slot, and people of its own.
    """

    runner: asyncio.Runner
    open: tuple[Office, ...]

    def __init__(self) -> None:
        super().__init__()
        self.clock = FixedClock(MONDAY)
        service = replace(HAIRCUT, id=uuid.uuid4().hex)
        self.offices = [
            replace(each, clock=self.clock, street=replace(each.street, slots=(service,)))
            for each in self.open
        ]
        self.slot = slots_on(self.offices[0], "2026-11-23", service)[0]
        self.inside: list[str] = []
        self.line: list[str] = []
        self.let: list[str] = []

    def who(self, name: str) -> str:
        """Somebody of this week only."""
        return f"{name}-{self.slot.service}"

    @property
    def late(self) -> bool:
        """Whether nobody waits any more."""
        return self.slot.at - self.clock.now() <= TOO_LATE

    @rule(name=NAMES, wait=st.booleans())
    def book(self, name: str, wait: bool) -> None:
        """Both stores say what the list says."""
        right = self._right(name, wait)
        for office in self.offices:
            assert (
                self.runner.run(outcome(booked(office, self.who(name), self.slot, wait=wait)))
                == right
            )
        if right in ("booked", "waiting"):
            (self.inside if right == "booked" else self.line).append(name)

    def _right(self, name: str, wait: bool) -> str:
        if self.clock.now() >= self.slot.at:
            return "past"
        if name in (*self.inside, *self.line):
            return "twice"
        if len(self.inside) < PLACES:
            return "booked"
        return "waiting" if wait and not self.late else "full"

    @rule(name=NAMES)
    def cancel(self, name: str) -> None:
        """Whoever has been waiting longest comes in, once."""
        if name not in (*self.inside, *self.line):
            return
        right = "over" if self.clock.now() >= self.slot.at else "cancelled"
        for office in self.offices:
            assert self.runner.run(outcome(cancelled(office, self.who(name), self.slot))) == right
        if right == "over":
            return
        (self.inside if name in self.inside else self.line).remove(name)
        while len(self.inside) < PLACES and self.line and not self.late:
            self.let.append(self.line[0])
            self.inside.append(self.line.pop(0))

    @rule(minutes=st.sampled_from([1, 10, 100, 240]))
    def wait(self, minutes: int) -> None:
        """Time goes by."""
        self.clock.move(minutes * MINUTE)

    @invariant()
    def as_it_should_be(self) -> None:
        """Never too many, the line in its order, each let in told once; who waits hears if in vain."""
        for office in self.offices:
            found = self.runner.run(states(office, self.slot))
            assert {n[0] for n, state in found.items() if state == "booked"} == set(self.inside)
            assert [n[0] for n, state in found.items() if state == "waiting"] == self.line
            assert len(self.inside) <= PLACES
            assert [n[0] for n in self.runner.run(told(office, self.slot))] == self.let
            reminders = self.runner.run(office.store.find(Reminder, limit=1000))
            mine = [r.id for r in reminders if self.slot.id in r.id]
            left_out = {id.split(":p-")[1][0] for id in mine if id.endswith(":line")}
            assert left_out == set(self.line)
            assert {id.split(":p-")[1][0] for id in mine} - left_out <= set(self.inside)


async def outcome(act: Awaitable[Booking]) -> str:
    """What became of it, in a word."""
    try:
        return (await act).state
    except Refused as refused:
        return refused.why


def test_a_week(mongo_uri: str, template: Office, tmp_path: Path) -> None:
    name = uuid.uuid4().hex
    street = replace(template.street, id=name)
    stores: list[Store] = [
        SqliteStore(tmp_path / "store.db", name, KINDS),
        MongoStore(mongo_uri, name, KINDS),
    ]
    with asyncio.Runner() as loop:

        class OnThese(Week):
            runner = loop
            open = tuple(replace(template, store=store, street=street) for store in stores)

        for store in stores:
            loop.run(store.open())
        try:
            run_state_machine_as_test(
                OnThese,
                settings=settings(
                    max_examples=15,
                    stateful_step_count=20,
                    deadline=None,
                    suppress_health_check=list(HealthCheck),
                ),
            )
        finally:
            for store in stores:
                loop.run(store.close())
