"""The phones at work: an act goes to the real door as the platform would bring it."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import aiohttp
from msgspec.structs import replace

from channels.simulator import acts
from channels.simulator.keys import Channel, MiniprogramKeys, TelegramKeys, WechatKeys, WecomKeys
from channels.simulator.lines import shown
from channels.simulator.mail import Errand, Mail, Parcel, Returned, deliver
from channels.simulator.media import Media
from channels.simulator.miniprogram_platform import MiniprogramPlatform
from channels.simulator.phones import Chat, Entry, Phones, Receipt, Wire
from channels.simulator.telegram_mail import TelegramMail
from channels.simulator.telegram_platform import TelegramPlatform
from channels.simulator.wechat_mail import WechatMail
from channels.simulator.wechat_platform import WechatPlatform
from channels.simulator.wecom_mail import WecomMail
from channels.simulator.wecom_platform import WecomPlatform
from domain.errors import NotPossible, NotUnderstood
from domain.people import Role
from domain.roster import Part
from domain.street import Street
from services.clock import Clock, SystemClock

PARTS: dict[str, Part] = {"convener": "convener", "member": "member", "volunteer": "member"}
"""Whose phone holds which part of the group that drills call."""

BaseUrl = Callable[[], str]
NewBindingCode = Callable[[Role, str, Part | None], Awaitable[str]]
"""Makes a seat of this role in this grid and gives the code that binds a person to it.

With a part, the seat is in the group that drills call, wherever that is."""


class Simulator:
    """The phones, the platforms they stand for, and the line to the doors.

    `base_url` says where this very server listens, e.g. http://127.0.0.1:8080; it is asked when
    something is sent, so it may be known only after the start. A channel given as None is off.
    """

    def __init__(
        self,
        *,
        wechat: WechatKeys | None,
        telegram: TelegramKeys | None,
        wecom: WecomKeys | None = None,
        miniprogram: MiniprogramKeys | None = None,
        base_url: BaseUrl,
        street: Street,
        new_binding_code: NewBindingCode,
        clock: Clock | None = None,
    ) -> None:
        self.street = street
        self.clock: Clock = clock or SystemClock()
        self.phones = Phones(self.clock)
        self.media = Media(base_url)
        self.wechat = (
            WechatPlatform(wechat, self.phones, self.media, self.clock) if wechat else None
        )
        self.telegram = (
            TelegramPlatform(telegram, self.phones, self.media, self.clock) if telegram else None
        )
        self.wecom = WecomPlatform(wecom, self.phones, self.media, self.clock) if wecom else None
        self.miniprogram = (
            MiniprogramPlatform(miniprogram, self.clock, self._bring) if miniprogram else None
        )
        self._mail: dict[Channel, Mail] = {}
        if wechat:
            self._mail["wechat"] = WechatMail(wechat, self.media)
        if telegram:
            self._mail["telegram"] = TelegramMail(telegram, self.media)
        if wecom:
            self._mail["wecom"] = WecomMail(wecom, self.media)
        self._base_url, self._new_code = base_url, new_binding_code
        self._http: aiohttp.ClientSession | None = None

    @property
    def channels(self) -> list[Channel]:
        """The channels that are on."""
        return list(self._mail)

    async def perform(self, chat: Chat, act: acts.Act) -> None:
        """Do it and show what comes of it. Raises `NotPossible` where the app would not let one."""
        if isinstance(act, acts.Bind):
            act = await self._binding(act)
            if not chat.following:
                await self.perform(chat, acts.Follow())
        mail = self._mail.get(chat.channel)
        if mail is None:
            raise NotPossible("this channel is off")
        errand = self._errand(chat, act)
        mail.parcel(errand, errand.at)  # refuses here what this app cannot do
        entry = self._begin(errand)
        copies = act.times if isinstance(act, acts.Say) else 1
        returned = await asyncio.gather(*(self._deliver(mail, errand) for _ in range(copies)))
        self._show(chat, entry, mail, returned)

    async def close(self, _: object = None) -> None:
        """Let the watchers go and hang up; fits aiohttp's `on_shutdown`."""
        self.phones.close()
        if self._http:
            await self._http.close()

    def _session(self) -> aiohttp.ClientSession:
        if self._http is None or self._http.closed:
            self._http = aiohttp.ClientSession()
        return self._http

    async def _binding(self, act: acts.Bind) -> acts.Say:
        part = PARTS.get(act.role)
        role: Role = "member" if part else "desk" if act.role == "desk" else "grid_chief"
        return acts.Say(f"绑定 {await self._new_code(role, act.grid, part)}")

    async def _deliver(self, mail: Mail, errand: Errand) -> Returned:
        def parcel() -> Parcel:
            return mail.parcel(errand, self.clock.now())

        return await self._bring(parcel)

    async def _bring(self, make: Callable[[], Parcel]) -> Returned:
        return await deliver(self._session(), self._base_url(), make)

    def _errand(self, chat: Chat, act: acts.Sent) -> Errand:
        before, now = chat.following, self.clock.now()
        if not before and not isinstance(act, acts.Follow):
            raise NotPossible("follow the account first")
        number = self.phones.number()
        return Errand(chat=chat, act=act, number=number, at=now, following=before)

    def _begin(self, errand: Errand) -> Entry:
        """Show the owner's line as being sent; note who follows and what may be sent back."""
        chat, act = errand.chat, errand.act
        line = replace(shown(act, self.media), message=errand.number, state="sending")
        if isinstance(act, acts.Correct):
            self._correct(chat, act)
        if isinstance(act, acts.Follow | acts.Leave):
            self.phones.follow(chat, following=isinstance(act, acts.Follow))
        if isinstance(act, acts.Follow | acts.Press):
            chat.quota.acted(errand.at)
        else:
            chat.quota.spoke(errand.at)
        return self.phones.write(chat, line)

    def _correct(self, chat: Chat, act: acts.Correct) -> None:
        old = next((e for e in chat.entries if e.side == "me" and e.message == act.message), None)
        if old is None or old.kind != "text":
            raise NotPossible("there is no such message to change")
        self.phones.change(chat, replace(old, text=act.text, edited=True))

    def _show(self, chat: Chat, entry: Entry, mail: Mail, returned: Sequence[Returned]) -> None:
        first = returned[0]
        lines, readable, trouble = _answers(mail, returned)
        receipt = Receipt(
            status=first.status,
            ms=max(r.ms for r in returned),
            tries=max(r.tries for r in returned),
            copies=len(returned),
            alike=len(set(readable)) == 1,
        )
        wire = Wire(first.parcel.readable, "\n\n".join(dict.fromkeys(readable)))
        state = "failed" if trouble else "delivered"
        current = next((e for e in chat.entries if e.seq == entry.seq), entry)
        self.phones.change(chat, replace(current, state=state, receipt=receipt, wire=wire))
        for line in lines:
            self.phones.write(chat, line)


def _answers(mail: Mail, returned: Sequence[Returned]) -> tuple[list[Entry], list[str], bool]:
    """Lines to show (equal answers once), each answer readable, and whether anything went wrong."""
    lines: list[Entry] = []
    readable: list[str] = []
    trouble = False
    for one in returned:
        try:
            new, text = _read(mail, one)
        except (NotUnderstood, UnicodeDecodeError) as error:
            trouble = True
            new = [Entry(side="note", kind="trouble", text=str(error))]
            text = f"HTTP {one.status}\n{one.body[:2000].decode(errors='replace')}"
        lines += new if text not in readable else []
        readable.append(text)
    return lines, readable, trouble


def _read(mail: Mail, one: Returned) -> tuple[list[Entry], str]:
    if one.status != 200:
        raise NotUnderstood(f"HTTP {one.status}")
    return mail.read(one.body)
