"""An update as `Incoming`. Pure; what is not for a desk (groups, bots, channels) is None."""

import re

import msgspec
from aiogram.types import CallbackQuery, ChatMemberUpdated, Contact, Message, Update

from domain.message import Incoming, Kind, Media, Pin

_START = re.compile(r"/start(?:@\w+)?(?:\s+(\S+))?\s*")
_SILENT = (
    "pinned_message",
    "message_auto_delete_timer_changed",
    "write_access_allowed",
    "chat_background_set",
)
"""Things a phone reports that nobody said."""


class Content(msgspec.Struct, frozen=True):
    """What a message brings, without who sent it."""

    kind: Kind
    text: str = ""
    pin: Pin | None = None
    media: Media | None = None
    scene: str = ""


def read(update: Update, account: str, now: int) -> Incoming | None:
    """The update as a delivery to `account` received at `now` (ms UTC).

    The sender is the private chat's id. Telegram's positions are WGS-84.
    """
    key = f"telegram:{account}:{update.update_id}"
    found = _found(update)
    if found is None:
        return None
    sender, content, message, edits = found
    return Incoming(
        channel="telegram",
        account=account,
        sender=sender,
        key=key,
        at=now,
        kind=content.kind,
        text=content.text,
        pin=content.pin,
        media=content.media,
        scene=content.scene,
        message=message,
        edits=edits,
    )


Found = tuple[str, Content, str, str]
"""Sender, content, the message's own id, the id of the message it corrects."""


def _found(update: Update) -> Found | None:
    if update.message is not None:
        return _said(update.message, edited=False)
    if update.edited_message is not None:
        return _said(update.edited_message, edited=True)
    if update.callback_query is not None:
        return _tapped(update.callback_query)
    if update.my_chat_member is not None:
        return _left(update.my_chat_member)
    return None


def _said(message: Message, *, edited: bool) -> Found | None:
    sender = message.from_user
    if message.chat.type != "private" or sender is None or sender.is_bot:
        return None
    if any(getattr(message, name) is not None for name in _SILENT):
        return None
    number = str(message.message_id)
    return str(message.chat.id), _content(message, edited), number, number if edited else ""


def _tapped(query: CallbackQuery) -> Found | None:
    message = query.message
    if message is None or message.chat.type != "private" or not query.data:
        return None
    return str(message.chat.id), Content("button", query.data), str(message.message_id), ""


def _left(change: ChatMemberUpdated) -> Found | None:
    """Blocked the bot. Its opposite is followed by /start or by words, which say it as well."""
    if change.chat.type != "private" or change.new_chat_member.status != "kicked":
        return None
    return str(change.chat.id), Content("leave"), "", ""


def _content(message: Message, edited: bool) -> Content:
    if message.text is not None:
        return _words(message.text, edited)
    if message.contact is not None:
        return _contact(message.contact, message.chat.id)
    pin = _pin(message)
    if pin is not None:  # a live location moves by edits: positions, not answers
        return Content("position" if edited else "pin", pin=pin)
    media = _media(message)
    if media is not None:
        return Content(media.kind, message.caption or "", media=media)
    return Content("unknown", message.caption or "")


def _words(text: str, edited: bool) -> Content:
    start = None if edited else _START.fullmatch(text)
    return Content("text", text) if start is None else Content("follow", scene=start[1] or "")


def _contact(card: Contact, sender: int) -> Content:
    """Their own number as `contact`; somebody else's card is words like any other."""
    if card.user_id == sender:
        return Content("contact", card.phone_number)
    names = filter(None, (card.first_name, card.last_name, card.phone_number))
    return Content("text", " ".join(names))


def _pin(message: Message) -> Pin | None:
    if message.venue is not None:
        at, venue = message.venue.location, message.venue
        return Pin(at.latitude, at.longitude, label=f"{venue.title} {venue.address}".strip())
    if message.location is not None:
        return Pin(message.location.latitude, message.location.longitude)
    return None


def _media(message: Message) -> Media | None:
    album = message.media_group_id or ""
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return Media("photo", largest.file_id, album=album)
    voice = message.voice or message.audio
    if voice is not None:
        return Media("voice", voice.file_id, album=album)
    video = message.video or message.video_note
    if video is not None:
        return Media("video", video.file_id, album=album)
    return _file(message, album)


def _file(message: Message, album: str) -> Media | None:
    """A photo or film that was sent as a file, uncompressed."""
    file = message.document
    sort = (file.mime_type or "").partition("/")[0] if file is not None else ""
    if file is None or sort not in ("image", "video"):
        return None
    return Media("photo" if sort == "image" else "video", file.file_id, album=album)
