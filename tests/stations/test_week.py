"""Opening hours put into a week that can be read out."""

import pytest

from services.stations import Days, week

MORNING, DAY, NIGHT = (540, 720), (510, 1020), (1080, 1560)
WHOLE = (0, 1440)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("Mo-Fr 08:30-17:00", (Days(0, 4, (DAY,)), Days(5, 6, ()))),
        (
            "Mo-Fr 08:30-17:00; Sa 09:00-12:00",
            (Days(0, 4, (DAY,)), Days(5, 5, (MORNING,)), Days(6, 6, ())),
        ),
        ("24/7", (Days(0, 6, (WHOLE,)),)),
        ("09:00-12:00,18:00-02:00", (Days(0, 6, (MORNING, NIGHT)),)),
        ("off", (Days(0, 6, ()),)),
    ],
)
def test_days_alike_are_put_together(hours: str, expected: tuple[Days, ...]) -> None:
    assert week(hours) == expected


@pytest.mark.parametrize("hours", ["", "Jul-Aug 09:00-20:00", "09:00-12:00 unknown"])
def test_what_is_no_plain_week_is_not_told_as_one(hours: str) -> None:
    assert week(hours) is None
