"""What each kind of update becomes."""

import pytest

from domain.message import Media, Pin
from tests.channels.telegram.conftest import NOON, Hear, Street
from tests.telegram_peer import Json


async def test_words(street: Street, hear: Hear) -> None:
    update = street.peer.text("宜川四村12号3楼\n楼道堆物 <b>&")
    heard = await hear(update)
    assert (heard.channel, heard.account, heard.sender) == ("telegram", "110201543", "42")
    assert (heard.kind, heard.text) == ("text", "宜川四村12号3楼\n楼道堆物 <b>&")
    assert heard.key == f"telegram:110201543:{update['update_id']}"
    assert (heard.message, heard.edits) == (str(update["message"]["message_id"]), "")
    assert heard.at == NOON  # our receipt, not Telegram's date


async def test_the_largest_photo_with_its_words_and_album(street: Street, hear: Hear) -> None:
    heard = await hear(street.peer.photo("s", "l", "m", caption="堆在门口", album="9"))
    assert (heard.kind, heard.text, heard.media) == (
        "photo", "堆在门口", Media("photo", "l", album="9"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"voice": {"duration": 3}}, "voice"),
        ({"audio": {"duration": 3}}, "voice"),
        ({"video": {"duration": 3, "width": 9, "height": 9}}, "video"),
        ({"video_note": {"duration": 3, "length": 9}}, "video"),
        ({"document": {"mime_type": "image/heic"}}, "photo"),
        ({"document": {"mime_type": "video/mp4"}}, "video"),
    ],
)
async def test_what_lies_with_the_platform(
    street: Street, hear: Hear, content: Json, kind: str
) -> None:
    ((name, rest),) = content.items()
    file = {"file_id": "ref-1", "file_unique_id": "u"}
    heard = await hear(street.peer.message(**{name: file | rest}))
    assert heard.media is not None
    assert (heard.kind, heard.media.kind, heard.media.ref) == (kind, kind, "ref-1")


async def test_a_pin_is_wgs84_latitude_first(street: Street, hear: Hear) -> None:
    heard = await hear(street.peer.location(31.2587, 121.4422))
    assert (heard.kind, heard.pin) == ("pin", Pin(31.2587, 121.4422, "wgs84"))


async def test_a_venue_brings_its_name(street: Street, hear: Hear) -> None:
    at = {"latitude": 31.25, "longitude": 121.44}
    venue = {"location": at, "title": "宜川公园", "address": "交通路"}
    heard = await hear(street.peer.message(venue=venue, location=at))
    assert heard.pin == Pin(31.25, 121.44, "wgs84", "宜川公园 交通路")


async def test_a_live_location_moves_without_being_said_again(street: Street, hear: Hear) -> None:
    update = street.peer.location(31.25, 121.44)
    moved = street.peer.update(edited_message=update["message"] | {"edit_date": 1_700_000_060})
    assert (await hear(moved)).kind == "position"


async def test_their_own_number_and_somebody_elses(street: Street, hear: Hear) -> None:
    own = await hear(street.peer.contact("+8613800000000"))
    other = await hear(street.peer.contact("+8613911112222", user=7))
    assert (own.kind, own.text) == ("contact", "+8613800000000")
    assert (other.kind, other.text) == ("text", "芳 +8613911112222")


async def test_a_button(street: Street, hear: Hear) -> None:
    update = street.peer.callback("接单 7")
    heard = await hear(update)
    pressed = update["callback_query"]["message"]["message_id"]
    assert (heard.kind, heard.text, heard.message) == ("button", "接单 7", str(pressed))


async def test_a_button_of_a_message_too_old_to_be_shown(street: Street, hear: Hear) -> None:
    update = street.peer.callback("接单 7")
    pressed = update["callback_query"]["message"]
    update["callback_query"]["message"] = {
        "chat": pressed["chat"], "message_id": pressed["message_id"], "date": 0,
    }  # fmt: skip
    assert (await hear(update)).text == "接单 7"


async def test_an_edit_names_what_it_corrects(street: Street, hear: Hear) -> None:
    first = await hear(street.peer.text("12号"))
    second = await hear(street.peer.edited(int(first.message), "13号"))
    assert (second.kind, second.text, second.edits) == ("text", "13号", first.message)
    assert second.message == first.message
    assert second.key != first.key


@pytest.mark.parametrize(
    ("words", "kind", "scene"),
    [
        ("/start", "follow", ""),
        ("/start lift-12", "follow", "lift-12"),
        ("/start@XinyiBot lift-12", "follow", "lift-12"),
        ("/started", "text", ""),
        ("/start 一 二", "text", ""),
    ],
)
async def test_start(street: Street, hear: Hear, words: str, kind: str, scene: str) -> None:
    heard = await hear(street.peer.text(words))
    assert (heard.kind, heard.scene) == (kind, scene)


async def test_blocking_the_bot_is_leaving(street: Street, hear: Hear) -> None:
    heard = await hear(street.peer.blocks())
    assert (heard.kind, heard.sender) == ("leave", "42")


async def test_what_has_no_name_here_is_still_heard(street: Street, hear: Hear) -> None:
    dice = await hear(street.peer.message(dice={"emoji": "🎲", "value": 3}))
    future = await hear(street.peer.message(hologram={"of": "somebody"}, caption="看"))
    assert (dice.kind, future.kind, future.text) == ("unknown", "unknown", "看")


def in_group(update: Json) -> Json:
    """The same, said in a group."""
    group = {"id": -100777, "type": "supergroup", "title": "宜川四村"}
    for part in ("message", "edited_message", "my_chat_member"):
        if part in update:
            update[part]["chat"] = group
    if "callback_query" in update:
        update["callback_query"]["message"]["chat"] = group
    return update


async def test_what_is_not_for_the_desk_is_answered_with_nothing(street: Street) -> None:
    peer = street.peer
    robot = peer.text("hi")
    robot["message"]["from"]["is_bot"] = True
    updates = [
        *map(
            in_group, [peer.text("大家好"), peer.edited(5, "x"), peer.callback("x"), peer.blocks()]
        ),
        robot,
        peer.blocks("member"),
        peer.message(pinned_message=peer.text("old")["message"]),
        peer.update(channel_post=in_group(peer.text("x"))["message"]),
        peer.update(),
        peer.update(something_of_next_year={"id": 1}),
    ]
    assert [await peer.post(update) for update in updates] == [(200, "")] * len(updates)
    assert street.desk.heard == []
