"""The official account's platform on loopback, for user/info: knows whose its followers are."""

from collections import deque

from aiohttp import web
from aiohttp.test_utils import TestServer


class Official:
    """`unions` by openid, "" for a follower without one; whoever is missing does not follow.

    What stands in `errors` is answered once each, before the proper answer; `asked` are the openids
    that were asked for, `tokens` counts those handed out.
    """

    def __init__(self) -> None:
        self.unions: dict[str, str] = {}
        self.errors: deque[int] = deque()
        self.asked: list[str] = []
        self.tokens = 0
        self.confused = False
        application = web.Application()
        application.router.add_post("/cgi-bin/stable_token", self._token)
        application.router.add_get("/cgi-bin/user/info", self._info)
        self._server = TestServer(application)

    async def start(self) -> str:
        """Begin to listen; the address to be used as `api_base`."""
        await self._server.start_server(access_log=None)
        return str(self._server.make_url("")).rstrip("/")

    async def stop(self) -> None:
        """Close."""
        await self._server.close()

    async def _token(self, _: web.Request) -> web.Response:
        self.tokens += 1
        return web.json_response({"access_token": f"token-{self.tokens}", "expires_in": 7200})

    async def _info(self, request: web.Request) -> web.Response:
        openid = request.query["openid"]
        self.asked.append(openid)
        if self.errors:
            code = self.errors.popleft()
            return web.json_response({"errcode": code, "errmsg": f"stub {code}"})
        assert request.query["access_token"] == f"token-{self.tokens}"
        said = {"subscribe": 0, "openid": "oSomebodyElse" if self.confused else openid}
        if openid in self.unions:
            said |= {"subscribe": 1, "language": "zh_CN", "remark": "", "tagid_list": []}
            said |= {"unionid": self.unions[openid]} if self.unions[openid] else {}
        return web.json_response(said)
