"""What a member's phone does reaches WeCom's door encrypted for the corp; the answer is shown."""

from typing import Any

import pytest

from channels.simulator import acts
from domain.errors import NotPossible
from tests.channels.simulator.conftest import Stage

CHIEF = ("wecom", "chief-1")


async def test_words_come_encrypted_with_an_id_and_the_agent(stage: Stage) -> None:
    stage.doors.wecom = lambda heard: f"听到了:{heard['Content']}"
    chat = await stage.do(acts.Say("待办"), *CHIEF)
    [heard] = stage.doors.callbacks
    assert (heard["FromUserName"], heard["Content"]) == (chat.external, "待办")
    assert (heard["AgentID"], heard["MsgId"].isdecimal()) == ("1000002", True)
    assert [entry.text for entry in chat.entries] == ["待办", "听到了:待办"]
    assert chat.entries[0].state == "delivered"


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (acts.Photograph("hallway"), {"MsgType": "image", "MediaId": "hallway"}),
        (acts.Speak("走不过去"), {"MsgType": "voice", "Format": "amr"}),
        (acts.Follow(), {"MsgType": "event", "Event": "subscribe"}),
        (acts.Leave(), {"MsgType": "event", "Event": "unsubscribe"}),
        (acts.Press("待办"), {"Event": "click", "EventKey": "待办"}),
    ],
)
async def test_each_act_has_wecoms_form(
    stage: Stage, act: acts.Sent, expected: dict[str, Any]
) -> None:
    await stage.do(act, *CHIEF)
    [heard] = stage.doors.callbacks
    assert {name: heard[name] for name in expected} == expected
    assert "Recognition" not in heard


async def test_a_place_is_sent_in_gcj02(stage: Stage) -> None:
    await stage.do(acts.Place(31.26, 121.43), *CHIEF)
    [heard] = stage.doors.callbacks
    assert 31.25 < float(heard["Location_X"]) < 31.26
    assert 121.43 < float(heard["Location_Y"]) < 121.44


async def test_what_was_said_cannot_be_edited(stage: Stage) -> None:
    with pytest.raises(NotPossible):
        await stage.do(acts.Correct(message=1, text="13号"), *CHIEF)


async def test_a_button_that_is_not_there_cannot_be_pressed(stage: Stage) -> None:
    with pytest.raises(NotPossible):
        await stage.do(acts.Tap(message=5, data="接单 7"), *CHIEF)


async def test_copies_are_one_delivery(stage: Stage) -> None:
    await stage.do(acts.Say("待办", times=3), *CHIEF)
    assert len({heard["MsgId"] for heard in stage.doors.callbacks}) == 1
    assert len(stage.doors.callbacks) == 3
