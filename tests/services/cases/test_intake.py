"""From the first word to the chief: a number at once, and routed where that is known."""

import asyncio

import pytest
from msgspec.structs import replace

from domain.case import Case, Event, Words
from domain.message import Media, Pin
from services.cases import lookup
from services.cases.intake import Report, add_words, open_case, route, series
from services.cases.where import Spot
from services.cases.words import said
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from tests.domain.moments import at
from tests.services.desk import AUNT, CLUTTER, SATURDAY, VILLAGE, again, reported


async def acts_of(office: Office, case: Case) -> list[str]:
    """What its history says was done."""
    return [line.act for line in await lookup.history(office.store, case)]


class TestNumber:
    """`YC20261121-0007`: prefix, the street's own date, running number."""

    async def test_numbers_run_by_day(self, office: Office, clock: FixedClock) -> None:
        first, second = await reported(office), await reported(office)
        assert (first.number, second.number) == ("YC20261121-0001", "YC20261121-0002")
        assert (second.day, second.serial) == ("20261121", 2)
        clock.move(24 * 3_600_000)
        assert (await reported(office)).number == "YC20261122-0001"

    async def test_the_day_is_the_streets_own(self, office: Office) -> None:
        late, early = at("2026-11-21 23:59"), at("2026-11-22 00:00")
        assert series(office, late) == "case-20261121"
        assert series(office, early) == "case-20261122"
        assert (await reported(office, now=early)).number == "YC20261122-0001"

    async def test_a_busy_day_has_longer_numbers(self, office: Office) -> None:
        case = open_case(office, Unit(office.store), CLUTTER, AUNT, 12345, SATURDAY)
        assert case.number == "YC20261121-12345"

    async def test_many_at_once_get_numbers_of_their_own(self, office: Office) -> None:
        cases = await asyncio.gather(*(reported(office) for _ in range(20)))
        assert sorted(case.serial for case in cases) == list(range(1, 21))
        assert len({case.id for case in cases}) == 20


class TestRouting:
    """受理 and 派单 by rule, in the same commit."""

    async def test_topic_and_grid_known(self, office: Office) -> None:
        case = await reported(office)
        assert (case.state, case.queue, case.owner) == ("dispatched", "yibei", "role:grid_chief")
        assert await acts_of(office, case) == ["submit", "accept", "dispatch"]
        running = {clock.name for clock in case.clocks if clock.running}
        assert running == {"ACK", "FIRST_CONTACT", "RESOLVE"}
        triage = case.clock("TRIAGE")
        assert triage
        assert triage.stopped == SATURDAY

    async def test_the_rule_is_written_down_as_the_one_who_did_it(self, office: Office) -> None:
        case = await reported(office)
        lines = await lookup.history(office.store, case)
        assert [(line.actor, line.role) for line in lines] == [
            ("p-aunt", "resident"), ("rule", "rule"), ("rule", "rule"),
        ]  # fmt: skip
        assert [line.after for line in lines] == ["submitted", "accepted", "dispatched"]

    @pytest.mark.parametrize(
        "report",
        [
            replace(CLUTTER, spot=Spot(place="沪太路")),
            replace(CLUTTER, topic=""),
            replace(CLUTTER, topic="no_such_topic"),
            replace(CLUTTER, topic="petition"),
            replace(CLUTTER, topic="extreme_words", urgency="emergency"),
            Report(kind="voice", media=(Media("voice", "m1"),)),
            Report(kind="human", text="人工"),
        ],
        ids=["no-grid", "no-topic", "strange-topic", "desk-only", "threat", "voice", "human"],
    )
    async def test_else_it_stands_in_the_desks_queue_with_a_clock(
        self, office: Office, report: Report
    ) -> None:
        case = await reported(office, report)
        assert (case.state, case.queue, case.owner) == ("submitted", "desk", "role:desk")
        assert case.number == "YC20261121-0001"
        assert await acts_of(office, case) == ["submit"]
        triage = case.clock("TRIAGE")
        assert triage
        assert triage.running
        assert [c.id for c in await lookup.of_queues(office.store, ["desk"])] == [case.id]

    async def test_a_routed_case_is_not_routed_again(self, office: Office) -> None:
        case = await reported(office)
        assert route(office, Unit(office.store), case, SATURDAY) == case


class TestWhatIsKept:
    """The case keeps facts, `Words` what was said."""

    async def test_words_photos_and_pin(self, office: Office) -> None:
        report = replace(
            CLUTTER,
            pin=Pin(31.265, 121.439),
            media=(Media("photo", "a"), Media("video", "b"), Media("voice", "c")),
            message="wechat:wx:o:1",
        )
        case = await reported(office, report)
        [words] = await lookup.words(office.store, case)
        assert (words.part, words.said_by, words.text) == ("report", "p-aunt", CLUTTER.text)
        assert (words.media, words.pin, words.message) == (report.media, report.pin, report.message)
        assert case.photos == 2
        assert (case.place, case.door, case.grid) == (VILLAGE.place, VILLAGE.door, VILLAGE.grid)

    async def test_a_phone_in_the_first_words_is_found(self, office: Office) -> None:
        said_so = await reported(office, replace(CLUTTER, text="楼道堆物,打我138 1234 5678"))
        given = await reported(office, replace(CLUTTER, text="打13912345678", phone="13800000000"))
        none = await reported(office)
        phones = [(await lookup.words(office.store, c))[0].phone for c in (said_so, given, none)]
        assert phones == ["13812345678", "13800000000", ""]

    async def test_history_holds_no_words(self, office: Office) -> None:
        case = await reported(office, replace(CLUTTER, text="李老伯家"))
        lines = await office.store.find(Event)
        assert len(lines) == case.steps == 3
        assert "李老伯" not in repr(lines)

    @pytest.mark.parametrize(
        ("topic", "sealed", "quiet", "track"),
        [
            ("corridor_clutter", False, False, "daily"),
            ("group_rent", True, False, "daily"),
            ("petition", True, False, "daily"),
            ("domestic_violence", False, True, "emergency"),
            ("gas_leak", False, False, "emergency"),
            ("", False, False, "daily"),
        ],
    )
    async def test_what_a_topic_says_of_its_cases(
        self, office: Office, topic: str, sealed: bool, quiet: bool, track: str
    ) -> None:
        case = await reported(office, replace(CLUTTER, topic=topic))
        assert (case.sealed, case.quiet, case.track) == (sealed, quiet, track)

    async def test_an_emergency_of_any_topic_takes_the_emergency_track(
        self, office: Office
    ) -> None:
        case = await reported(office, replace(CLUTTER, urgency="emergency"))
        assert case.track == "emergency"
        assert case.next_due == SATURDAY + 5 * 60_000

    async def test_a_quiet_case_is_on_the_clock_like_any_other(self, office: Office) -> None:
        case = await reported(office, replace(CLUTTER, topic="self_harm", urgency="emergency"))
        assert {clock.name for clock in case.clocks if clock.running} >= {"ACK", "RESOLVE"}
        assert case.state == "dispatched"

    async def test_nothing_is_there_before_the_commit(self, office: Office) -> None:
        open_case(office, Unit(office.store), CLUTTER, AUNT, 1, SATURDAY)
        assert await office.store.find(Case) == []
        assert await office.store.find(Words) == []

    async def test_additions_are_counted_and_written_down(self, office: Office) -> None:
        case = await reported(office)
        unit = Unit(office.store)
        added = said(case, AUNT, SATURDAY + 1, "note", "又堆了")
        added = replace(added, media=(Media("photo", "p"), Media("voice", "v")))
        add_words(unit, case, AUNT, SATURDAY + 1, added)
        await unit.commit()
        assert (await again(office, case)).photos == 1
        assert await acts_of(office, case) == ["submit", "accept", "dispatch", "note"]
        assert [w.text for w in await lookup.words(office.store, case)] == [CLUTTER.text, "又堆了"]
