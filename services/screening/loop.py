"""The platform is asked about what waits; what it cannot say, somebody looks at."""

import secrets
from collections.abc import Callable

from domain.case import Words
from domain.screening import TEXT, TRIES, Screening, called, judged, later, take, to_look
from services.claiming import Claiming, write_down
from services.delivery.record import Wait, until
from services.masking import masked
from services.office import Office
from services.screening import photos, verdicts
from services.screening.port import Checker, Unchecked
from services.screening.telling import tell
from services.unit import Unit

ROOM = 8
"""How many are asked about at once."""

FIRST, LONGEST = 15_000, 10 * 60_000
"""The first wait after a failed try and the longest one, ms: within the platform's two hours."""

CHANCE = secrets.SystemRandom().random

Became = Callable[[Screening, int], Screening]
"""What becomes of a screening at a moment (ms UTC)."""


class Screenings:
    """Asks the platform; see `Claiming` for how it is run.

    Without a `checker` (the mini-program was taken out of the settings) all is for somebody to
    look at. `chance` gives numbers from 0 to 1, `wait` is how time passes (both moved by tests).
    """

    def __init__(
        self,
        office: Office,
        checker: Checker | None,
        *,
        chance: Callable[[], float] = CHANCE,
        wait: Wait = until,
    ) -> None:
        self._office, self._checker = office, checker
        self._chance, self._wait = chance, wait
        claiming = Claiming(office, Screening, take, self._screen, room=ROOM, wait=wait)
        self.wake, self.run, self.run_once = claiming.wake, claiming.run, claiming.run_once

    async def _screen(self, one: Screening) -> None:
        """One attempt, whatever comes of it."""
        words = await self._office.store.get(Words, one.words)
        became = await self._became(one, words) if words and _there(words, one) else None

        async def change(unit: Unit, fresh: Screening) -> None:
            if became is None:
                unit.delete(fresh)
                return
            now = self._office.clock.now()
            after = became(fresh, now)
            unit.put(after)
            if after.fate == "look":
                await tell(self._office, unit, after, now)

        await write_down(self._office, self._wait, one, change)
        if became is not None and one.number != TEXT:
            await verdicts.caught_up(self._office, one.id)

    async def _became(self, one: Screening, words: Words) -> Became:
        if one.fate == "called":
            return lambda fresh, _: to_look(fresh, "unheard")
        if one.attempt > TRIES:
            return lambda fresh, _: to_look(fresh, "unasked", "no attempt came to an end")
        try:
            return await self._asked(one, words)
        except Unchecked as no:
            return self._unasked(one, no)

    def _unasked(self, one: Screening, no: Unchecked) -> Became:
        """Again with growing waits, spread by chance, as long as that may help."""
        if not no.again or one.attempt >= TRIES:
            return lambda fresh, _: to_look(fresh, "unasked", no.detail)
        ceiling = min(LONGEST, FIRST << (2 * one.attempt))
        wait = no.wait + round(ceiling * (1 + self._chance()) / 2)
        return lambda fresh, now: later(fresh, wait, no.detail, now)

    async def _asked(self, one: Screening, words: Words) -> Became:
        if self._checker is None:
            raise Unchecked("the mini-program is off", again=False)
        if one.number == TEXT:
            opinion = await self._checker.text(one.openid, masked(words.text))
            return lambda fresh, now: judged(fresh, opinion, now)
        url = await photos.address(self._office, one, words)
        trace = await self._checker.photo(one.openid, url)
        return lambda fresh, now: called(fresh, trace, now)


def _there(words: Words, one: Screening) -> bool:
    """Whether it was not erased meanwhile."""
    return bool(words.text) if one.number == TEXT else one.number < len(words.media)
