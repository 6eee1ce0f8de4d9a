"""Who may do what to which case."""

from typing import get_args

import pytest
from msgspec.structs import replace

from domain.case import Case
from domain.people import STAFF_ROLES, Role, Staff
from domain.rights import TABLE, Act, person_may, seat_may, seat_may_help
from tests.domain.cases import a_case

ACTS: tuple[Act, ...] = get_args(Act)
HERE = a_case(grid="yibei", queue="yibei", state="dispatched")
THERE = a_case(grid="yinan", queue="yinan", state="dispatched")
NOWHERE = a_case()


def seat(role: Role, grid: str = "", *, revoked: bool = False) -> Staff:
    """A seat of the street."""
    return Staff(id="s1", street="yichuan", name="某人", role=role, grid=grid, revoked=revoked)


def test_every_role_has_its_line() -> None:
    assert set(TABLE) == {*get_args(Role), "follower"}


@pytest.mark.parametrize(
    "act", ["see", "note", "sign", "contact", "handle", "pass_on", "whistle", "verify", "reporter"]
)
def test_a_chief_works_in_one_grid(act: Act) -> None:
    chief = seat("grid_chief", "yibei")
    assert seat_may(chief, act, HERE)
    assert not seat_may(chief, act, THERE)
    assert not seat_may(chief, act, NOWHERE)


@pytest.mark.parametrize(
    "act", ["see", "take", "sign", "contact", "handle", "transfer", "reporter"]
)
@pytest.mark.parametrize("case", [HERE, THERE, NOWHERE], ids=["here", "there", "nowhere"])
def test_the_desk_works_for_the_whole_street(act: Act, case: Case) -> None:
    assert seat_may(seat("desk"), act, case)


@pytest.mark.parametrize("role", ["grid_worker", "officer"])
def test_who_only_helps_cannot_act_or_learn_who_reported(role: Role) -> None:
    helping = seat(role, "yibei" if role == "grid_worker" else "")
    allowed = {act for act in ACTS if seat_may(helping, act, HERE)}
    own = {"self_done"} if role == "grid_worker" else {"keep_centre"}
    assert allowed == {"see", "note", "task", "report_for", "keep_station"} | own


def test_a_supervisor_rules_and_never_works_on_a_case_or_learns_who_reported() -> None:
    allowed = {act for act in ACTS if seat_may(seat("supervisor"), act, HERE)}
    assert {"decide", "shelve", "transfer", "verify", "defer"} <= allowed
    assert not allowed & {"reporter", "sign", "take", "contact", "handle"}


def test_only_a_desk_takes_and_no_chief_takes_what_belongs_to_the_reporter() -> None:
    takers = {role for role in STAFF_ROLES if seat_may(seat(role, "yibei"), "take", HERE)}
    assert takers == {"desk"}
    own: tuple[Act, ...] = ("urge", "withdraw", "confirm", "redo", "reopen", "rate", "follow")
    assert not any(seat_may(seat(role, "yibei"), act, HERE) for role in STAFF_ROLES for act in own)


@pytest.mark.parametrize("act", ACTS)
def test_an_admin_keeps_the_machine_and_sees_no_case(act: Act) -> None:
    assert not seat_may(seat("admin"), act, HERE)


@pytest.mark.parametrize("role", STAFF_ROLES)
@pytest.mark.parametrize("act", ACTS)
def test_a_revoked_seat_may_nothing(role: Role, act: Act) -> None:
    assert not seat_may(seat(role, "yibei", revoked=True), act, HERE)


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_a_seat_without_a_grid_does_not_reach_cases_without_one(role: Role) -> None:
    scoped = [act for act, scope in TABLE[role].items() if scope == "grid"]
    assert not any(seat_may(seat(role), act, NOWHERE) for act in scoped)


class TestSealed:
    """保密: whoever is complained of has no access."""

    HELD = a_case(grid="yibei", queue="yibei", sealed=True)
    AT_DESK = a_case(grid="yibei", queue="desk", sealed=True)

    def test_the_desk_reads_all(self) -> None:
        assert seat_may(seat("desk"), "see", self.HELD)
        assert seat_may(seat("desk"), "see", self.AT_DESK)

    def test_a_chief_reads_what_was_sent_to_them(self) -> None:
        assert seat_may(seat("grid_chief", "yibei"), "see", self.HELD)
        assert not seat_may(seat("grid_chief", "yinan"), "see", self.HELD)

    def test_what_the_desk_keeps_is_not_even_for_the_grid_it_lies_in(self) -> None:
        assert not any(seat_may(seat("grid_chief", "yibei"), act, self.AT_DESK) for act in ACTS)

    @pytest.mark.parametrize("role", ["grid_worker", "officer", "supervisor", "admin"])
    def test_nobody_else_does(self, role: Role) -> None:
        assert not any(seat_may(seat(role, "yibei"), act, self.HELD) for act in ACTS)


@pytest.mark.parametrize("act", ACTS)
def test_a_resident_reaches_only_what_they_reported_themselves(act: Act) -> None:
    assert person_may(("p-1",), act, HERE) == (act in TABLE["resident"])
    assert not person_may(("p-2",), act, HERE)


@pytest.mark.parametrize("act", ACTS)
def test_a_neighbour_who_follows_it_reaches_a_little_of_it(act: Act) -> None:
    allowed = {"see", "note", "redo", "reopen", "follow"}
    assert person_may(("p-2",), act, HERE, follows=True) == (act in allowed)


@pytest.mark.parametrize("kept", [replace(HERE, sealed=True), replace(HERE, quiet=True)])
@pytest.mark.parametrize("act", ACTS)
def test_nobody_follows_what_is_kept_from_people(act: Act, kept: Case) -> None:
    assert not person_may(("p-2",), act, kept, follows=True)


class TestHelpers:
    """Officers and grid workers answer what is asked of their office, and no more."""

    def officer(self, office: str, grid: str = "", *, outside: bool = False) -> Staff:
        """A seat that speaks for an office."""
        return replace(seat("officer", grid), office=office, outside=outside)

    def test_who_is_outside_government_sees_no_case(self) -> None:
        helper = self.officer("物业", outside=True)
        assert not any(seat_may(helper, act, HERE) for act in ACTS)
        assert seat_may_help(helper, "物业", "yibei")

    def test_an_office_answers_for_itself_in_its_own_grid(self) -> None:
        assert seat_may_help(self.officer("城管"), "城管", "yibei")
        assert seat_may_help(self.officer("居委", "yibei"), "居委", "yibei")
        assert not seat_may_help(self.officer("居委", "yinan"), "居委", "yibei")
        assert not seat_may_help(self.officer("城管"), "公安", "yibei")
        assert not seat_may_help(self.officer(""), "", "yibei")
        assert not seat_may_help(replace(self.officer("城管"), revoked=True), "城管", "yibei")

    def test_grid_workers_speak_for_themselves(self) -> None:
        assert seat_may_help(seat("grid_worker", "yibei"), "网格员", "yibei")
        assert not seat_may_help(seat("grid_worker", "yinan"), "网格员", "yibei")

    def test_no_other_seat_helps(self) -> None:
        assert not seat_may_help(replace(seat("supervisor"), office="城管"), "城管", "yibei")
