"""WeChat's servers on loopback: they give out tokens, take messages, and keep what they were told."""

import asyncio
import json
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import SimpleQueue
from typing import Any, NamedTuple, Self
from urllib.parse import parse_qsl, urlsplit

TOKEN = {"access_token": "whole-house-access", "expires_in": 7200}
TAKEN = {"errcode": 0, "errmsg": "ok"}


class Said(NamedTuple):
    """One message as the platform took it."""

    openid: str
    words: str


class Platform:
    """The account's `api_base` is `url`; it runs in threads of its own, whatever a test waits for.

    `refusals` are the error codes it answers messages with first, quoting everything it was sent.
    `media` is what people sent, by its id, `unions` whose their accounts are, by openid. What
    a mini-program signs in with is its person's openid.
    """

    def __init__(self) -> None:
        self.refusals: list[int] = []
        self.media: dict[str, bytes] = {}
        self.unions: dict[str, str] = {}
        self._said: SimpleQueue[Said] = SimpleQueue()
        self._asked = threading.Event()
        self._speaks = threading.Event()
        self._speaks.set()
        platform = self

        class Door(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"] or 0))
                self._say(json.dumps(platform.answer(self.path, json.loads(body))).encode())

            def do_GET(self) -> None:
                query = dict(parse_qsl(urlsplit(self.path).query))
                if openid := query.get("js_code") or query.get("openid"):
                    known = {"openid": openid, "unionid": platform.unions.get(openid, "")}
                    self._say(json.dumps(known).encode())
                    return
                gone = json.dumps({"errcode": 40007, "errmsg": self.path}).encode()
                self._say(platform.media.get(query.get("media_id", ""), gone))

            def _say(self, answer: bytes) -> None:
                with suppress(ConnectionError):  # killed, while it waited for us
                    self.send_response(200)
                    self.send_header("Content-Type", "application/json")
                    self.send_header("Content-Length", str(len(answer)))
                    self.end_headers()
                    self.wfile.write(answer)

            def log_message(self, *_: object) -> None:
                """Nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    def __enter__(self) -> Self:
        """Listen."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Answer who still waits, and close."""
        self.speak()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def url(self) -> str:
        """What WECHAT__API_BASE has to be."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def rest(self, openid: str = "") -> list[Said]:
        """What it took since and nobody looked at, to this person if one is named."""
        rest = [self._said.get() for _ in range(self._said.qsize())]
        return [said for said in rest if openid in ("", said.openid)]

    async def said(self, openid: str = "") -> Said:
        """The next message it took, to this person if one is named."""
        while True:
            said = await asyncio.to_thread(self._said.get)
            if openid in ("", said.openid):
                return said

    def hush(self) -> None:
        """From now on take messages and answer nothing, until `speak`."""
        self._asked.clear()
        self._speaks.clear()

    def speak(self) -> None:
        """Answer again, also whoever waits."""
        self._speaks.set()

    async def asked(self) -> None:
        """Until somebody waits for an answer."""
        await asyncio.to_thread(self._asked.wait)

    def answer(self, path: str, told: Any) -> dict[str, Any]:
        """What one call is answered, sooner or later."""
        if path.startswith("/cgi-bin/stable_token"):
            return TOKEN
        self._asked.set()
        self._speaks.wait()
        if self.refusals:
            return {"errcode": self.refusals.pop(0), "errmsg": f"{path} {told}"}
        self._said.put(Said(told["touser"], told["text"]["content"]))
        return TAKEN
