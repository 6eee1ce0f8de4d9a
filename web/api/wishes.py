"""`wishes`: made, taken up, granted, given back, taken back; as in chat."""

from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus

import msgspec

from domain.errors import NotFound
from domain.wish import SHOWN, Act, Refused, Why, Wish
from handlers.turn import Draws
from services.office import Office
from services.unit import Unit
from services.wishes import claiming, lookup, making
from services.wishes.steps import By, found
from web.api.asking import Asked, Created, Operation
from web.api.idempotency import Answer, once
from web.api.problem import Problem
from web.api.racing import OneByOne
from web.api.wish_shapes import Answered, Back, Claim, Given, Own, Owns, Passed, Told, Wished

NUMBER = r"[1-9]\d{0,8}"
Does = Callable[[Office, Unit, Wish, By, int, str], Awaitable[Wish]]

SAID: Mapping[Why, str] = {
    "own": "api-wish-own",
    "many": "api-wish-many",
    "often": "api-wish-often",
    "state": "api-wish-state",
}


class Wishing:
    """`wake` is told when something was committed."""

    def __init__(self, office: Office, wake: Callable[[], None]) -> None:
        self._office, self._wake = office, wake
        self._wishes = OneByOne()

    def operations(self) -> list[Operation]:
        """What can be asked here."""
        one = {"id": NUMBER}
        return [
            Operation(
                method="POST", path="/wishes", name="wish", summary="Make a wish", does=self.make,
                body=Wished, answer=Told, status=201, keyed="may", may_be=(409,),
            ),
            Operation(
                method="GET", path="/wishes", name="wishes", does=self.mine, answer=Owns,
                summary="My wishes, and those I have taken up",
            ),
            Operation(
                method="DELETE", path="/wishes/{id}", name="withdraw-wish", parts=one,
                summary="Take my wish back", does=self.withdraw, answer=Told, may_be=(409,),
            ),
            Operation(
                method="POST", path="/wishes/{id}/claim", name="claim-wish", parts=one, body=Claim,
                summary="Take a wish up", does=self.claim, answer=Told, keyed="may", may_be=(409,),
            ),
            Operation(
                method="DELETE", path="/wishes/{id}/claim", name="give-back-wish", parts=one,
                summary="Give it back: it waits again", does=self.give_back, answer=Back,
                may_be=(409,),
            ),
            Operation(
                method="POST", path="/wishes/{id}/given", name="wish-given", parts=one, body=Given,
                summary="Say that I have granted it", does=self.give, answer=Told, keyed="may",
                may_be=(409,),
            ),
            Operation(
                method="POST", path="/wishes/{id}/answer", name="wish-answer", parts=one,
                summary="Say whether mine came true", does=self.answer, body=Answered, answer=Told,
                keyed="may", may_be=(409,),
            ),
            Operation(
                method="POST", path="/wishes/{id}/words", name="wish-words", parts=one,
                summary="Pass words on to the other one", does=self.say, body=Passed, answer=Told,
                keyed="may", may_be=(409,),
            ),
        ]  # fmt: skip

    async def make(self, asked: Asked) -> Created:
        """「许愿 …」: the desk looks at it first."""
        office, words, draws = self._office, asked.body.text, Draws(self._office)
        if office.understanding.understand(words).urgency == "emergency":
            raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "wish-danger", more={"why": "danger"})

        async def made(unit: Unit) -> Answer:
            draws.rewind()
            number = await draws.number(making.SERIES)
            try:
                wish = await making.make(office, unit, _by(asked), words, number, asked.now)
            except Refused as refused:
                raise self._problem(asked, refused.why) from None
            return Answer(201, self._told(asked, wish, "make"))

        return await self._once(asked, made, asked.who.person)

    async def mine(self, asked: Asked) -> Owns:
        """「我的心愿」."""
        store, names = self._office.store, asked.who.names
        made = await lookup.made_by(store, names)
        claimed = await lookup.claimed_by(store, names)
        return Owns([self._own(asked, one) for one in made], [self._own(asked, w) for w in claimed])

    async def claim(self, asked: Asked) -> Created:
        """「认领 3」: of many at once one has it."""
        return await self._done(asked, claiming.claim, "claim", asked.body.behalf)

    async def give_back(self, asked: Asked) -> Created:
        """「退回心愿 3」."""
        return await self._done(asked, claiming.give_back, "give_back")

    async def give(self, asked: Asked) -> Created:
        """「心愿送到 3」."""
        return await self._done(asked, claiming.give, "give", asked.body.words)

    async def answer(self, asked: Asked) -> Created:
        """「心愿圆了 3」 or 「心愿没圆 3」."""
        given: Answered = asked.body
        if given.granted:
            return await self._done(asked, making.thank, "thank", given.words)
        return await self._done(asked, making.not_yet, "not_yet", given.words)

    async def say(self, asked: Asked) -> Created:
        """「传话 3 …」."""
        return await self._done(asked, claiming.say, "say", asked.body.text)

    async def withdraw(self, asked: Asked) -> Created:
        """「收回心愿 3」."""
        return await self._done(asked, making.withdraw, "withdraw")

    async def _done(self, asked: Asked, does: Does, act: Act, words: str = "") -> Created:
        by, number = _by(asked), int(asked.part("id"))

        async def done(unit: Unit) -> Answer:
            wish = await found(unit, number)
            if wish is None or not (wish.state in SHOWN or "neighbour" not in by.parts(wish)):
                raise NotFound("no such wish for their eyes")
            try:
                after = await does(self._office, unit, wish, by, asked.now, words)
            except Refused as refused:
                raise self._problem(asked, refused.why, wish) from None
            return Answer(200, self._told(asked, after, act))

        return await self._once(asked, done, str(number))

    async def _once(
        self, asked: Asked, work: Callable[[Unit], Awaitable[Answer]], thing: str
    ) -> Created:
        caller = f"{asked.who.own} {asked.request.path}"
        async with self._wishes.queue(thing):
            answer = await once(self._office, asked.request, caller, asked.raw, work, needed=False)
        self._wake()
        return Created(answer.body, answer.status)

    def _told(self, asked: Asked, wish: Wish, act: Act) -> str:
        id = f"api-wish-did-{act.replace('_', '-')}"
        said = self._office.texts.say(asked.language, id)
        told = Back(said) if act == "give_back" else Told(said, self._own(asked, wish))
        return msgspec.json.encode(told).decode()

    def _own(self, asked: Asked, wish: Wish) -> Own:
        office = self._office
        return Own(
            id=str(wish.number),
            part="wisher" if wish.wisher in asked.who.names else "claimer",
            words=wish.shown or wish.words,
            state=wish.state,
            state_name=office.texts.say(asked.language, f"wish-state-{wish.state}"),
            behalf=wish.behalf,
            on=office.calendar.local(wish.made_at).date().isoformat(),
        )

    def _problem(self, asked: Asked, why: Why, wish: Wish | None = None) -> Problem:
        state = wish.state if wish else "new"
        shown = self._office.texts.say(asked.language, f"wish-state-{state}")
        return Problem(HTTPStatus.CONFLICT, SAID[why], more={"why": why}, state=shown)


def _by(asked: Asked) -> By:
    who = asked.who
    return By(who.own, who.names, who.identity.address, asked.language)
