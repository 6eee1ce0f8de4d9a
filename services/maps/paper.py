"""What pictures are drawn on: sizes in pixels of the finished one, lines smooth, letters anywhere."""

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from math import degrees

from PIL import Image, ImageDraw, ImageFont

from services.fonts import Font
from services.maps.lines import Spot

FINE = 2
"""So much larger it is drawn than shown, and then made small: lines come out smooth."""

COLOURS = 160
"""So many are enough for flat areas and smooth edges, and make the file a third as large."""

Four = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Paper:
    """One picture while it is drawn."""

    def __init__(self, width: int, height: int, colour: str, font: Font) -> None:
        self._image = Image.new("RGB", (width * FINE, height * FINE), colour)
        self._pen = ImageDraw.Draw(self._image)
        self._letters = lru_cache(maxsize=None)(
            lambda size: ImageFont.truetype(font.file, size * FINE, index=font.face)
        )

    def png(self) -> bytes:
        """The finished picture."""
        small = self._image.reduce(FINE)
        few = small.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        file = BytesIO()
        few.save(file, "PNG")
        return file.getvalue()

    def area(self, spots: Sequence[Spot], colour: str) -> None:
        """A filled shape."""
        self._pen.polygon(self._many(spots), colour)

    def box(self, box: Four, colour: str, corner: float = 0) -> None:
        """A filled rectangle, with round corners if wanted."""
        self._pen.rounded_rectangle(self._fine(box), corner * FINE, colour)

    def line(
        self, spots: Sequence[Spot], colour: str, width: float, *, blunt: bool = False
    ) -> None:
        """A line with round corners, and round ends unless they are to be blunt."""
        many = self._many(spots)
        self._pen.line(many, colour, round(width * FINE), "curve")
        if not blunt:
            for spot in (spots[0], spots[-1]):
                self.disc(spot, width / 2, colour)

    def disc(self, at: Spot, radius: float, colour: str) -> None:
        """A filled circle."""
        self._pen.ellipse(self._round(at, radius), colour)

    def ring(self, at: Spot, radius: float, colour: str, width: float) -> None:
        """A circle's edge."""
        self._pen.ellipse(self._round(at, radius), None, colour, round(width * FINE))

    def wash(self, at: Spot, radius: float, colour: str, strength: int) -> None:
        """A filled circle that lets through what lies below; `strength` of 255."""
        side = round(2 * radius * FINE)
        mask = Image.new("L", (side, side))
        ImageDraw.Draw(mask).ellipse((0, 0, side - 1, side - 1), strength)
        self._image.paste(colour, self._corner(at, side), mask)

    def text(self, at: Spot, words: str, size: int, colour: str, anchor: str = "mm") -> None:
        """A line of words."""
        self._pen.text((at[0] * FINE, at[1] * FINE), words, colour, self._letters(size), anchor)

    def haloed(
        self, at: Spot, words: str, size: int, colour: str, behind: str, anchor: str = "mm"
    ) -> None:
        """A line of words that can be read on anything."""
        self._pen.text(
            (at[0] * FINE, at[1] * FINE), words, colour, self._letters(size), anchor,
            stroke_width=4 * FINE, stroke_fill=behind,
        )  # fmt: skip

    def turned(
        self, spots: Sequence[tuple[Spot, float]], words: str, size: int, colour: str, behind: str
    ) -> None:
        """Each letter at its spot, turned by its angle (radians); no halo covers a neighbour."""
        for stroke, tint in ((3 * FINE, behind), (0, colour)):
            for letter, (at, angle) in zip(words, spots, strict=True):
                stamp = self._stamp(letter, size, stroke).rotate(
                    -degrees(angle), Image.Resampling.BICUBIC
                )
                self._image.paste(tint, self._corner(at, stamp.width), stamp)

    def length(self, words: str, size: int) -> float:
        """How many pixels words take."""
        return float(self._letters(size).getlength(words)) / FINE

    def cut(self, words: str, size: int, width: float) -> str:
        """As many of the words as fit."""
        if self.length(words, size) <= width:
            return words
        while self.length(f"{words}…", size) > width:
            words = words[:-1]
        return f"{words}…"

    def _stamp(self, letter: str, size: int, stroke: int) -> Image.Image:
        side = 2 * size * FINE
        stamp = Image.new("L", (side, side))
        ImageDraw.Draw(stamp).text(
            (side / 2, side / 2), letter, 255, self._letters(size), "mm", stroke_width=stroke
        )
        return stamp

    def _corner(self, at: Spot, side: int) -> tuple[int, int]:
        """Where a square around a spot begins."""
        return round(at[0] * FINE - side / 2), round(at[1] * FINE - side / 2)

    def _round(self, at: Spot, radius: float) -> Four:
        x, y = at
        return self._fine((x - radius, y - radius, x + radius, y + radius))

    def _many(self, spots: Sequence[Spot]) -> list[Spot]:
        return [(x * FINE, y * FINE) for x, y in spots]

    def _fine(self, box: Four) -> Four:
        left, top, right, bottom = box
        return left * FINE, top * FINE, right * FINE, bottom * FINE
