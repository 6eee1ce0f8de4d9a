"""`login` and `me`: who somebody is, their phone, and being forgotten."""

from typing import Annotated

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from domain.case import Actor
from domain.errors import NotFound
from domain.people import Role
from domain.reach import Grant, grant_id
from domain.session import Language, Session
from services.delivery.ledgers import Grants
from services.office import Office
from services.people import access, erasure, seats
from services.people.names import names_of
from services.people.visitors import Platform
from services.unit import Unit
from web.api.asking import Asked, Operation
from web.api.racing import committed

Code = Annotated[str, Meta(min_length=1, max_length=200, description="wx.login / getPhoneNumber")]
Template = Annotated[str, Meta(min_length=1, max_length=64)]

ASKS_THE_PLATFORM = (403, 503)
"""How else it may end where the platform has to be asked first."""


class Login(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `wx.login` gave a moment ago."""

    code: Code


class SignedIn(msgspec.Struct, frozen=True):
    """The word for `Authorization: Bearer`, and until when (ISO 8601) it opens unless used."""

    token: str
    expires_at: str


class Seat(msgspec.Struct, frozen=True):
    """A seat of the street's staff that they hold."""

    id: str
    name: str
    role: Role
    grid: str


class Me(msgspec.Struct, frozen=True):
    """Who asks: their language, their seats, and the notices that they still allow."""

    language: Language
    seats: list[Seat]
    notices: int


class Forgotten(msgspec.Struct, frozen=True):
    """What happened: `kept` open cases keep their words until they are over."""

    said: str
    kept: int


class Phone(msgspec.Struct, frozen=True):
    """The number that they chose to show, to be put into a case; it is kept nowhere by itself."""

    phone: str


class Allowed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `wx.requestSubscribeMessage` gave: the template, and whether they allowed a notice."""

    template: Template
    accepted: bool = True


class Left(msgspec.Struct, frozen=True):
    """How many notices of the template they still allow."""

    left: int


class SigningIn:
    """Sign-ins of one mini-program, `template` being the one whose notices it may ask for."""

    def __init__(self, office: Office, platform: Platform, template: str) -> None:
        self._office, self._platform, self._template = office, platform, template
        self._grants = Grants(office.store)

    def operations(self) -> list[Operation]:
        """What can be asked here."""
        offered = [
            Operation(
                method="POST", path="/login", name="login", summary="Sign in with wx.login's code",
                does=self.login, body=Login, answer=SignedIn, open=True, may_be=ASKS_THE_PLATFORM,
            ),
            Operation(
                method="DELETE", path="/login", name="logout", summary="End this sign-in",
                does=self.logout, status=204,
            ),
            Operation(
                method="GET", path="/me", name="me", summary="Who I am", does=self.me, answer=Me,
            ),
            Operation(
                method="DELETE", path="/me", name="forget-me", summary="Delete my data",
                does=self.forget, answer=Forgotten,
            ),
            Operation(
                method="POST", path="/me/phone", name="phone", body=Login, answer=Phone,
                summary="My phone number by getPhoneNumber's code", does=self.phone,
                may_be=ASKS_THE_PLATFORM,
            ),
            Operation(
                method="POST", path="/me/subscriptions", name="subscribe", body=Allowed,
                summary="Write down that one more notice is allowed", does=self.allow, answer=Left,
                may_be=(404,),
            ),
        ]  # fmt: skip
        return offered if self._template else offered[:-1]

    async def login(self, asked: Asked) -> SignedIn:
        """A code opens once, so a race that is lost begins behind it."""
        visitor = await self._platform.visitor(asked.body.code)

        async def signed_in(unit: Unit) -> SignedIn:
            word, known = await access.sign_in(unit, self._platform.app_id, visitor, asked.now)
            session = await unit.get(Session, known.identity.id)
            session = session or Session(id=known.identity.id, street=self._office.street.id)
            if not session.version or session.language != asked.language:
                unit.put(replace(session, language=asked.language))
            until = self._office.calendar.local(known.access.expires_at)
            return SignedIn(word, until.isoformat(timespec="seconds"))

        return await committed(self._office.store, signed_in)

    async def logout(self, asked: Asked) -> None:
        """The word that asks this opens nothing any more."""

        async def ended(unit: Unit) -> None:
            access.end(unit, asked.who.access)

        await committed(self._office.store, ended)

    async def me(self, asked: Asked) -> Me:
        """Only what the client needs to show itself."""
        held = await seats.of_person(self._office.store, asked.who.person)
        id = grant_id(asked.who.identity.id, self._template)
        grant = await self._office.store.get(Grant, id)
        shown = [Seat(seat.id, seat.name, seat.role, seat.grid) for seat in held]
        return Me(asked.language, shown, grant.left if grant else 0)

    async def forget(self, asked: Asked) -> Forgotten:
        """「删除我的信息」, as in chat, and every sign-in with it."""
        office, own = self._office, asked.who.own

        async def forgotten(unit: Unit) -> int:
            names = await names_of(office.store, own)  # as they are known now
            actor = Actor(own, "resident", access.CHANNEL, names)
            return await erasure.everything(office, unit, names, actor, asked.now)

        kept = await committed(office.store, forgotten)
        id = "erase-done-open" if kept else "erase-done"
        return Forgotten(office.texts.say(asked.language, id, count=kept), kept)

    async def phone(self, asked: Asked) -> Phone:
        """The platform tells it for one tap; nothing is written."""
        return Phone(await self._platform.phone(asked.body.code))

    async def allow(self, asked: Asked) -> Left:
        """One tap, one notice; a refusal takes back what was left."""
        template, address = asked.body.template, asked.who.identity.address
        if template != self._template:
            raise NotFound("no such template")
        if asked.body.accepted:
            await self._grants.add(address, template)
        else:
            await self._grants.clear(address, template)
        grant = await self._office.store.get(Grant, grant_id(address.key, template))
        return Left(grant.left if grant else 0)
