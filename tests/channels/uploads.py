"""`/cgi-bin/media/upload` of WeChat and WeCom on loopback: takes a file in the form, names it."""

from collections import deque

from aiohttp import BodyPartReader, web


class Uploads:
    """What was taken, in order: bytes, and the token it came with.

    What stands in `answers` is said once each instead of a name: an error code.
    """

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.tokens: list[str] = []
        self.answers: deque[int] = deque()

    async def take(self, request: web.Request) -> web.Response:
        """One upload."""
        assert request.query["type"] == "image"
        self.tokens.append(request.query["access_token"])
        part = await (await request.multipart()).next()
        assert isinstance(part, BodyPartReader)
        assert (part.name, part.filename) == ("media", "map.png")
        assert part.headers["Content-Type"] == "image/png"
        data = bytes(await part.read())
        if self.answers:
            return web.json_response({"errcode": self.answers.popleft(), "errmsg": "no"})
        self.taken.append(data)
        return web.json_response({"type": "image", "media_id": f"M-{len(self.taken)}"})
