"""`POST cases`: what chat makes of one sentence, and what it would ask about that, as plain fields.

Chat asks and waits for a word; a program has no open questions, so it is told what could be done
and does it by a request of its own (docs/adr/0022).
"""

import msgspec

from domain.case import Case
from domain.errors import NotFound
from domain.message import Pin, Reply
from domain.session import Question
from handlers.reporting import appeals, emergencies
from handlers.turn import Draws, Turn
from services.cases.telling import alerts
from services.cases.where import to_building
from services.unit import Unit
from storage.port import eq
from web.api.acting import Acting, brief
from web.api.asking import BASE, Asked, Created, Operation
from web.api.case_shapes import Neighbours, Report, Reported, Second
from web.api.idempotency import Answer
from web.api.turns import made_case, name_files, turn_of


class Reporting(Acting):
    """Something to be put right, for themselves."""

    def operations(self) -> list[Operation]:
        """What can be asked here."""
        return [
            Operation(
                method="POST", path="/cases", name="report", summary="Report something",
                does=self.report, body=Report, answer=Reported, status=201, keyed="must",
                may_be=(404,),
            )
        ]  # fmt: skip

    async def report(self, asked: Asked) -> Created:
        """As 「…」 in chat: number, grid and clock at once; danger is told first."""
        office, draws = self._office, Draws(self._office)
        given: Report = asked.body
        pin = Pin(given.at.lat, given.at.lng, given.at.crs) if given.at else None

        async def reported(unit: Unit) -> Answer:
            turn = await turn_of(
                office, unit, draws, asked, given.text, photos=given.media, pin=pin
            )
            reply = await (self._beside(asked, turn) if given.beside else _alone(turn))
            case = made_case(unit, reply)
            second = await _second(turn)
            if second is not None and given.apart:
                reply, second = await _both(turn, case, second)
            name_files(unit)
            shown = Reported(
                reply.text,
                brief(turn, await unit.get(Case, case.id) or case),
                "place" if _asked(turn, "where") else "",
                second,
                await _neighbours(turn),
            )
            body = msgspec.json.encode(shown).decode()
            return Answer(201, body, f"{BASE}/cases/{case.number}")

        return await self.done(asked, reported, needed=True)

    async def _beside(self, asked: Asked, turn: Turn) -> Reply:
        """The second problem of what they reported before: the same place, a case of its own."""
        given: Report = asked.body
        found = await self._office.store.find(Case, [eq("number", given.beside)], limit=1)
        if not found or found[0].reporter not in asked.who.names:
            raise NotFound("no such case of theirs")
        return await _apart(turn, found[0].id, given.text, turn.heard.topic or "")


async def _alone(turn: Turn) -> Reply:
    danger = turn.heard.intent == "emergency" or turn.heard.urgency == "emergency"
    return await (emergencies.emergency if danger else appeals.appeal)(turn)


async def _both(turn: Turn, case: Case, second: Second) -> tuple[Reply, Second]:
    """Two cases at once, as after 「分成两件」; both are confirmed."""
    question = turn.question
    assert question is not None
    first = await appeals.accepted(turn, case)
    other = await _apart(turn, case.id, question.words, question.topic)
    made = turn.unit.made(Case)[-1]
    case = await turn.unit.get(Case, made.id) or made
    said = Reply(text=f"{first.text}\n{other.text}")
    return said, msgspec.structs.replace(second, case=brief(turn, case))


async def _apart(turn: Turn, case: str, words: str, topic: str) -> Reply:
    asked = Question(kind="split", asked_at=turn.now, case=case, words=words, topic=topic)
    turn.chosen = "split-yes"
    reply = await appeals.told_split(turn, asked)
    assert reply is not None
    return reply


async def _second(turn: Turn) -> Second | None:
    """What else they named."""
    if not (asked := _asked(turn, "split")):
        return None
    topic = turn.office.topic(asked.topic)
    return Second(topic.name if topic else "", asked.words)


async def _neighbours(turn: Turn) -> Neighbours | None:
    """Whose open case is likely the same thing: without floor and flat, and nobody's name."""
    asked = _asked(turn, "similar")
    theirs = await turn.unit.get(Case, asked.words) if asked else None
    if theirs is None:
        return None
    people = {one.reporter for one in turn.twins if one.reporter not in turn.names}
    what = alerts.headline(turn.office, to_building(theirs), turn.session.language)
    return Neighbours(theirs.number, what, len(people))


def _asked(turn: Turn, kind: str) -> Question | None:
    return turn.question if turn.question and turn.question.kind == kind else None
