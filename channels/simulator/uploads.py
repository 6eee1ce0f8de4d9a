"""What the bot uploads: WeChat and WeCom take it in the same form."""

from aiohttp import BodyPartReader, web

from channels.simulator.media import UPLOAD_SIZE, Media

TOO_LARGE, NO_MEDIA = 45002, 47001
"""The platforms' codes."""


async def taken(request: web.Request, media: Media) -> str | int:
    """The reference of what was uploaded, or why not."""
    async for part in await request.multipart():
        if isinstance(part, BodyPartReader) and part.name == "media":
            data = bytes(await part.read())
            if len(data) > UPLOAD_SIZE:
                return TOO_LARGE
            return media.keep(data, part.headers.get("Content-Type", "image/jpeg"))
    return NO_MEDIA
