"""What a worker does at every tick: let clocks call until none is due; now and then the desk's lists."""

import logging
from collections.abc import Callable

from domain.errors import StoreError
from services.cases import evening
from services.escalation import daily, telephone
from services.escalation.tick import Tally, tick
from services.office import Office

log = logging.getLogger(__name__)

Told = Callable[[Tally], None]


class Watching:
    """The ticks of one process. `told` hears what each pass came to, `wake` rings for delivery.

    While the store is away nothing is lost: what is due then stands in it, and calls afterwards.
    """

    def __init__(self, office: Office, wake: Callable[[], None], told: Told) -> None:
        self._office, self._wake, self._told = office, wake, told
        self._away = False

    async def clocks(self) -> None:
        """Let every clock that is due call."""
        try:
            while await self._pass():
                pass
        except StoreError as error:
            self._wait(error)
        else:
            self._away = False

    async def desk(self) -> None:
        """Make the calls the desk owes; the supervisor's summary and the chiefs' evening lists."""
        now = self._office.clock.now()
        try:
            made, _ = await telephone.sweep(self._office, now)
            summarised = await daily.summarise(self._office, now)
            listed = await evening.evening(self._office, now)
        except StoreError as error:
            self._wait(error)
            return
        if made or summarised or listed:
            self._wake()

    async def _pass(self) -> bool:
        """One pass; whether another one is wanted at once."""
        tally = await tick(self._office, self._office.clock.now())
        self._told(tally)
        if tally.fired:
            self._wake()
        return tally.more and bool(tally.fired)

    def _wait(self, error: StoreError) -> None:
        """Say once that the clocks wait, not at every tick."""
        if not self._away:
            log.warning("clocks wait: the store says %s", type(error).__name__)
        self._away = True
