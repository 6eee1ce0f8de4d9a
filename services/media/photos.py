"""Photos are drawn anew: what was hidden in the file, and where it was taken, stays behind."""

from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from services.media.examining import Unfit

FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
"""What phones and platforms send. HEIC needs a decoder of its own; both platforms send JPEG."""

PIXELS = 40_000_000
"""So large a picture may be, unpacked: a small file can hold one that fills all memory."""

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
    if opened.width * opened.height > PIXELS:
        raise Unfit("large")
    opened.draft("RGB", (LONGEST, LONGEST))  # a JPEG is unpacked no larger than needed
    upright = ImageOps.exif_transpose(opened)
    plain = _plain(upright)
    plain.thumbnail((LONGEST, LONGEST))
    return plain


def _plain(image: Image.Image) -> Image.Image:
    """On white where it was see-through."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    seen = image.convert("RGBA")
    paper = Image.new("RGB", seen.size, WHITE)
    paper.paste(seen, mask=seen)
    return paper


def _jpeg(image: Image.Image, quality: int) -> BinaryIO:
    """Only the pixels are written: a new picture has no notes to bring along."""
    out = BytesIO()
    image.info.clear()
    image.save(out, "JPEG", quality=quality, optimize=True)
    return out
