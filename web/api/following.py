"""`cases/{number}/follow`: joining the neighbours' case of the same thing, and leaving it again.

As in chat nobody can follow what they did not report themselves: a case of their own becomes a
part of the other one. So a number that somebody made up opens nothing.
"""

from domain.case import Case
from domain.errors import NotFound
from domain.session import Question
from handlers.own import followed
from handlers.reporting import joining
from handlers.turn import Draws, Turn
from services.cases.together import followers
from services.cases.together.similar import similar
from services.understanding import Command
from services.unit import Unit
from storage.port import eq
from web.api.acting import Acting, told
from web.api.asking import Asked, Created, Operation
from web.api.case_shapes import NUMBER, Follow, Told
from web.api.idempotency import Answer
from web.api.turns import happened, turn_of


class Following(Acting):
    """What neighbours do."""

    def operations(self) -> list[Operation]:
        """What can be asked here."""
        one = {"number": NUMBER}
        return [
            Operation(
                method="POST", path="/cases/{number}/follow", name="follow", body=Follow,
                summary="Join the neighbours' case of the same thing", does=self.follow,
                answer=Told, keyed="may", parts=one, may_be=(409,),
            ),
            Operation(
                method="DELETE", path="/cases/{number}/follow", name="unfollow",
                summary="Hear no more of a case", does=self.unfollow, answer=Told, parts=one,
                may_be=(409,),
            ),
        ]  # fmt: skip

    async def follow(self, asked: Asked) -> Created:
        """「已有 3 位邻居反映,点此关注」; once joined, it is said again."""
        draws = Draws(self._office)

        async def joined(unit: Unit) -> Answer:
            turn = await turn_of(self._office, unit, draws, asked, "")
            own, theirs = await self._pair(asked, turn)
            if own.parent == theirs.id and own.state == "merged":
                return await told(unit, turn, theirs, turn.say("similar-joined", number=own.serial))
            turn.chosen = "similar-follow"
            question = Question(kind="similar", asked_at=asked.now, case=own.id, words=theirs.id)
            reply = await joining.told_similar(turn, question)
            assert reply is not None
            return await told(unit, turn, theirs, happened(unit, reply))

        return await self.done(asked, joined)

    async def unfollow(self, asked: Asked) -> Created:
        """「不再关注 7」, by either number."""
        draws, number = Draws(self._office), asked.part("number")

        async def left(unit: Unit) -> Answer:
            command = Command(verb="unfollow", intent="unfollow", case=number)
            turn = await turn_of(self._office, unit, draws, asked, "", command=command)
            found = [one for one in await followed.all_of(turn) if one.matches(number)]
            if not found:
                raise NotFound("they follow no such case")
            reply = await followed.unfollow(turn)
            return await told(unit, turn, found[0].known, happened(unit, reply))

        return await self.done(asked, left)

    async def _pair(self, asked: Asked, turn: Turn) -> tuple[Case, Case]:
        """Their own case and the neighbours', which was offered for it or is followed already."""
        own, theirs = [
            await self._case(number) for number in (asked.body.own, asked.part("number"))
        ]
        names = asked.who.names
        if own is None or theirs is None or own.reporter not in names or theirs.reporter in names:
            raise NotFound("no such pair of cases")
        if own.parent == theirs.id and await followers.follows(turn.unit.store, theirs, names):
            return own, theirs
        offered = await similar(self._office.store, own, asked.now)
        if theirs.id not in {one.id for one in offered}:
            raise NotFound("nobody offered them this case")
        return own, theirs

    async def _case(self, number: str) -> Case | None:
        found = await self._office.store.find(Case, [eq("number", number)], limit=1)
        return found[0] if found else None
