"""The phones on the table: bounded, named both ways, watched."""

import pytest

from channels.simulator.phones import CHATS, ENTRIES, UNSEEN, Entry, Phones, external, phone_of
from domain.errors import NotFound
from services.clock import FixedClock


def said(text: str = "路灯不亮") -> Entry:
    return Entry(side="me", kind="text", text=text)


@pytest.mark.parametrize("phone", ["resident-1", "rider-42", "chief-999"])
@pytest.mark.parametrize("channel", ["wechat", "telegram", "wecom"])
def test_a_platforms_id_leads_back_to_its_phone(channel: str, phone: str) -> None:
    assert phone_of(channel, external(channel, phone)) == phone  # type: ignore[arg-type]


@pytest.mark.parametrize("foreign", ["", "oSomebody", "oSimulator-desk-1____", "-5", "1900009001"])
@pytest.mark.parametrize("channel", ["wechat", "telegram", "wecom"])
def test_other_peoples_ids_lead_nowhere(channel: str, foreign: str) -> None:
    assert phone_of(channel, foreign) == ""  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["", "mayor-1", "resident-0", "resident-1000", "../x"])
def test_only_the_phones_on_the_table_exist(name: str) -> None:
    with pytest.raises(NotFound):
        Phones(FixedClock(0)).chat("wechat", name)


def test_chats_and_lines_are_bounded() -> None:
    phones = Phones(FixedClock(0))
    for number in range(1, CHATS + 20):
        phones.chat("wechat", f"resident-{number}")
    chat = phones.chat("wechat", "resident-999")
    for _ in range(ENTRIES + 5):
        phones.write(chat, said())
    assert len(chat.entries) == ENTRIES
    assert len([e for e in phones.snapshot() if not isinstance(e, Entry)]) == CHATS


async def test_watchers_see_lines_and_changes() -> None:
    phones = Phones(FixedClock(7))
    queue = phones.watch()
    chat = phones.chat("wechat", "resident-1")
    entry = phones.write(chat, said())
    phones.change(chat, entry)
    assert [queue.get_nowait(), queue.get_nowait()] == [entry, entry]
    assert (entry.at, entry.chat) == (7, "wechat:resident-1")


async def test_a_page_that_does_not_read_is_let_go() -> None:
    phones = Phones(FixedClock(0))
    queue = phones.watch()
    chat = phones.chat("wechat", "resident-1")
    for _ in range(UNSEEN + 5):
        phones.write(chat, said())
    assert queue.qsize() == UNSEEN + 1
    assert [queue.get_nowait() for _ in range(queue.qsize())][-1] is None


def test_ids_rise_and_a_later_start_gives_later_ones() -> None:
    early, late = Phones(FixedClock(1_000_000)), Phones(FixedClock(9_000_000))
    assert early.number() < early.number() < late.number()
