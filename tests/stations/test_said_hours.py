"""Hours as people say them: understood exactly, or not at all."""

import pytest

from services.stations.said_hours import hours_said


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("在开 8-20点", "08:00-20:00"),
        ("8点到20点", "08:00-20:00"),
        ("8点半至22:30", "08:30-22:30"),
        ("周一到周五 9:00-17:00", "Mo-Fr 09:00-17:00"),
        ("工作日8-12点,13-17点", "Mo-Fr 08:00-12:00,13:00-17:00"),
        ("周末10-16点", "Sa,Su 10:00-16:00"),
        ("24小时", "24/7"),
        ("全天开放", "24/7"),
        ("18-2点", "18:00-02:00"),
        ("open 8-20", "08:00-20:00"),
        ("12-3号楼", ""),
        ("25-30点", ""),
        ("8-8点", ""),
        ("早上到晚上", ""),
        ("", ""),
    ],
)
def test_as_said(said: str, hours: str) -> None:
    assert hours_said(said) == hours
