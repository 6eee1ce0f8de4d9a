"""Channels that behave like platforms on bad days: refuse, stay silent, break off, lose people."""

import random
from collections import Counter
from collections.abc import Callable, Sequence

from domain.work import Outcome
from services.delivery.port import Letter

HOUR = 3_600_000
OUTAGE = 3 * HOUR
EVERY = 6 * 24 * HOUR


class Faulty:
    """A sender. `taken` counts how often each notice arrived, `repeated` those marked so.

    Every sixth day it is down for three hours; else two in a hundred calls break off after the
    platform took the message, five are refused for now, `gone` in a hundred reach nobody.
    """

    largest = 1

    def __init__(self, now: Callable[[], int], chance: random.Random, gone: float) -> None:
        self.taken: Counter[str] = Counter()
        self.unmarked: Counter[str] = Counter()
        self._now, self._chance, self._gone = now, chance, gone

    async def send(self, letters: Sequence[Letter]) -> Sequence[Outcome]:
        """See `Sender.send`."""
        return [self._one(letter) for letter in letters]

    def _one(self, letter: Letter) -> Outcome:
        if self._now() % EVERY < OUTAGE:
            return Outcome("again", "503", scope="account", wait=10_000)
        drawn = self._chance.random()
        if drawn < 0.05:
            return Outcome("again", "500")
        if drawn < 0.05 + self._gone:
            return Outcome("unreachable", "not found")
        self.taken[letter.notice] += 1
        self.unmarked[letter.notice] += not letter.again
        if drawn > 0.98:
            return Outcome("again", "broken off", unsure=True)
        return Outcome("sent")
