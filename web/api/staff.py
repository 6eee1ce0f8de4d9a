"""What the street's people do over the API: their queue, the acts of chat, calls that await them."""

from collections.abc import Callable, Mapping

import msgspec

from domain.call import Answer as Answered
from domain.call import Call
from domain.case import Case
from domain.errors import NotAllowed, NotFound
from domain.people import Staff
from domain.rights import Act, seat_may
from domain.work import NEVER
from handlers.table import VERBS
from handlers.turn import Draws
from services.calls import answering, wording
from services.cases import lookup, queues
from services.cases.telling import alerts
from services.masking import masked
from services.office import Office
from services.people import seats
from services.understanding import Command
from services.unit import Unit
from storage.port import eq
from web.api.asking import Asked, Created, Operation
from web.api.case_shapes import NUMBER
from web.api.idempotency import Answer, once
from web.api.racing import again
from web.api.staff_shapes import Ack, Acted, Called, Calls, Doing, Queue, Queued, Which
from web.api.turns import happened, name_files, turn_of

ACTIONS: Mapping[str, tuple[Act, ...]] = {
    "sign": ("sign", "take"),
    "detail": ("see",),
    "contact": ("contact",),
    "ask": ("ask",),
    "handled": ("handle",),
    "return": ("return",),
    "transfer": ("transfer", "pass_on"),
    "reassign": ("reassign",),
    "dismiss": ("reject",),
    "divert": ("divert",),
    "whistle": ("whistle",),
    "extend": ("request_deferral", "defer"),
    "shelve": ("shelve",),
    "resume": ("handle", "ask"),
    "pass": ("verify",),
    "fail": ("verify",),
    "order": ("decide",),
    "refuse": ("decide",),
    "review": ("review",),
    "add": ("note",),
    "callback": ("call_back",),
    "supervise": ("supervise",),
    "merge": ("merge",),
    "release": ("screen",),
    "withhold": ("screen",),
}
"""The words of chat that act on a case, and the rights of which one is needed. What each does, and
when, is chat's: the same handler answers."""

ID = r"[0-9A-Za-z_-]{1,64}"


class Working:
    """`wake` is told when something was committed."""

    def __init__(self, office: Office, wake: Callable[[], None]) -> None:
        self._office, self._wake = office, wake

    def operations(self) -> list[Operation]:
        """What can be asked here."""
        acts = {"number": NUMBER, "action": "|".join(ACTIONS)}
        return [
            Operation(
                method="GET", path="/queue", name="queue", summary="My queue, most urgent first",
                does=self.queue, query=Which, answer=Queue, may_be=(403, 404),
            ),
            Operation(
                method="POST", path="/cases/{number}/{action}", name="act", body=Doing,
                summary="Do to a case what the word does in chat", does=self.act, answer=Acted,
                keyed="may", parts=acts, may_be=(403, 409),
            ),
            Operation(
                method="GET", path="/calls/mine", name="calls-mine", does=self.calls,
                summary="Live calls that expect me", answer=Calls,
            ),
            Operation(
                method="POST", path="/calls/{id}/ack", name="ack", summary="Answer a call",
                does=self.ack, body=Ack, answer=Called, parts={"id": ID}, may_be=(409,),
            ),
        ]  # fmt: skip

    async def queue(self, asked: Asked) -> Queue:
        """「待办」."""
        office, mine = self._office, await self._seats(asked)
        chosen = queues.chosen(office, mine, asked.query.which, asked.now)
        if chosen is None:
            raise NotFound("no such queue of theirs")
        found = lookup.seen_by(mine, await lookup.of_queues(office.store, chosen.queues, 500))
        wanted = [c for c in found if chosen.wanted(c) and queues.waits_for_us(c)]
        return Queue([self._queued(asked, mine, c) for c in wanted[: asked.query.limit]])

    async def act(self, asked: Asked) -> Created:
        """「接单 7」 and all the others."""
        action, number = asked.part("action"), asked.part("number")
        draws = Draws(self._office)

        async def done(unit: Unit) -> Answer:
            mine = await self._seats(asked)
            case = await self._seen(mine, number)
            if not any(seat_may(seat, right, case) for seat in mine for right in ACTIONS[action]):
                raise NotAllowed(f"may not {action}")
            given: Doing = asked.body
            command = Command(verb=action, intent="staff", case=number, rest=given.words)
            turn = await turn_of(
                self._office, unit, draws, asked, given.words, command=command, photos=given.media
            )
            reply = await VERBS[action](turn)
            said = happened(unit, reply)
            name_files(unit)
            after = await unit.get(Case, case.id) or case
            shown = Acted(said, self._queued(asked, mine, after))
            return Answer(200, msgspec.json.encode(shown).decode())

        caller = f"{asked.who.own} {asked.request.path}"
        answer = await once(self._office, asked.request, caller, asked.raw, done, needed=False)
        self._wake()
        return Created(answer.body, answer.status)

    async def calls(self, asked: Asked) -> Calls:
        """Nothing for a stranger."""
        found = await answering.live_for(self._office.store, asked.who.person)
        return Calls([self._called(asked, call, place.answer) for call, place in found])

    async def ack(self, asked: Asked) -> Called:
        """The same word twice changes nothing."""
        store, given = self._office.store, asked.body

        async def answered() -> Called:
            call = await store.get(Call, asked.part("id"))
            place = await answering.expected(store, call, asked.who.person) if call else None
            if call is None or place is None:
                raise NotFound("nobody called them")
            unit = Unit(store)
            said = answering.answer(unit, call, place, given.said, "api", asked.now, given.reason)
            await unit.commit()
            return self._called(asked, call, said.answer)

        told = await again(answered)
        self._wake()
        return told

    async def _seats(self, asked: Asked) -> list[Staff]:
        mine = await seats.of_person(self._office.store, asked.who.person)
        if not mine:
            raise NotAllowed("for the street's people")
        return mine

    async def _seen(self, mine: list[Staff], number: str) -> Case:
        found = await self._office.store.find(Case, [eq("number", number)], limit=1)
        seen = lookup.seen_by(mine, found)
        if not seen:
            raise NotFound("not for their eyes")
        return seen[0]

    def _queued(self, asked: Asked, mine: list[Staff], case: Case) -> Queued:
        office = self._office
        due = office.calendar.local(case.next_due) if case.next_due < NEVER else None
        return Queued(
            number=case.number,
            serial=case.serial,
            what=masked(alerts.headline(office, case, asked.language)),
            state=case.state,
            urgency=case.urgency,
            queue=case.queue,
            due=due.isoformat(timespec="minutes") if due else "",
            late=case.next_due < asked.now,
            mine=case.handler in {seat.id for seat in mine},
            photos=case.photos,
        )

    def _called(self, asked: Asked, call: Call, answer: Answered) -> Called:
        return Called(
            call.id,
            call.number,
            call.exercise,
            masked(wording.what(self._office, call)),
            masked(wording.whereabouts(self._office, call, asked.language)),
            masked(call.bring),
            answer,
            self._office.calendar.local(call.made_at).isoformat(timespec="seconds"),
        )
