"""An owner's acts as the Bot API reports them (core.telegram.org/bots/api, Update)."""

from collections.abc import Mapping
from typing import Any

import msgspec

from channels.simulator import acts
from channels.simulator.keys import TelegramKeys
from channels.simulator.mail import Errand, Parcel
from channels.simulator.media import VOICE_OGG, Media
from channels.simulator.phones import Chat, Entry
from domain.errors import NotPossible

Json = dict[str, Any]
PATIENCE = 30.0
"""Telegram is patient; how long exactly, its pages do not say."""

FIRST_NAMES: Mapping[str, str] = {
    "resident": "居民",
    "rider": "骑手",
    "chief": "网格长",
    "volunteer": "志愿者",
}


class TelegramMail:
    """The Bot API's side of the line."""

    def __init__(self, keys: TelegramKeys, media: Media) -> None:
        self._keys = keys
        self._media = media

    def parcel(self, errand: Errand, now: int) -> Parcel:
        """The webhook call for this act; Telegram sends the very same update again."""
        update = {"update_id": errand.number, **self._update(errand)}
        body = msgspec.json.encode(update)
        headers = {"Content-Type": "application/json"}
        if self._keys.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._keys.secret
        shown = msgspec.json.format(body, indent=2).decode()
        return Parcel(
            path=self._keys.path,
            query={},
            headers=headers,
            body=body,
            readable=f"POST {self._keys.path}\nX-Telegram-Bot-Api-Secret-Token: ***\n\n{shown}",
            patience=PATIENCE,
        )

    def read(self, body: bytes) -> tuple[list[Entry], str]:
        """Nothing: the bot answers by calls of its own."""
        return [], body.decode(errors="replace")

    def _update(self, errand: Errand) -> Json:
        chat, act = errand.chat, errand.act
        base = {
            "message_id": errand.number,
            "date": errand.at // 1000,
            "chat": chat_of(chat),
            "from": user_of(chat),
        }
        match act:
            case acts.Tap():
                return {"callback_query": _tapped(errand, act)}
            case acts.Correct():
                edited = {"message_id": act.message, "edit_date": errand.at // 1000}
                return {"edited_message": {**base, **edited, "text": act.text}}
            case acts.Leave():
                return {"my_chat_member": _left(errand, self._keys)}
            case _:
                return {"message": {**base, **self._content(act)}}

    def _content(self, act: acts.Sent) -> Json:
        match act:
            case acts.Say():
                return {"text": act.text}
            case acts.Photograph():
                words = {"caption": act.caption} if act.caption else {}
                return {"photo": [self._photo(act.picture)], **words}
            case acts.Speak():
                return {"voice": {**self._file(VOICE_OGG), "duration": 3, "mime_type": "audio/ogg"}}
            case acts.Place():
                return {"location": {"latitude": act.lat, "longitude": act.lng}}
            case acts.Follow():
                return _command(f"/start {act.scene}".strip())
            case _:
                raise NotPossible("this cannot be done in Telegram")

    def _photo(self, picture: str) -> Json:
        return {**self._file(picture), "width": 640, "height": 480}

    def _file(self, ref: str) -> Json:
        size = len(self._media.get(ref).data)
        return {"file_id": ref, "file_unique_id": f"u-{ref}", "file_size": size}


def chat_of(chat: Chat) -> Json:
    """The private chat as the Bot API describes it."""
    return {"id": int(chat.external), "type": "private", "first_name": _name(chat)}


def user_of(chat: Chat) -> Json:
    """The phone's owner as the Bot API describes them."""
    return {
        "id": int(chat.external),
        "is_bot": False,
        "first_name": _name(chat),
        "language_code": "zh-hans",
    }


def bot_user(keys: TelegramKeys) -> Json:
    """The bot itself; its id is the token's first part."""
    head = keys.token.partition(":")[0]
    return {
        "id": int(head) if head.isdecimal() else 1,
        "is_bot": True,
        "first_name": "新宜",
        "username": keys.username,
    }


def _name(chat: Chat) -> str:
    return FIRST_NAMES.get(chat.phone.partition("-")[0], "居民")


def _command(text: str) -> Json:
    entity = {"type": "bot_command", "offset": 0, "length": len("/start")}
    return {"text": text, "entities": [entity]}


def _tapped(errand: Errand, act: acts.Tap) -> Json:
    chat = errand.chat
    shown = next((e for e in chat.entries if e.message == act.message), None)
    message = {
        "message_id": act.message,
        "date": (shown.at if shown else errand.at) // 1000,
        "chat": chat_of(chat),
        "text": shown.text if shown else "",
    }
    return {
        "id": str(errand.number),
        "from": user_of(chat),
        "message": message,
        "chat_instance": chat.external,
        "data": act.data,
    }


def _left(errand: Errand, keys: TelegramKeys) -> Json:
    bot = bot_user(keys)
    return {
        "chat": chat_of(errand.chat),
        "from": user_of(errand.chat),
        "date": errand.at // 1000,
        "old_chat_member": {"user": bot, "status": "member"},
        "new_chat_member": {"user": bot, "status": "kicked", "until_date": 0},
    }
