"""What the owner of a phone can do; the page asks for these and nothing else."""

from typing import Annotated

import msgspec

Words = Annotated[str, msgspec.Meta(max_length=6000)]
Name = Annotated[str, msgspec.Meta(max_length=64)]
Latitude = Annotated[float, msgspec.Meta(ge=-90, le=90)]
Longitude = Annotated[float, msgspec.Meta(ge=-180, le=180)]


class Say(msgspec.Struct, frozen=True, tag="say", tag_field="do"):
    """Type something. `times` delivers the very same message so often, all at once."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=6000)]
    times: Annotated[int, msgspec.Meta(ge=1, le=3)] = 1


class Photograph(msgspec.Struct, frozen=True, tag="photo", tag_field="do"):
    """Send one of the bundled pictures; only Telegram carries words with it."""

    picture: Name
    caption: Words = ""


class Speak(msgspec.Struct, frozen=True, tag="voice", tag_field="do"):
    """Send a voice message; `recognised` is what the platform made of it, if anything."""

    recognised: Words = ""


class Place(msgspec.Struct, frozen=True, tag="pin", tag_field="do"):
    """Send where one is, WGS-84; the phone converts as its channel does."""

    lat: Latitude
    lng: Longitude
    label: Name = ""


class Press(msgspec.Struct, frozen=True, tag="menu", tag_field="do"):
    """Press a button of the account's menu."""

    key: Annotated[str, msgspec.Meta(min_length=1, max_length=128)]
    label: Name = ""


class Tap(msgspec.Struct, frozen=True, tag="tap", tag_field="do"):
    """Press a button under the bot's message `message`."""

    message: int
    data: Annotated[str, msgspec.Meta(min_length=1, max_length=1024)]
    label: Words = ""


class Correct(msgspec.Struct, frozen=True, tag="edit", tag_field="do"):
    """Change the words of one's own message `message`."""

    message: int
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=4096)]


class Follow(msgspec.Struct, frozen=True, tag="follow", tag_field="do"):
    """Follow the account, or scan the code of `scene` (by which a newcomer follows as well)."""

    scene: Name = ""
    label: Name = ""


class Leave(msgspec.Struct, frozen=True, tag="leave", tag_field="do"):
    """Unfollow the account, or block the bot."""


class Bind(msgspec.Struct, frozen=True, tag="bind", tag_field="do"):
    """Get a fresh binding code for a seat and send it as a message."""

    role: Name = "grid_chief"
    grid: Name = ""


Act = Say | Photograph | Speak | Place | Press | Tap | Correct | Follow | Leave | Bind
Sent = Say | Photograph | Speak | Place | Press | Tap | Correct | Follow | Leave
"""An act that becomes one delivery; `Bind` becomes a `Say` first."""
