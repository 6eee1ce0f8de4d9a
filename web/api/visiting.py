"""`stations/{id}/reports`: whoever came to a station tells what is wrong with it, as in chat."""

from http import HTTPStatus
from typing import Annotated

import msgspec
from msgspec import Meta

from domain.errors import NotFound
from domain.street import Station
from handlers.turn import Draws
from services.stations import keeping, problems
from services.unit import Unit
from web.api.acting import Acting, told
from web.api.asking import BASE, Asked, Created, Operation
from web.api.case_shapes import Few, Photo, Told
from web.api.idempotency import Answer
from web.api.turns import turn_of

STATION = r"[0-9A-Za-z_.-]{1,64}"


class Found(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What they found: closed, not there, something broken or used up, wrong hours or address."""

    what: problems.Kind
    words: Few = ""
    media: Annotated[list[Photo], Meta(max_length=9)] = []


class Visiting(Acting):
    """Who was there."""

    def operations(self) -> list[Operation]:
        """What can be asked here."""
        return [
            Operation(
                method="POST", path="/stations/{id}/reports", name="station-report",
                summary="Say what is wrong at a station", does=self.report, body=Found,
                answer=Told, status=201, keyed="must", parts={"id": STATION},
            )
        ]  # fmt: skip

    async def report(self, asked: Asked) -> Created:
        """「驿站关门」; who told of this station already adds to that."""
        office, draws, given = self._office, Draws(self._office), asked.body

        async def reported(unit: Unit) -> Answer:
            station = await self._station(asked.part("id"))
            turn = await turn_of(office, unit, draws, asked, given.words, photos=given.media)
            problem = problems.Problem(station, given.what, given.words, turn.session.photos)
            case = await problems.tell(
                office, unit, problem, turn.actor(), await turn.serial(), asked.now
            )
            said = turn.say("station-report-kept", number=case.serial)
            body = (await told(unit, turn, case, said)).body
            return Answer(HTTPStatus.CREATED, body, f"{BASE}/cases/{case.number}")

        return await self.done(asked, reported, needed=True)

    async def _station(self, id: str) -> Station:
        index = (await keeping.current(self._office)).stations
        place = index.position.get(id)
        if place is None:
            raise NotFound("no such station")
        return index.stations[place]
