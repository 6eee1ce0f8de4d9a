"""Photos are drawn anew: what was hidden in the file, and where it was taken, stays behind."""

from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from services.media.port import Unfit

FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
"""What phones and platforms send. HEIC needs a decoder of its own; both platforms send JPEG."""

PIXELS, UNPACKED = 50_000_000, 16_000_000
"""So large a picture may be, and so large once it is unpacked (a JPEG is unpacked no larger than
needed): a small file can hold one that fills all memory. 16 million pixels are 64 MB, three times.
"""

LONGEST, PREVIEW = 2_560, 400
"""Pixels of the longer side: enough to read a number plate, enough to know a photo by."""

WHITE = (255, 255, 255)


def redrawn(body: BinaryIO) -> tuple[BinaryIO, BinaryIO]:
    """The photo upright as a plain JPEG without any notes, and a preview. Raises `Unfit`."""
    try:
        image = _drawn(body)
        small = image.copy()
        small.thumbnail((PREVIEW, PREVIEW))
        return _jpeg(image, 85), _jpeg(small, 75)
    except Unfit:
        raise
    except UnidentifiedImageError:
        raise Unfit("kind") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unfit("large") from None
    except Exception:  # noqa: BLE001  a decoder on bytes of strangers may raise anything
        raise Unfit("broken") from None


def _drawn(body: BinaryIO) -> Image.Image:
    body.seek(0)
    opened = Image.open(body, formats=FORMATS)
    _fits(opened, PIXELS)
    shrunk = max(1.0, max(opened.size) / LONGEST)
    opened.draft("RGB", (int(opened.width / shrunk), int(opened.height / shrunk)))
    _fits(opened, UNPACKED)
    plain = _plain(opened)
    plain.thumbnail((LONGEST, LONGEST))
    return ImageOps.exif_transpose(plain)


def _fits(image: Image.Image, most: int) -> None:
    if image.width * image.height > most:
        raise Unfit("large")


def _plain(image: Image.Image) -> Image.Image:
    """On white where it was see-through."""
    if not image.has_transparency_data:
        return image if image.mode == "RGB" else image.convert("RGB")
    seen = image if image.mode == "RGBA" else image.convert("RGBA")
    paper = Image.new("RGB", seen.size, WHITE)
    paper.paste(seen, mask=seen)
    paper.info = image.info  # which way is up
    return paper


def _jpeg(image: Image.Image, quality: int) -> BinaryIO:
    """Only the pixels are written: a new picture has no notes to bring along."""
    out = BytesIO()
    image.info.clear()
    image.save(out, "JPEG", quality=quality, optimize=True)
    return out
