"""Everybody whom the table of rights names, and one case in every state that its acts need."""

import itertools
from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from msgspec.structs import replace

from domain.case import Event
from domain.people import Identity, Role, Staff
from services.cases.together import followers
from services.people import seats
from services.unit import Unit
from storage.port import Change, Insert, Replace
from tests.api.conftest import Http, Phone
from tests.handlers.desk import ACCOUNT, Desk

GRID, OTHER = "yibei", "yinan"
SUBJECTS: Mapping[str, str] = {"public": "楼道堆物", "sealed": "有人群租", "desk": "扬言要报复社会"}
"""What is reported: something everybody may know of, something 保密, and something for 值班 alone."""


class Holder(NamedTuple):
    """A seat: its role, its grid, and what else it is."""

    role: Role
    grid: str = ""
    office: str = ""
    outside: bool = False


SEATS: Mapping[str, Holder] = {
    "网格长(接单的)": Holder("grid_chief", GRID),
    "同格网格长": Holder("grid_chief", GRID),
    "别格网格长": Holder("grid_chief", OTHER),
    "网格员": Holder("grid_worker", GRID),
    "代理(网格员)": Holder("grid_worker", GRID),
    "城管": Holder("officer", office="城管"),
    "物业": Holder("officer", office="物业", outside=True),
    "值班": Holder("desk"),
    "总指导员": Holder("supervisor"),
    "应急组长": Holder("member"),
    "管理员": Holder("admin"),
    "离任网格长": Holder("grid_chief", GRID),
}
RESIDENTS = ("本人", "别的居民", "关注者")


class Asks(Protocol):
    """What is asked of a case in some state, by a request and in chat."""

    @property
    def state(self) -> str: ...
    @property
    def method(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def body(self) -> Mapping[str, object] | None: ...
    @property
    def chat(self) -> str: ...


class Scene:
    """Nothing that is done in it lasts: each asks of the same cases, and `done` has what it wrote."""

    def __init__(self, http: Http, desk: Desk) -> None:
        self.http, self.desk = http, desk
        self.phones: dict[str, Phone] = {"没登录": Phone(http, "nobody")}
        self.numbers: dict[str, str] = {}
        self._written: list[Event] = []
        self._of: dict[str, str] = {}
        self._keys = itertools.count()

    async def build(self, kind: str) -> None:
        """The people, and cases of this kind: `new`, `sent`, `handling`, `handled`, `closed`."""
        for name, seat in SEATS.items():
            await self._seat(name, seat)
        await self._stands_in("代理(网格员)", "同格网格长")
        for name in RESIDENTS:
            await self._phone(name)
        places = {"sent": "2号", "handling": "3号", "handled": "4号", "closed": "5号"}
        self.numbers["new"] = await self._reported(SUBJECTS[kind])
        for state, door in places.items():
            what = f"宜川四村{door}{SUBJECTS[kind]}"
            self.numbers[state] = await self._reported(what)
            await self._follow(self.numbers[state])
        chief = "值班" if kind == "desk" else "网格长(接单的)"
        for state in ("handling", "handled", "closed"):
            await self.desk.say(chief, f"接单 {self.numbers[state]}")
        for state in ("handled", "closed"):
            await self.desk.say(chief, f"办结 {self.numbers[state]} 解释说明 已经上门劝导")
        await self.desk.say("本人", f"满意 {self.numbers['closed']}")
        await self._revoke("离任网格长")
        self._of = {case.id: case.number for case in await self.desk.cases()}
        self._hold_still()

    async def over_api(self, who: str, row: "Asks") -> tuple[int, set[str]]:
        """The status, and the acts that would stand in the case's history."""
        self._written.clear()
        self.desk.clock.move(100)  # so that nobody asks too often
        more: dict[str, Any] = {"headers": {"Idempotency-Key": f"rights-{next(self._keys)}"}}
        if row.body is not None:
            more["json"] = {
                k: self._filled(str(v), row) if k == "words" else v for k, v in row.body.items()
            }
        told = await self.phones[who].ask(row.method, self._filled(row.path, row), **more)
        return told.status, self._acts(row)

    async def in_chat(self, who: str, row: "Asks") -> set[str]:
        """The same said in chat."""
        self._written.clear()
        await self.desk.say(who, self._filled(row.chat, row))
        return self._acts(row)

    def _filled(self, text: str, row: "Asks") -> str:
        number = self.numbers.get(row.state, "")
        return text.format(number=number, other=self.numbers["sent"])

    def _acts(self, row: "Asks") -> set[str]:
        number = self.numbers.get(row.state, "")
        return {event.act for event in self._written if self._of.get(event.case) == number}

    def _hold_still(self) -> None:
        async def commit(changes: list[Change], guards: object = ()) -> None:
            made = [one.doc for one in changes if isinstance(one, Insert)]
            self._written += [doc for doc in made if isinstance(doc, Event)]

        self.desk.store.commit = commit  # type: ignore[method-assign,assignment]

    async def _seat(self, name: str, seat: Holder) -> None:
        known = await self._phone(name)
        made, _ = await seats.add(
            self.desk.store, name, seat.role, seat.grid, self.desk.clock.now(),
            office=seat.office, outside=seat.outside,
        )  # fmt: skip
        kept = await self.desk.store.get(Staff, made.id)
        assert kept is not None
        sits = replace(kept, person=known.person, address=known.address)
        await self.desk.store.commit([Replace(sits)])

    async def _phone(self, name: str) -> Identity:
        """Their mini-program: the same person as in chat."""
        phone = await Phone(self.http, name).sign_in()
        await self.desk.say(name, "在吗")
        mini = await self.desk.store.get(Identity, f"miniprogram:wx-mini:{name}")
        chat = await self.desk.store.get(Identity, f"wechat:{ACCOUNT}:{name}")
        assert mini is not None
        assert chat is not None
        await self.desk.store.commit([Replace(replace(mini, person=chat.person))])
        self.phones[name] = await phone.sign_in()
        return chat

    async def _reported(self, what: str) -> str:
        told = await self.phones["本人"].ask(
            "POST", "cases", json={"text": what}, headers={"Idempotency-Key": f"k{hash(what)}"}
        )
        return str(told.body["case"]["number"])

    async def _follow(self, number: str) -> None:
        """As after «并到一起»; what is sealed has no followers."""
        (case,) = [case for case in await self.desk.cases() if case.number == number]
        known = await self.desk.store.get(Identity, f"wechat:{ACCOUNT}:关注者")
        assert known is not None
        unit = Unit(self.desk.store)
        await followers.follow(unit, case, known.person, self.desk.clock.now())
        await unit.commit()

    async def _stands_in(self, deputy: str, name: str) -> None:
        """The one is on leave today, and the other is asked in an emergency instead."""
        now = self.desk.clock.now()
        made = await self._seat_of(name)
        away = ((now - 1, now + 86_400_000),)
        other = (await self._seat_of(deputy)).id
        await self.desk.store.commit([Replace(replace(made, away=away, deputy=other))])

    async def _revoke(self, name: str) -> None:
        made = await self._seat_of(name)
        await self.desk.store.commit([Replace(replace(made, revoked=True))])

    async def _seat_of(self, name: str) -> Staff:
        (made,) = [seat for seat in await self.desk.store.find(Staff) if seat.name == name]
        return made
