"""The few files that phones send: bundled pictures, a silent voice, what the bot uploads."""

import secrets
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import msgspec

from domain.errors import NotFound

FOLDER = Path(__file__).parent / "media"
VOICE_AMR, VOICE_OGG = "voice-amr", "voice-ogg"
BUNDLED = {
    "hallway": ("hallway.jpg", "image/jpeg"),
    "lamp": ("lamp.jpg", "image/jpeg"),
    "pavement": ("pavement.jpg", "image/jpeg"),
    VOICE_AMR: ("voice.amr", "audio/amr"),
    VOICE_OGG: ("voice.ogg", "audio/ogg"),
}
"""Reference to file and kind. The pictures carry a GPS position, as a phone's do."""
UPLOADS, UPLOAD_SIZE = 30, 3_000_000


class File(msgspec.Struct, frozen=True):
    """Bytes and what they are."""

    data: bytes
    kind: str


class Media:
    """Files by name. `base_url` is where the simulator's pages are reached."""

    def __init__(self, base_url: Callable[[], str]) -> None:
        self._base_url = base_url
        self._uploads: OrderedDict[str, File] = OrderedDict()

    def get(self, ref: str) -> File:
        """A file's bytes. Raises `NotFound`."""
        if ref in self._uploads:
            return self._uploads[ref]
        if ref in BUNDLED:
            name, kind = BUNDLED[ref]
            return File((FOLDER / name).read_bytes(), kind)
        raise NotFound("no such media")

    def keep(self, data: bytes, kind: str) -> str:
        """Take an upload of the bot and return its reference; the oldest make room."""
        ref = f"up-{secrets.token_hex(8)}"
        self._uploads[ref] = File(data, kind)
        while len(self._uploads) > UPLOADS:
            self._uploads.popitem(last=False)
        return ref

    def shown(self, ref: str) -> str:
        """The path under which the page shows this file."""
        return f"/simulator/media/{ref}"

    def url(self, ref: str) -> str:
        """The whole address, as the platform would name it."""
        return self._base_url().rstrip("/") + self.shown(ref)
