"""Doing something once, however often a request is sent, and saying what it came to."""

from collections.abc import Awaitable, Callable

import msgspec

from domain.case import Case
from handlers.turn import Turn
from handlers.wording import named
from services.cases.telling import promise
from services.cases.where import to_building
from services.office import Office
from services.screening import asking as screening
from services.unit import Unit
from web.api.asking import Asked, Created
from web.api.case_shapes import Brief, Told
from web.api.idempotency import Answer, once
from web.api.turns import name_files

Work = Callable[[Unit], Awaitable[Answer]]


class Acting:
    """What all acts have in common. `wake` is told when something was committed."""

    def __init__(self, office: Office, wake: Callable[[], None]) -> None:
        self._office, self._wake = office, wake

    async def done(self, asked: Asked, work: Work, *, needed: bool = False) -> Created:
        """The work, committed under the request's Idempotency-Key, or what it came to before.

        What they said with it is looked at by the platform afterwards, before others see it.
        """

        async def worked(unit: Unit) -> Answer:
            answer = await work(unit)
            await screening.ask_for(unit, asked.who.identity.address, asked.now)
            return answer

        caller = f"{asked.who.own} {asked.request.path}"
        answer = await once(self._office, asked.request, caller, asked.raw, worked, needed=needed)
        self._wake()
        return Created(answer.body, answer.status, answer.location)


async def told(unit: Unit, turn: Turn, case: Case, said: str) -> Answer:
    """The case as this unit leaves it, and what is said of that."""
    name_files(unit)
    after = await unit.get(Case, case.id) or case
    return Answer(200, msgspec.json.encode(Told(said, brief(turn, after))).decode())


def brief(turn: Turn, case: Case) -> Brief:
    """A case as it stands in a list, in the speaker's language."""
    office, language = turn.office, turn.session.language
    seen = case if case.reporter in turn.names else to_building(case)
    promised = case.opened and case.state not in ("handled", "waiting_resident")
    return Brief(
        number=case.number,
        serial=case.serial,
        what=named(turn, seen),
        state=case.state,
        state_name=office.texts.say(language, f"state-{case.state.replace('_', '-')}"),
        opened=case.opened,
        opened_at=office.calendar.local(case.opened_at).isoformat(timespec="seconds"),
        answer=promise.answer_by(office, case, language) if promised else "",
        late=promise.late(case, turn.now),
        photos=case.photos,
    )
