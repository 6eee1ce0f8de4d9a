"""A call's report as a picture: numbers, the people over time, what was missing. No names."""

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from domain.call import COUNTED
from services import when
from services.calls import wording
from services.calls.report import Report
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.fonts import Font
from services.office import Office

WIDTH, HEIGHT, EDGE = 1080, 760, 56
"""Pixels: as wide as a telephone shows it whole."""

INK, QUIET, PAPER, CARD, RULE = "#1d2422", "#55605c", "#f6f4ee", "#ffffff", "#dcd8cd"
LEAF, SOFT, WARN = "#1f6b4f", "#b9dccb", "#8a4100"
CHART = (EDGE + 76, 352, WIDTH - EDGE - 28, 600)
"""Where the curve stands: left, top, right, bottom."""

LINES = 4
MINUTE = 60_000


class Moment(NamedTuple):
    """How many there were from a moment (ms UTC) on."""

    at: int
    people: int


def said(report: Report) -> list[Moment]:
    """How many had said yes, over time."""
    yes = [one for one in report.lines if one.answer in (*COUNTED, "relieved")]
    return _curve(report, [one.answered_at for one in yes])


def there(report: Report) -> list[Moment]:
    """How many had arrived, over time."""
    return _curve(report, [one.arrived_at for one in report.lines])


def draw(office: Office, report: Report, now: int, font: Font) -> bytes:
    """A PNG. It takes a tenth of a second: not for the event loop."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = _Pen(office, report, now, ImageDraw.Draw(image), font)
    pen.head()
    pen.tiles()
    pen.chart()
    pen.gaps()
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _curve(report: Report, moments: Sequence[int]) -> list[Moment]:
    known = sorted(at for at in moments if at)
    return [Moment(report.call.sent_at, 0), *(Moment(at, n) for n, at in enumerate(known, 1))]


class _Pen:
    """One picture while it is drawn."""

    def __init__(
        self, office: Office, report: Report, now: int, pen: ImageDraw.ImageDraw, font: Font
    ) -> None:
        self._office, self._report, self._pen, self._font = office, report, pen, font
        call = report.call
        last = max((max(one.answered_at, one.arrived_at) for one in report.lines), default=0)
        self._since = call.sent_at
        self._until = max(call.ended_at or min(now, last + 5 * MINUTE), last, call.sent_at + MINUTE)
        self._most = max(report.tally.total.wanted, report.counted, 1)

    def head(self) -> None:
        """What it was, and when."""
        call, calendar = self._report.call, self._office.calendar
        mark = self._say("muster-exercise" if call.exercise else "muster-actual")
        ended = when.clock(call.ended_at, calendar) if call.ended_at else ""
        day = calendar.local(call.sent_at).strftime("%Y-%m-%d")
        span = f"{day} {when.clock(call.sent_at, calendar)}–{ended}  {mark}"
        title = wording.marked(call, f"{call.number} {wording.what(self._office, call)}")
        self._text((EDGE, 44), self._cut(title, 44, WIDTH - 2 * EDGE), 44, INK)
        self._text((EDGE, 110), f"{self._office.street.name}  {span}", 24, QUIET)

    def tiles(self) -> None:
        """应到, 收到, 到岗, 来不了, 缺."""
        report, total = self._report, self._report.tally.total
        shown = (
            ("live-expected", total.expected, INK),
            ("live-counted", report.counted, LEAF),
            ("live-arrived", report.arrived, LEAF),
            ("muster-press-cannot", total.cannot, INK),
            ("live-short", report.short, WARN if report.short else LEAF),
        )
        gap = 16
        width = (WIDTH - 2 * EDGE - gap * (len(shown) - 1)) / len(shown)
        for n, (id, count, colour) in enumerate(shown):
            left = EDGE + n * (width + gap)
            self._pen.rounded_rectangle((left, 164, left + width, 284), 14, CARD, RULE)
            self._text((left + width / 2, 198), self._say(id), 24, QUIET, "mm")
            self._text((left + width / 2, 246), str(count), 48, colour, "mm")

    def chart(self) -> None:
        """Who said yes as an area, who was there as a line, what was needed as a dashed one."""
        left, top, right, bottom = CHART
        self._pen.rounded_rectangle((EDGE, top - 48, WIDTH - EDGE, bottom + 56), 14, CARD, RULE)
        self._scale()
        self._pen.polygon([*self._steps(said(self._report)), (right, bottom), (left, bottom)], SOFT)
        self._pen.line(self._steps(there(self._report)), LEAF, 5, "curve")
        self._dashed(self._y(self._report.tally.total.wanted))
        self._legend()

    def gaps(self) -> None:
        """The posts that lacked somebody."""
        lacking = [
            f"{post} {self._say('picture-short', count=short)}" for post, short in self._report.gaps
        ]
        none = "picture-no-gaps" if self._report.call.posts else "picture-no-posts"
        words = (
            f"{self._say('picture-gaps')}  {'  ·  '.join(lacking)}" if lacking else self._say(none)
        )
        self._text(
            (EDGE, HEIGHT - 74),
            self._cut(words, 28, WIDTH - 2 * EDGE),
            28,
            WARN if lacking else LEAF,
        )

    def _scale(self) -> None:
        left, _, right, bottom = CHART
        for count in range(0, self._most + 1, -(-self._most // LINES)):
            y = self._y(count)
            self._pen.line((left, y, right, y), RULE, 1)
            self._text((left - 14, y), str(count), 22, QUIET, "rm")
        for at, anchor in ((self._since, "la"), (self._until, "ra")):
            clock = when.clock(at, self._office.calendar)
            self._text((left if anchor == "la" else right, bottom + 14), clock, 22, QUIET, anchor)

    def _legend(self) -> None:
        middle, y = WIDTH / 2, CHART[3] + 28
        for id, colour, x in (
            ("picture-said", SOFT, middle - 150),
            ("picture-arrived", LEAF, middle + 30),
        ):
            self._pen.rounded_rectangle((x, y - 9, x + 26, y + 9), 5, colour)
            self._text((x + 38, y), self._say(id), 22, QUIET, "lm")

    def _dashed(self, y: float) -> None:
        left, _, right, _ = CHART
        for x in range(round(left), round(right), 18):
            self._pen.line((x, y, x + 9, y), WARN, 2)
        wanted, needed = self._report.tally.total.wanted, self._report.call.needed
        words = self._say("picture-needed" if needed else "picture-expected", count=wanted)
        self._text((right, y - 6), words, 22, WARN, "rd")

    def _steps(self, curve: Sequence[Moment]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for at, people in curve:
            if points:
                points.append((self._x(at), points[-1][1]))
            points.append((self._x(at), self._y(people)))
        return [*points, (self._x(self._until), points[-1][1])]

    def _x(self, at: int) -> float:
        left, _, right, _ = CHART
        return left + (right - left) * (at - self._since) / (self._until - self._since)

    def _y(self, count: int) -> float:
        _, top, _, bottom = CHART
        return bottom - (bottom - top) * count / self._most

    def _say(self, id: str, **facts: str | int) -> str:
        return self._office.texts.say(STAFF_LANGUAGE, id, **facts)

    def _letters(self, size: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(self._font.file, size, index=self._font.face)

    def _cut(self, words: str, size: int, width: float) -> str:
        letters = self._letters(size)
        if letters.getlength(words) <= width:
            return words
        while letters.getlength(f"{words}…") > width:
            words = words[:-1]
        return f"{words}…"

    def _text(
        self, at: tuple[float, float], words: str, size: int, colour: str, anchor: str = "la"
    ) -> None:
        self._pen.text(at, words, colour, self._letters(size), anchor)
