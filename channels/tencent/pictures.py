"""Pictures of ours for WeChat and WeCom: uploaded once for all workers, named by the platform.

POST /cgi-bin/media/upload?type=image at both. Source: 公众号 › 新增临时素材; 企业微信 › 上传临时素材.
"""

import asyncio
import logging
from contextlib import suppress

from channels.tencent.api import Answer, File
from channels.tencent.calls import Calls
from domain.errors import Conflict, StoreError
from domain.uploads import KEPT, Upload
from domain.work import Outcome
from services.clock import Clock
from services.maps.drawn import Drawing, Drawn
from storage.port import Delete, Insert, Replace, Store

log = logging.getLogger(__name__)

UPLOAD = "/cgi-bin/media/upload"

PATIENCE_S = 4.0
"""Seconds for drawing and uploading: the call that carries words and picture has ten in all."""


class Named(Answer, frozen=True):
    """What the platform calls the file."""

    media_id: str = ""


class Pictures:
    """One account's pictures. `url` is its media/upload, `account` what tells it from others."""

    def __init__(
        self, url: str, account: str, calls: Calls, drawn: Drawn, store: Store, clock: Clock
    ) -> None:
        self._url, self._account, self._calls = f"{url}?type=image", account, calls
        self._drawn, self._store, self._clock = drawn, store, clock

    async def media(self, picture: str) -> str:
        """The platform's name for the picture at this address; "" where it cannot have it now.

        Never raises: without a picture its link will do.
        """
        try:
            async with asyncio.timeout(PATIENCE_S):
                drawing = await self._drawn.at(picture)
                return await self._named(drawing) if drawing else ""
        except (StoreError, TimeoutError, OSError) as fault:
            log.warning("%s: no picture was uploaded: %s", self._account, type(fault).__name__)
            return ""

    async def forget(self, picture: str) -> None:
        """The platform does not know the name any more."""
        with suppress(StoreError):
            drawing = await self._drawn.at(picture)
            known = await self._store.get(Upload, self._id(drawing)) if drawing else None
            if known:
                await self._store.commit([Delete(known)])

    async def _named(self, drawing: Drawing) -> str:
        known = await self._store.get(Upload, self._id(drawing))
        if known and known.expires_at > self._clock.now():
            return known.media
        file = File("map.png", "image/png", await self._drawn.png(drawing))
        said = await self._calls.post(self._url, file, Named)
        if isinstance(said, Outcome) or not said.media_id:
            why = said.detail if isinstance(said, Outcome) else f"errcode {said.errcode}"
            log.warning("%s: a picture was not taken: %s", self._account, why)
            return ""
        await self._keep(known, drawing, said.media_id)
        return said.media_id

    async def _keep(self, known: Upload | None, drawing: Drawing, media: str) -> None:
        """Another worker may have been as quick: either name is good."""
        version = known.version if known else 0
        fresh = Upload(
            id=self._id(drawing), street=self._store.street, version=version,
            media=media, expires_at=self._clock.now() + KEPT,
        )  # fmt: skip
        with suppress(Conflict):
            await self._store.commit([Replace(fresh) if known else Insert(fresh)])

    def _id(self, drawing: Drawing) -> str:
        return f"{self._account}:{drawing.key}"
