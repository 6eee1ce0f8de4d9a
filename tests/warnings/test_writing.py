"""What goes out as CAP holds against the schema of OASIS, and says what the call says."""

from pathlib import Path

import pytest
import xmlschema

from domain.call import Call, Update
from domain.errors import NotPossible
from services.office import Office
from services.warnings.reading import read
from services.warnings.writing import written

SCHEMA = xmlschema.XMLSchema(Path(__file__).with_name("CAP-v1.2.xsd"), allow="local")
NOW = 1_700_000_000_000
SENT = Call(
    id="c1",
    street="yichuan",
    number="集3",
    serial=3,
    year=2026,
    state="sent",
    kind="flood",
    what="防汛",
    where="中潭路口",
    grids=("yinan",),
    bring="雨衣 <手电>",
    gather_by=NOW + 600_000,
    sent_at=NOW,
)


def changed(**changes: object) -> Call:
    """The call with some of its fields."""
    return type(SENT)(**{name: getattr(SENT, name) for name in SENT.__struct_fields__} | changes)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (SENT, "Alert"),
        (changed(status="exercise"), "Alert"),
        (changed(updates=(Update(at=NOW + 1, by="a", text="改到中远路口"),)), "Update"),
        (changed(state="stood_down", ended_at=NOW + 9), "Cancel"),
        (changed(state="cancelled", ended_at=NOW + 9), "Cancel"),
        (changed(kind="", grids=(), bring="", gather_by=0), "Alert"),
    ],
)
def test_it_holds_against_the_schema_and_is_read_again(
    office: Office, call: Call, message: str
) -> None:
    document = written(office, call)
    SCHEMA.validate(document.decode())
    alert = read(document)
    assert alert.message == message
    assert alert.status == ("Exercise" if call.exercise else "Actual")
    info = alert.info()
    assert info is not None
    assert info.event == "防汛"
    assert "中潭路口" in info.headline
    assert info.headline.startswith("【演练】") == call.exercise


def test_each_word_on_a_call_is_a_message_of_its_own(office: Office) -> None:
    first = read(written(office, SENT))
    over = read(written(office, changed(state="stood_down", ended_at=NOW + 9)))
    assert first.identifier != over.identifier
    assert over.references == (f"{first.sender},{first.identifier}",)


def test_a_draft_is_nobodys_business(office: Office) -> None:
    with pytest.raises(NotPossible):
        written(office, changed(state="draft"))
