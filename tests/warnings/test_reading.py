"""What an authority wrote is read as the specification says, and everything else is refused by name."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.errors import NotUnderstood
from services.warnings.reading import read
from tests.warnings.messages import RAIN, rain


def moment(text: str) -> int:
    return int(datetime.fromisoformat(text).astimezone(UTC).timestamp() * 1_000)


def test_its_own_words_and_moments() -> None:
    alert = read(rain())
    assert (alert.identifier, alert.status, alert.message) == ("SH-2026-0923-01", "Actual", "Alert")
    assert alert.sent == moment("2026-11-21T17:00:00+08:00")
    info = alert.info()
    assert info is not None
    assert (info.event, info.severity, info.sender_name) == ("暴雨橙色预警", "Severe", "市气象台")
    assert info.expires == moment("2026-11-21T23:00:00+08:00")
    assert info.areas[0].circles == (((31.25, 121.43), 20.0),)


def test_the_chinese_words_are_taken_where_there_are_several() -> None:
    english = "<info><language>en</language><category>Met</category><event>Rain</event><urgency>Past</urgency><severity>Minor</severity><certainty>Likely</certainty></info>"
    info = read(rain(("<info>", f"{english}<info>"))).info()
    assert info is not None
    assert info.event == "暴雨橙色预警"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("<status>Actual</status>", ""), "missing status"),
        (("Actual", "Real"), "known status"),
        (("<severity>Severe", "<severity>Huge"), "known severity"),
        (("2026-11-21T17:00:00+08:00", "yesterday"), "moment sent"),
        (("2026-11-21T17:00:00+08:00", "2026-11-21T17:00:00"), "zone sent"),
        (("SH-2026", "SH 2026"), "name identifier"),
        (("31.25,121.43 20", "31.25 121.43"), "point"),
        (("31.25,121.43 20", "131.25,121.43 20"), "outside"),
        (("cap:1.2", "cap:1.1"), "root"),
        (("</alert>", ""), "xml ParseError"),
        (("<alert", '<!DOCTYPE alert [<!ENTITY a "b">]><alert'), "xml DTDForbidden"),
    ],
)
def test_what_is_wrong_is_named(change: tuple[str, str], why: str) -> None:
    with pytest.raises(NotUnderstood) as wrong:
        read(rain(change))
    assert str(wrong.value) == why


def test_longer_than_any_warning() -> None:
    with pytest.raises(NotUnderstood):
        read(b" " * (1 << 20) + rain())


@given(st.binary(max_size=300))
@example(b'<?xml version="1.0" encoding="no-such"?><alert/>')
@example(b"\xff\xfe<")
def test_anything_else_is_refused_and_nothing_breaks(document: bytes) -> None:
    with suppress(NotUnderstood):
        read(document)


@given(st.integers(0, len(RAIN) - 1), st.characters())
def test_a_letter_changed_is_read_or_refused(place: int, letter: str) -> None:
    with suppress(NotUnderstood):
        read((RAIN[:place] + letter + RAIN[place + 1 :]).encode("utf-8", "replace"))
