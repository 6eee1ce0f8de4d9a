"""The few files that phones send: bundled pictures, a silent voice, what the bot uploads."""

import secrets
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import msgspec

from domain.errors import NotFound

FOLDER = Path(__file__).parent / "media"
VOICE_AMR, VOICE_OGG = "voice.amr", "voice.ogg"
PICTURES = ("corridor.jpg", "lamp.jpg", "pavement.jpg")
KINDS = {".jpg": "image/jpeg", ".amr": "audio/amr", ".ogg": "audio/ogg"}
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
        if ref in (*PICTURES, VOICE_AMR, VOICE_OGG):
            path = FOLDER / ref
            return File(path.read_bytes(), KINDS[path.suffix])
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
