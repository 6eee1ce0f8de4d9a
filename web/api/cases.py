"""`cases`: a resident's own, and those they follow: looked at, and what can be done to them."""

from collections.abc import Awaitable, Callable, Sequence

from domain.case import Case
from domain.errors import NotAllowed, NotFound, NotPossible
from domain.links import Claim
from domain.message import Reply
from domain.rights import Act, person_may
from domain.workflow import possible, within_the_window
from handlers.own import own_cases, taking_back
from handlers.turn import Draws, Turn
from services.cases import lookup
from services.cases.together import followers
from services.people.names import Names, under
from services.understanding import Command
from services.unit import Unit
from storage.port import eq
from web.api.acting import Acting, brief, told
from web.api.asking import Asked, Created, Operation
from web.api.case_shapes import (
    NUMBER,
    Cases,
    Note,
    Offer,
    Page,
    Picture,
    Rating,
    Reason,
    Step,
    Told,
    Whole,
)
from web.api.idempotency import Answer
from web.api.turns import happened, turn_of
from web.case import acts
from web.case.opening import Opened
from web.case.view import Shot, view

Handle = Callable[[Turn], Awaitable[Reply]]


class OwnCases(Acting):
    """What residents do to their cases."""

    def operations(self) -> list[Operation]:
        """What can be asked here."""
        one = {"number": NUMBER}
        refusals = (403, 409)
        return [
            Operation(
                method="GET", path="/cases", name="cases", summary="My cases, newest first",
                does=self.mine, query=Page, answer=Cases, may_be=(404,),
            ),
            Operation(
                method="GET", path="/cases/{number}", name="case", summary="One case",
                does=self.whole, answer=Whole, parts=one, may_be=(403,),
            ),
            Operation(
                method="POST", path="/cases/{number}/notes", name="note", summary="Add to a case",
                does=self.note, body=Note, answer=Told, keyed="may", parts=one, may_be=refusals,
            ),
            Operation(
                method="POST", path="/cases/{number}/urge", name="urge", summary="Hurry it",
                does=self.urge, answer=Told, keyed="may", parts=one, may_be=refusals,
            ),
            Operation(
                method="POST", path="/cases/{number}/withdraw", name="withdraw",
                summary="Take it back", does=self.withdraw, answer=Told, keyed="may", parts=one,
                may_be=refusals,
            ),
            Operation(
                method="POST", path="/cases/{number}/rating", name="rate", body=Rating,
                summary="Say how it was done", does=self.rate, answer=Told, keyed="may",
                parts=one, may_be=refusals,
            ),
            Operation(
                method="POST", path="/cases/{number}/reopen", name="reopen", body=Reason,
                summary="Say that it is not done", does=self.reopen, answer=Told, keyed="may",
                parts=one, may_be=refusals,
            ),
        ]  # fmt: skip

    async def mine(self, asked: Asked) -> Cases:
        """Keyset paging: what came or went meanwhile moves nothing."""
        page: Page = asked.query
        after = await self._own(asked, page.after) if page.after else None
        where = [under("reporter", asked.who.names)]
        found = await self._office.store.find(
            Case, where, order=lookup.NEWEST, limit=page.limit + 1, after=after
        )
        turn = await self._looking(asked)
        shown = [brief(turn, case) for case in found[: page.limit]]
        return Cases(shown, shown[-1].number if len(found) > page.limit else "")

    async def whole(self, asked: Asked) -> Whole:
        """As on the case's page: masked, the same timeline as in chat."""
        case, follower = await self._theirs(asked, "see")
        shown = brief(await self._looking(asked), case)
        offers = _offers(case, asked.who.names, asked.now, follower=follower)
        if case.quiet:
            return Whole(shown, offers)
        seen = await view(self._office, _opened(asked, case, follower), asked.language, "")
        return Whole(
            shown,
            offers,
            seen.words,
            [Step(step.iso, step.what) for step in seen.steps],
            seen.now,
            seen.next,
            seen.result,
            [_picture(one) for one in seen.sent],
            [_picture(one) for one in seen.done],
            follower,
            seen.withheld,
        )

    async def note(self, asked: Asked) -> Created:
        """「补充 7 …」, with photos where it is their own."""
        given: Note = asked.body
        command = Command(verb="add", intent="case_add", case=asked.part("number"), rest=given.text)
        return await self._said(asked, "note", own_cases.add, command, given.text, given.media)

    async def urge(self, asked: Asked) -> Created:
        """「催办 7」: counted once a day."""
        command = Command(verb="urge", intent="case_urge", case=asked.part("number"))
        return await self._said(asked, "urge", own_cases.urge, command)

    async def withdraw(self, asked: Asked) -> Created:
        """「撤回 7」."""
        command = Command(verb="withdraw", intent="case_withdraw", case=asked.part("number"))
        return await self._said(asked, "withdraw", taking_back.withdraw, command)

    async def rate(self, asked: Asked) -> Created:
        """「行」 or 「没好」, with stars."""
        given: Rating = asked.body
        act: acts.Act = "fine" if given.solved else "not-fine"
        return await self._judged(asked, "rate", acts.Asked(act, given.words, given.stars))

    async def reopen(self, asked: Asked) -> Created:
        """「没好」."""
        return await self._judged(asked, "reopen", acts.Asked("not-fine", asked.body.words))

    async def _said(
        self,
        asked: Asked,
        right: Act,
        handle: Handle,
        command: Command,
        text: str = "",
        media: Sequence[str] = (),
    ) -> Created:
        draws = Draws(self._office)

        async def done(unit: Unit) -> Answer:
            case, follower = await self._theirs(asked, right)
            if follower and media:
                raise NotAllowed("a neighbour adds words only")
            if not case.opened or (right == "withdraw" and not possible("withdraw", case.state)):
                raise NotPossible(f"{right} from {case.state}", state=case.state)
            turn = await turn_of(
                self._office, unit, draws, asked, text, command=command, photos=media
            )
            reply = await handle(turn)
            said = reply.text if right == "urge" else happened(unit, reply)
            return await told(unit, turn, case, said)

        return await self.done(asked, done)

    async def _judged(self, asked: Asked, right: Act, wish: acts.Asked) -> Created:
        async def done(unit: Unit) -> Answer:
            case, follower = await self._theirs(asked, right)
            found = _opened(asked, case, follower)
            did = await acts.did(self._office, unit, found, wish, asked.now, "miniprogram")
            said = self._office.texts.say(asked.language, f"case-said-{did}")
            return await told(unit, await self._looking(asked), case, said)

        return await self.done(asked, done)

    async def _theirs(self, asked: Asked, right: Act) -> tuple[Case, bool]:
        """The case of this number, and whether they only follow it."""
        where = [eq("number", asked.part("number"))]
        found = await self._office.store.find(Case, where, limit=1)
        names = asked.who.names
        if not found:
            raise NotFound("no such case")
        follower = await followers.follows(self._office.store, found[0], names)
        if not person_may(names, "see", found[0], follows=follower):
            raise NotFound("not for their eyes")
        if not person_may(names, right, found[0], follows=follower):
            raise NotAllowed(f"may not {right}", act=right)
        return found[0], follower and found[0].reporter not in names

    async def _own(self, asked: Asked, number: str) -> Case:
        found = await self._office.store.find(Case, [eq("number", number)], limit=1)
        if not found or found[0].reporter not in asked.who.names:
            raise NotFound("no such case")
        return found[0]

    async def _looking(self, asked: Asked) -> Turn:
        """A turn in which nothing happens: it only speaks their language."""
        return await turn_of(self._office, Unit(self._office.store), Draws(self._office), asked, "")


def _offers(case: Case, names: Names, now: int, *, follower: bool) -> list[Offer]:
    """What both their rights and the case's state allow."""
    judged = within_the_window(case, now)
    open_to: dict[Offer, tuple[Act, bool]] = {
        "note": ("note", case.opened),
        "urge": ("urge", case.opened and not judged),
        "withdraw": ("withdraw", possible("withdraw", case.state)),
        "rating": ("rate", judged),
        "reopen": ("reopen", judged),
    }
    return [
        offer
        for offer, (act, now_open) in open_to.items()
        if now_open and person_may(names, act, case, follows=follower)
    ]


def _opened(asked: Asked, case: Case, follower: bool) -> Opened:
    claim = Claim("case", case.id, asked.who.own, asked.now)
    return Opened(claim, case, asked.who.names, may_act=True, follower=follower)


def _picture(shot: Shot) -> Picture:
    return Picture(shot.label, shot.url, shot.small)
