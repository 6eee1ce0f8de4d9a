"""`POST media`: a photo ahead of its words: looked at, drawn anew without its position, kept a day."""

import asyncio
import secrets
import tempfile
from http import HTTPStatus
from typing import BinaryIO, cast

import msgspec
from aiohttp import BodyPartReader, web
from aiohttp.http_exceptions import HttpProcessingError

from domain.access import Upload
from domain.message import Media
from services.media.examining import LARGEST, examined
from services.media.port import Unfit
from services.office import Office
from services.unit import Unit
from storage.files.port import ORPHANED, Files
from storage.port import eq
from web.api.asking import Asked, Operation
from web.api.problem import Problem

KEPT = ORPHANED - 3_600_000
"""How long (ms) it waits for its words: an hour less than a file that nothing names."""

BROKEN = (HttpProcessingError, ValueError, AssertionError, RuntimeError)
"""What aiohttp makes of a broken form."""

MOST = 30
"""Photos of one person that may wait at a time."""


class Uploaded(msgspec.Struct, frozen=True):
    """What a case names it by, until (ISO 8601) it is forgotten."""

    id: str
    expires_at: str


class Uploads:
    """Takes photos; they are looked at one by one (one can fill 150 MB unpacked)."""

    def __init__(self, office: Office, files: Files) -> None:
        self._office, self._files = office, files
        self._looking = asyncio.Lock()

    def operations(self) -> list[Operation]:
        """What can be asked here."""
        return [
            Operation(
                method="POST", path="/media", name="upload", summary="Send a photo ahead",
                does=self.take, answer=Uploaded, status=201, upload=True, may_be=(409,),
            )
        ]  # fmt: skip

    async def take(self, asked: Asked) -> Uploaded:
        """Whatever it is called, it is taken for what it is."""
        office, person = self._office, asked.who.own
        waiting = await office.store.find(Upload, [eq("person", person)], limit=MOST)
        if len(waiting) >= MOST:
            raise Problem(HTTPStatus.CONFLICT, "api-not-now")
        with tempfile.TemporaryFile(buffering=0) as body:
            await _received(asked.request, cast("BinaryIO", body))
            try:
                async with self._looking:
                    fit = await asyncio.to_thread(
                        examined, Media("photo", ""), cast("BinaryIO", body)
                    )
            except Unfit:
                raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "api-unfit") from None
            file = await self._files.put(fit.file, asked.now)
            preview = await self._files.put(fit.preview, asked.now) if fit.preview else ""
        upload = Upload(
            id=secrets.token_urlsafe(16),
            street=office.street.id,
            person=person,
            media=Media("photo", "", file=file, preview=preview, mime=fit.mime),
            expires_at=asked.now + KEPT,
        )
        unit = Unit(office.store)
        unit.insert(upload)
        await unit.commit()
        until = office.calendar.local(upload.expires_at).isoformat(timespec="seconds")
        return Uploaded(upload.id, until)


async def _received(request: web.Request, body: BinaryIO) -> None:
    """The part called `file`, and not a byte more than a photo may have."""
    if request.content_type != "multipart/form-data":
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "api-only-form")
    left = LARGEST["photo"]
    try:
        reader = await request.multipart()
        part = await reader.next()
        if not isinstance(part, BodyPartReader) or part.name != "file":
            raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "api-only-form")
        while piece := await part.read_chunk(65_536):
            left -= len(piece)
            if left < 0:
                raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "api-unfit")
            body.write(piece)
    except BROKEN:
        raise Problem(HTTPStatus.BAD_REQUEST, "api-only-form") from None
