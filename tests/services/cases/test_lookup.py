"""Which case is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.case import Case
from domain.people import Role
from services.cases import by_reporter, lookup
from services.cases.where import Spot
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from tests.domain.cases import a_case
from tests.services.desk import AUNT, CLUTTER, a_seat, reported

SEVEN = a_case()
SEVENTEEN = a_case(id="c17", number="YC20261121-0017", serial=17)
YESTERDAYS = a_case(id="c7y", number="YC20261120-0007", day="20261120")
OLD = a_case(id="c7o", number="YC20261021-0007", day="20261021")
DONE = a_case(id="c7d", number="YC20261119-0007", day="20261119", state="closed", opened=False)


def ids(cases: list[Case]) -> list[str]:
    """Which ones, in short."""
    return [case.id for case in cases]


class TestNumber:
    """«7号» is the running number's value, never a suffix."""

    @pytest.mark.parametrize(
        "ref",
        ["7", "7号", "7號", " 7 ", "07", "0007", "21-7", "21-0007", "21-7号",
         "YC20261121-0007", "yc20261121-0007", "YC20261121-7"],
    )  # fmt: skip
    def test_ways_to_say_it(self, ref: str) -> None:
        assert lookup.matches(SEVEN, ref)

    @pytest.mark.parametrize(
        "ref",
        ["", "号", "1", "77", "17", "007x", "1-7", "11-7", "20-7", "21-17", "-7", "7-21", "0",
         "YC20261120-0007", "YC20261121-0017", "WL20261121-0007", "C20261121-0007",
         "20261121-0007", "YC20261121-", "七"],
    )  # fmt: skip
    def test_what_is_another_case_or_none(self, ref: str) -> None:
        assert not lookup.matches(SEVEN, ref)

    @given(st.integers(1, 99_999), st.integers(1, 99_999))
    def test_only_the_whole_number_counts(self, serial: int, said: int) -> None:
        case = replace(SEVEN, serial=serial, number=f"YC20261121-{serial:04d}")
        assert lookup.matches(case, str(said)) == (serial == said)
        assert lookup.matches(case, f"21-{said}") == (serial == said)
        assert lookup.matches(case, f"YC20261121-{said:04d}") == (serial == said)

    @given(st.text(max_size=12))
    def test_no_text_breaks_it(self, ref: str) -> None:
        assert lookup.matches(SEVEN, ref) in (True, False)

    def test_short_where_it_is_unique(self) -> None:
        assert lookup.short(SEVEN, [SEVEN, SEVENTEEN]) == "7"
        assert lookup.short(SEVEN, []) == "7"

    def test_with_the_day_where_it_is_not(self) -> None:
        both = [SEVEN, SEVENTEEN, YESTERDAYS]
        assert [lookup.short(case, both) for case in both] == ["21-7", "17", "20-7"]
        assert ids(lookup.choose(both, "20-7")) == ["c7y"]

    def test_what_is_shown_finds_its_case_again(self) -> None:
        cases = [SEVEN, SEVENTEEN, YESTERDAYS]
        for case in cases:
            assert ids(lookup.choose(cases, lookup.short(case, cases))) == [case.id]


class TestChoosing:
    """One, several to ask about, or none."""

    def test_several_of_one_number_are_all_meant(self) -> None:
        assert ids(lookup.choose([SEVEN, SEVENTEEN, YESTERDAYS], "7")) == ["c1", "c7y"]
        assert ids(lookup.choose([SEVEN, OLD], "21-7")) == ["c1", "c7o"]

    def test_an_open_one_goes_before_one_that_is_over(self) -> None:
        assert ids(lookup.choose([DONE, SEVEN], "7")) == ["c1"]
        assert ids(lookup.choose([DONE, SEVENTEEN], "7")) == ["c7d"]

    def test_without_a_number_the_open_ones(self) -> None:
        assert ids(lookup.choose([DONE, SEVEN, SEVENTEEN], None)) == ["c1", "c17"]
        assert lookup.choose([DONE], None) == []

    def test_an_unknown_number_is_nobodys(self) -> None:
        assert lookup.choose([SEVEN, DONE], "8") == []


class TestFinding:
    """What is read from the store."""

    async def test_a_persons_own_newest_first(self, office: Office, clock: FixedClock) -> None:
        first = await reported(office)
        clock.move(1000)
        second = await reported(office)
        await reported(office, actor=replace(AUNT, id="p-other"))
        assert ids(await lookup.of_reporter(office.store, ("p-aunt",))) == [second.id, first.id]

    async def test_a_queue_has_its_most_urgent_clock_on_top(self, office: Office) -> None:
        calm = await reported(office, replace(CLUTTER, urgency="low"))
        urgent = await reported(office, replace(CLUTTER, urgency="urgent"))
        quiet = await reported(office, replace(CLUTTER, topic="self_harm", urgency="emergency"))
        south = await reported(office, replace(CLUTTER, spot=Spot("yinan")))
        queue = await lookup.of_queues(office.store, ["yibei"])
        assert ids(queue) == [quiet.id, urgent.id, calm.id]
        assert south.id in ids(await lookup.of_queues(office.store, ["yibei", "yinan"]))
        assert await lookup.of_queues(office.store, []) == []

    async def test_what_is_over_leaves_the_queue(self, office: Office) -> None:
        case = await reported(office)
        unit = Unit(office.store)
        by_reporter.withdraw(office, unit, case, AUNT, office.clock.now())
        await unit.commit()
        assert await lookup.of_queues(office.store, ["yibei"]) == []

    @pytest.mark.parametrize(
        ("role", "grid", "queues"),
        [
            ("grid_chief", "yibei", ["yibei"]),
            ("grid_worker", "yinan", ["yinan"]),
            ("desk", "", ["desk"]),
            ("supervisor", "", ["desk"]),
            ("admin", "", []),
            ("grid_worker", "", []),
        ],
    )
    def test_whose_queue_is_whose(
        self, office: Office, role: Role, grid: str, queues: list[str]
    ) -> None:
        assert lookup.queues_of(a_seat(office, role, grid)) == queues


async def test_a_topic_is_called_by_its_name(office: Office) -> None:
    assert lookup.topic_name(office, await reported(office)) == "楼道堆物"
    assert lookup.topic_name(office, await reported(office, replace(CLUTTER, topic=""))) == ""
