"""What a phone does reaches Telegram's door as an update with the secret header."""

from typing import Any

import pytest

from channels.simulator import acts
from domain.errors import NotPossible
from tests.channels.simulator.conftest import Stage


async def test_words_come_as_a_message_with_rising_ids(stage: Stage) -> None:
    await stage.do(acts.Say("路灯不亮"), "telegram")
    chat = await stage.do(acts.Say("在骊山路"), "telegram")
    first, second = stage.doors.updates
    assert second["update_id"] > first["update_id"]
    assert first["message"]["text"] == "路灯不亮"
    assert first["message"]["chat"]["id"] == int(chat.external)
    assert [e.state for e in chat.entries] == ["delivered", "delivered"]


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (acts.Follow(), {"text": "/start"}),
        (acts.Follow(scene="lift-12"), {"text": "/start lift-12"}),
        (acts.Place(31.26, 121.43), {"location": {"latitude": 31.26, "longitude": 121.43}}),
        (acts.Photograph("hallway", "走不过去"), {"caption": "走不过去"}),
    ],
)
async def test_each_act_has_the_bot_apis_form(
    stage: Stage, act: acts.Sent, expected: dict[str, Any]
) -> None:
    await stage.do(act, "telegram")
    message = stage.doors.updates[0]["message"]
    assert {name: message[name] for name in expected} == expected


async def test_an_edited_message_keeps_its_id_and_changes_on_the_phone(stage: Stage) -> None:
    chat = await stage.do(acts.Say("12号楼道"), "telegram")
    number = chat.entries[0].message
    await stage.do(acts.Correct(message=number, text="13号楼道"), "telegram")
    edited = stage.doors.updates[1]["edited_message"]
    assert (edited["message_id"], edited["text"]) == (number, "13号楼道")
    assert (chat.entries[0].text, chat.entries[0].edited) == ("13号楼道", True)


async def test_what_was_never_said_cannot_be_edited(stage: Stage) -> None:
    with pytest.raises(NotPossible):
        await stage.do(acts.Correct(message=99, text="13号"), "telegram")


async def test_a_tap_brings_the_message_it_stands_under(stage: Stage) -> None:
    await stage.do(acts.Tap(message=5, data="接单 7", label="接单"), "telegram")
    query = stage.doors.updates[0]["callback_query"]
    assert (query["data"], query["message"]["message_id"]) == ("接单 7", 5)


async def test_blocking_the_bot_is_reported(stage: Stage) -> None:
    chat = await stage.do(acts.Leave(), "telegram")
    change = stage.doors.updates[0]["my_chat_member"]
    assert change["new_chat_member"]["status"] == "kicked"
    assert not chat.following


async def test_copies_are_one_update(stage: Stage) -> None:
    await stage.do(acts.Say("路灯不亮", times=3), "telegram")
    assert len({update["update_id"] for update in stage.doors.updates}) == 1
    assert len(stage.doors.updates) == 3


async def test_a_menu_is_not_there(stage: Stage) -> None:
    with pytest.raises(NotPossible):
        await stage.do(acts.Press("说件事"), "telegram")
