"""Pictures as phones take them and as mischief makes them; all real files."""

import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO, cast

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational

GPS, ORIENTATION, MAKE = 0x8825, 0x0112, 0x010F
RED, BLUE = (220, 20, 20), (20, 20, 220)
PHONE = "Xinyi Phone 9"


@contextmanager
def body(content: bytes) -> Iterator[BinaryIO]:
    """As it lies in a file after it was fetched."""
    with tempfile.TemporaryFile(buffering=0) as file:
        file.write(content)
        yield cast("BinaryIO", file)


def two_halves(width: int = 400, height: int = 200, mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image.convert(mode)


def jpeg(image: Image.Image | None = None, **more: object) -> bytes:
    """A JPEG."""
    out = BytesIO()
    (image or two_halves()).save(out, "JPEG", **more)
    return out.getvalue()


def turned(kind: str, mode: str) -> bytes:
    """Taken with the phone held upright, in any format and mode."""
    exif, out = Image.Exif(), BytesIO()
    exif[ORIENTATION] = 6
    two_halves(mode=mode).save(out, kind, exif=exif)
    return out.getvalue()


def from_a_phone(orientation: int = 1) -> bytes:
    """With everything a phone writes beside the picture: where, which phone, which way up."""
    exif = Image.Exif()
    exif[MAKE], exif[ORIENTATION] = PHONE, orientation
    degrees = (IFDRational(31), IFDRational(14), IFDRational(5))
    exif.get_ifd(GPS).update({1: "N", 2: degrees, 3: "E", 4: degrees})
    xmp = b"<x:xmpmeta>exif:GPSLatitude 31,14.08N</x:xmpmeta>"
    return jpeg(exif=exif, xmp=xmp, comment=b"at home, Yichuan Village 4")


def png(image: Image.Image, **more: object) -> bytes:
    """A PNG with a note in it."""
    notes = PngInfo()
    notes.add_text("Location", "at home, Yichuan Village 4")
    out = BytesIO()
    image.save(out, "PNG", pnginfo=notes, **more)
    return out.getvalue()


def bomb(side: int) -> bytes:
    """A PNG of a few bytes that says it is `side` pixels wide and high."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"\0" * 999))
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


def archive() -> bytes:
    """A zip with something in it that should run."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("run.html", "<script>alert(1)</script>")
    return out.getvalue()
