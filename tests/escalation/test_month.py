"""A month of the street in seconds: holidays, leave, two days of standstill, channels that fail."""

from pathlib import Path

import pytest

from benchmarks.month.__main__ import played, scratch
from benchmarks.month.playing import MINUTE


@pytest.mark.parametrize(
    ("count", "step"),
    [(20, 60), pytest.param(1_000, 5, marks=[pytest.mark.slow, pytest.mark.timeout(1200)])],
)
async def test_nobody_is_forgotten_and_every_push_accounted_for(count: int, step: int) -> None:
    with scratch() as folder:
        month, books = await played(Path(folder), count, step * MINUTE)
    assert books.faults(list(month.senders.values())) == []
    assert len(books.cases) == count
    assert len(month.fired) == len(books.firings) > count
    assert {one.fate for one in books.notices} >= {"sent", "unreachable"}
    assert any(fired.late > 24 * 60 * MINUTE for fired in month.fired), "no standstill"
    assert books.telephone
