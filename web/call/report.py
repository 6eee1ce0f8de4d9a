"""The report for the web: counted once a second at most, drawn beside the event loop."""

import asyncio

from domain.call import Call
from services import fonts
from services.calls import report
from services.calls.report import Report
from services.fonts import Font
from services.office import Office
from web.call.fresh import Fresh
from web.call.opening import Opened


class Reports:
    """The reports of one street; `drawn` says whether this machine can draw them."""

    def __init__(self, office: Office) -> None:
        self._office, self._font = office, fonts.chinese()
        self._reports: Fresh[Report] = Fresh(office.clock)
        self._pictures: Fresh[bytes] = Fresh(office.clock)

    @property
    def drawn(self) -> bool:
        """Whether there is a font to draw with."""
        return self._font is not None

    async def text(self, found: Opened) -> str:
        """Numbers only."""
        made = await self._report(found.call)
        return report.text(self._office, made, self._office.clock.now())

    async def picture(self, found: Opened) -> bytes | None:
        """A PNG; None where it cannot be drawn."""
        font = self._font
        if font is None:
            return None

        async def make() -> bytes:
            made, now = await self._report(found.call), self._office.clock.now()
            return await asyncio.to_thread(_drawn, self._office, made, now, font)

        return await self._pictures.get(found.call.id, make)

    async def _report(self, call: Call) -> Report:
        return await self._reports.get(call.id, lambda: report.report_of(self._office.store, call))


def _drawn(office: Office, made: Report, now: int, font: Font) -> bytes:
    from services.calls import picture  # Pillow, only where a report is drawn

    return picture.draw(office, made, now, font)
