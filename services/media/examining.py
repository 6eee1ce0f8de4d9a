"""What was fetched is taken for what it is, not for what it is called; the rest is refused."""

from typing import BinaryIO, NamedTuple

from domain.message import Media
from services.media import films, sounds
from services.media.port import Unfit

LARGEST = {"photo": 10 << 20, "voice": 2 << 20, "video": 20 << 20}
"""Bytes that may be fetched, by kind."""


class Fit(NamedTuple):
    """What may be kept: cleaned, with a small picture of it where there can be one."""

    mime: str
    file: BinaryIO
    preview: BinaryIO | None = None


def examined(media: Media, body: BinaryIO) -> Fit:
    """Look at what was fetched, which may be changed by it. Takes processor time: for a thread.

    Raises `Unfit`.
    """
    if media.kind == "photo":
        from services.media.photos import redrawn  # Pillow, only where there is a photo

        return Fit("image/jpeg", *redrawn(body))
    body.seek(0)
    start = body.read(16)
    if media.kind == "voice" and (mime := sounds.recognised(start, body)):
        return Fit(mime, body)
    if start[4:8] != b"ftyp":
        raise Unfit("kind")
    mime = films.cleaned(body)
    if media.kind == "voice" and not mime.startswith("audio/"):
        raise Unfit("kind")
    return Fit(mime, body)
