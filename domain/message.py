"""What comes in and what goes out, the same for every channel."""

from collections.abc import Callable
from typing import Literal

import msgspec

Crs = Literal["wgs84", "gcj02", "bd09"]
Kind = Literal[
    "text",
    "voice",
    "photo",
    "video",
    "pin",
    "link",
    "button",
    "contact",
    "follow",
    "scan",
    "leave",
    "enter",
    "menu",
    "position",
    "consent",
    "unknown",
]


class Pin(msgspec.Struct, frozen=True):
    """A point somebody sent, degrees, as it arrived: `crs` says in which system."""

    lat: float
    lng: float
    crs: Crs = "wgs84"
    label: str = ""


class Media(msgspec.Struct, frozen=True):
    """A photo, voice or film that somebody sent: it lies with the platform under `ref`, for days.

    `album` joins photos that were sent together; `url` is the platform's own address, if any.
    Once it was fetched, `file` names it among our files, `mime` says what it is, and `preview`
    names a small picture of a photo. What cannot be had any more says why in `lost`.
    """

    kind: Literal["photo", "voice", "video"]
    ref: str
    url: str = ""
    album: str = ""
    file: str = ""
    preview: str = ""
    mime: str = ""
    lost: str = ""


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """One delivery from a channel, verified and parsed.

    `key` identifies the delivery, so that a platform's retries cause nothing twice.
    `at` is the moment of receipt (ms UTC): clocks start there, never at the sender's time.
    `text` carries words, a voice's recognised words, a caption, or a menu's or button's payload
    (`kind` says which). `scene` is what a scanned QR code names (without `qrscene_`).
    `message` is the platform's own id of the message, `edits` the id of the one it corrects.
    """

    channel: str
    account: str
    sender: str
    key: str
    at: int
    kind: Kind
    text: str = ""
    pin: Pin | None = None
    media: Media | None = None
    scene: str = ""
    message: str = ""
    edits: str = ""


class Choice(msgspec.Struct, frozen=True):
    """One offered answer. `say` is what choosing it sends back.

    Where there are no buttons, a number stands for it; in a push, which leaves no question open
    for a number to answer, `word` is what to type. `means` tells the program which answer it
    is, in whatever language it was offered; "" for one that stands for its words alone.
    """

    label: str
    say: str
    word: str = ""
    means: str = ""

    def spelled(self, number: int) -> str:
        """As a line of text, the `number`-th of its list."""
        return f"『{self.word}』" if self.word else f"{number} {self.label}"


class AppPage(msgspec.Struct, frozen=True):
    """A page of the mini-program `app` (its AppID): `path` as its own code names it, with a query."""

    app: str
    path: str


class Link(msgspec.Struct, frozen=True):
    """A tap that opens a page or a map.

    `page` is the same within the mini-program, for channels that can open one; all others, and
    phones that cannot, take `url`.
    """

    label: str
    url: str
    page: AppPage | None = None


class Card(msgspec.Struct, frozen=True):
    """One thing of a list (a station, a service, a case) with its links."""

    title: str
    lines: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What is said to a person, composed once; each channel renders it as well as it can.

    `text` comes first (one line each), then `cards`, then `after`, then `links` that belong to all
    of it, then `choices`.
    A reply without anything is silence (unsubscribed people, position reports).
    `stamp` is what stands from now on in the place of the buttons that were pressed («已由…签收»),
    where a channel can do that; "" while they may still be pressed.
    """

    text: str = ""
    cards: tuple[Card, ...] = ()
    after: str = ""
    links: tuple[Link, ...] = ()
    choices: tuple[Choice, ...] = ()
    picture: str = ""
    place: Pin | None = None
    stamp: str = ""

    @property
    def silent(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.text or self.cards or self.after or self.picture or self.place)


class Rendered(msgspec.Struct, frozen=True):
    """A reply as one channel answers with it.

    `passive` answers the request itself (WeChat's XML before encryption; "" where the channel
    has no such thing). `follow` is what has to go out afterwards through the channel's client:
    the part that did not fit, or everything. `settled` is the external id under which the card
    that was pressed gets the reply's stamp; "" where nothing was pressed.
    """

    passive: str = ""
    follow: Reply | None = None
    settled: str = ""


Render = Callable[["Incoming", Reply], Rendered]
"""A channel's pure way to answer with a reply; it sees whom it answers, does no I/O."""
