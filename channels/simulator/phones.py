"""The phones on the table: who owns them, what stands in their chats, who is watching."""

import asyncio
import re
from collections import OrderedDict, deque
from typing import Literal

import msgspec
from msgspec.structs import replace

from channels.simulator.keys import Channel
from channels.simulator.quota import Quota
from domain.errors import NotFound
from services.clock import Clock

ROLES = ("resident", "rider", "chief")
DRILL = ("convener", "member", "volunteer", "group")
"""Two tables: everyday, and a drill with the group's own chat beside three of its people."""

EVERYBODY = ROLES + DRILL
GROUP = "group-1"
"""The chat that the one group's robot speaks in."""

CHATS, ENTRIES, UNSEEN = 60, 200, 500
"""At most so many chats, lines in one chat, and events kept for a page that reads slowly."""

_PHONE = re.compile(rf"({'|'.join(EVERYBODY)})-([1-9]\d{{0,2}})")
_USERID = re.compile(r"simulator-([a-z]+-[0-9]+)", re.IGNORECASE)
_OPENID = re.compile(r"oSimulator-([a-z]+-[0-9]+)_*")
_TELEGRAM_FIRST = 1_900_000_000

Side = Literal["me", "bot", "note"]
Kind = Literal[
    "text", "photo", "voice", "pin", "menu", "tap", "article", "follow", "leave", "scan",
    "edit", "trouble",
]  # fmt: skip


class Button(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something to tap: sends words, sends a payload, or opens a page."""

    label: str
    say: str = ""
    data: str = ""
    url: str = ""


class Spot(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place to be drawn, WGS-84."""

    lat: float
    lng: float
    label: str = ""


class Article(msgspec.Struct, frozen=True, omit_defaults=True):
    """A card with a title that opens a page."""

    title: str
    text: str = ""
    picture: str = ""
    url: str = ""


class Receipt(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a delivery to the door went; `alike` tells whether repeated ones got one answer."""

    status: int
    ms: int
    tries: int = 1
    copies: int = 1
    alike: bool = True


class Wire(msgspec.Struct, frozen=True):
    """What went over the line, for people who want to look."""

    sent: str
    got: str


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of a chat. It is published again, with the same `seq`, when it changes.

    `left` is how many more messages the platform would take for this person just now. `task` is
    a WeCom card's, `stamp` what stands in the place of its buttons once they are grey.
    """

    side: Side
    kind: Kind
    seq: int = 0
    chat: str = ""
    at: int = 0
    text: str = ""
    markup: bool = False
    picture: str = ""
    spot: Spot | None = None
    article: Article | None = None
    buttons: tuple[tuple[Button, ...], ...] = ()
    message: int = 0
    task: str = ""
    stamp: str = ""
    push: bool = False
    left: int | None = None
    edited: bool = False
    state: Literal["", "sending", "delivered", "failed"] = ""
    receipt: Receipt | None = None
    wire: Wire | None = None


class Chat:
    """One phone's conversation with the account in one channel."""

    def __init__(self, channel: Channel, phone: str) -> None:
        self.channel, self.phone = channel, phone
        self.id = f"{channel}:{phone}"
        self.external = external(channel, phone)
        self.following = False
        self.quota = Quota()
        self.entries: deque[Entry] = deque(maxlen=ENTRIES)


class Status(msgspec.Struct, frozen=True):
    """Whether a chat's owner follows the account."""

    chat: str
    following: bool


Event = Entry | Status


class Phones:
    """All chats, bounded: a tool for a desk, not a store."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._chats: OrderedDict[str, Chat] = OrderedDict()
        self._seq = 0
        self._number = clock.now() // 1000
        self._watchers: set[asyncio.Queue[Event | None]] = set()

    def chat(self, channel: Channel, phone: str) -> Chat:
        """The chat of a phone, made when it is first asked for. Raises `NotFound`."""
        if not _PHONE.fullmatch(phone):
            raise NotFound(f"no such phone: {phone[:40]!r}")
        key = f"{channel}:{phone}"
        if key not in self._chats:
            self._chats[key] = Chat(channel, phone)
            if len(self._chats) > CHATS:
                self._chats.popitem(last=False)
        self._chats.move_to_end(key)
        return self._chats[key]

    def find(self, channel: Channel, external_id: str) -> Chat | None:
        """The chat that a platform's id stands for, None for a stranger's.

        One that was not seen since the start is known to the bot only because it wrote before:
        it is taken as following and as having written just now.
        """
        phone = phone_of(channel, external_id)
        if not phone:
            return None
        unseen = f"{channel}:{phone}" not in self._chats
        chat = self.chat(channel, phone)
        if unseen:
            chat.following = True
            chat.quota.spoke(self._clock.now())
        return chat

    def every(self, channel: Channel) -> list[Chat]:
        """All chats in a channel whose owners are there."""
        return [one for one in self._chats.values() if one.channel == channel and one.following]

    def number(self) -> int:
        """A fresh id for a message or an update.

        It starts at the second of the day, so that a restart does not give old ids again.
        """
        self._number += 1
        return self._number

    def snapshot(self) -> list[Event]:
        """Everything there is to show, oldest first."""
        chats = list(self._chats.values())
        entries = sorted((e for c in chats for e in c.entries), key=lambda e: e.seq)
        return [*(Status(c.id, c.following) for c in chats), *entries]

    def write(self, chat: Chat, entry: Entry) -> Entry:
        """Put a line under a chat; number, chat and time are filled in here."""
        self._seq += 1
        entry = replace(entry, seq=self._seq, chat=chat.id, at=self._clock.now())
        chat.entries.append(entry)
        self._publish(entry)
        return entry

    def change(self, chat: Chat, entry: Entry) -> None:
        """Show a line anew; one that has rolled out of the chat is left alone."""
        for place, old in enumerate(chat.entries):
            if old.seq == entry.seq:
                chat.entries[place] = entry
                self._publish(entry)
                return

    def follow(self, chat: Chat, *, following: bool) -> None:
        """Note that the owner follows the account, or left it."""
        chat.following = following
        self._publish(Status(chat.id, following))

    def watch(self) -> asyncio.Queue[Event | None]:
        """A queue of all that happens from now on; None when the server stops."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        self._watchers.add(queue)
        return queue

    def unwatch(self, queue: asyncio.Queue[Event | None]) -> None:
        """Forget a watcher."""
        self._watchers.discard(queue)

    def close(self) -> None:
        """Tell every watcher that it is over."""
        for queue in self._watchers:
            queue.put_nowait(None)

    def _publish(self, event: Event) -> None:
        for queue in list(self._watchers):
            if queue.qsize() >= UNSEEN:  # nobody reads there: the page reconnects and starts afresh
                self._watchers.discard(queue)
                queue.put_nowait(None)
            else:
                queue.put_nowait(event)


def external(channel: Channel, phone: str) -> str:
    """The platform's id of a phone's owner; the phone can be read from it again."""
    if channel == "wechat":
        return openid("Simulator", phone)
    if channel == "wecom":
        return f"simulator-{phone}"
    role, _, number = phone.partition("-")
    return str(_TELEGRAM_FIRST + EVERYBODY.index(role) * 1000 + int(number))


def openid(account: str, name: str) -> str:
    """What WeChat calls somebody in one account; it is 28 characters there."""
    return f"o{account}-{name}".ljust(28, "_")


def union(name: str) -> str:
    """What WeChat calls them in all accounts of one owner."""
    return f"uSimulator-{name}".ljust(28, "_")


def phone_of(channel: Channel, external_id: str) -> str:
    """The phone behind a platform's id, "" where there is none."""
    if channel != "telegram":
        found = (_OPENID if channel == "wechat" else _USERID).fullmatch(external_id)
        phone = found[1] if found else ""
    else:
        offset = int(external_id) - _TELEGRAM_FIRST if external_id.isdecimal() else -1
        role, number = divmod(offset, 1000)
        phone = f"{EVERYBODY[role]}-{number}" if 0 <= role < len(EVERYBODY) else ""
    return phone if _PHONE.fullmatch(phone) else ""
