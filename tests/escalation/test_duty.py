"""Whoever has the running shift is the duty phone; without a shift, who carries it for good."""

import pytest

from domain.duty import DutyShift, shift_id
from services.office import Office
from storage.port import Insert
from tests.escalation.scene import HOUR, MINUTE, MONDAY, Watch, a_case


def a_shift(office: Office, seat: str, since: int, station: str = "") -> DutyShift:
    """Somebody's, for four hours."""
    return DutyShift(
        id=shift_id(station, since, "0"), street=office.street.id, seat=seat,
        since=since, until=since + 4 * HOUR, station=station,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("seat", "since", "station", "rung"),
    [
        ("desk", MONDAY - HOUR, "", "desk"),
        ("desk", MONDAY + HOUR, "", "phone"),
        ("desk", MONDAY - 5 * HOUR, "", "phone"),
        ("desk", MONDAY - HOUR, "station-1", "phone"),
        ("south", MONDAY - HOUR, "", "phone"),
    ],
    ids=["runs", "comes", "is over", "is a station's", "may not see the north's cases"],
)
async def test_who_is_rung(
    office: Office, watch: Watch, seat: str, since: int, station: str, rung: str
) -> None:
    await office.store.commit([Insert(a_shift(office, seat, since, station))])
    await a_case(office, "emergency")
    assert await watch.after(5 * MINUTE) == {"deputy", rung}
