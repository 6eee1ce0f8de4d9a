"""WeCom and an official account with their limits, in a process of their own, over HTTP.

    python -m benchmarks.muster.platforms 8099

A member gets 30 messages a minute and 1,000 an hour, and what is beyond is dropped without a word,
as are repeated words; a message names at most 1,000 of them. A robot refuses the 21st post of a
minute. An openid takes the customer-service messages and notices that the stage grants it.
"""

import argparse
import asyncio
import hashlib
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable

import msgspec
from aiohttp import web

from benchmarks.muster.accounts import WECHAT, WECOM
from benchmarks.muster.wire import Busy, Card, Counted, Json, Numbers, Stage

ANSWER_S = {"wecom": 0.3, "wechat": 0.1}
"""How long an answer takes, seconds."""

MOST = 1_000
MINUTE, HOUR = 60_000, 3_600_000
MEMBER = ((30, MINUTE), (1_000, HOUR))
ROBOT = ((20, MINUTE),)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Platforms:
    """Both of them, and the books of what came in."""

    def __init__(self) -> None:
        self.stage, self.counted = Stage(), Counted()
        self._known: frozenset[str] = frozenset()
        self._sends: defaultdict[str, deque[int]] = defaultdict(deque)
        self._words: dict[tuple[str, str], int] = {}
        self._tasks: set[str] = set()
        self._codes: set[str] = set()

    def routes(self) -> list[web.RouteDef]:
        """What a client may ask, and what the benchmark asks."""
        wecom, wechat = "/wecom/cgi-bin", "/wechat/cgi-bin"
        return [
            web.get(f"{wecom}/gettoken", self._corp_token),
            web.post(f"{wecom}/message/send", self._asked(self._members, "wecom")),
            web.post(f"{wecom}/message/update_template_card", self._asked(self._grey, "wecom")),
            web.post(f"{wecom}/webhook/send", self._asked(self._robot, "")),
            web.post(f"{wechat}/stable_token", self._stable_token),
            web.post(f"{wechat}/message/custom/send", self._asked(self._custom, "wechat")),
            web.post(f"{wechat}/message/template/send", self._asked(self._template, "wechat")),
            web.post(f"{wechat}/message/subscribe/bizsend", self._asked(self._notice, "wechat")),
            web.post("/stage", self._set),
            web.post("/busy", self._busy),
            web.get("/counted", self._told),
            web.get("/numbers", self._numbers),
        ]

    # -- the benchmark's own --------------------------------------------------------------------

    async def _set(self, request: web.Request) -> web.StreamResponse:
        self.stage = msgspec.json.decode(await request.read(), type=Stage)
        self._known = frozenset(self.stage.members)
        return web.Response()

    async def _busy(self, request: web.Request) -> web.StreamResponse:
        busy = msgspec.json.decode(await request.read(), type=Busy)
        for name, count in busy.told.items():
            self._sends[name].extend([busy.at] * count)
        return web.Response()

    async def _told(self, _: web.Request) -> web.StreamResponse:
        return web.Response(body=msgspec.json.encode(self.counted))

    async def _numbers(self, _: web.Request) -> web.StreamResponse:
        numbers = Numbers(len(self.counted.told), self.counted.aside)
        return web.Response(body=msgspec.json.encode(numbers))

    # -- tokens ---------------------------------------------------------------------------------

    async def _corp_token(self, request: web.Request) -> web.StreamResponse:
        asked = (request.query.get("corpid"), request.query.get("corpsecret"))
        good = asked == (WECOM.corp_id, WECOM.secret)
        return _answer(access_token="wecom", expires_in=7200) if good else _answer(40013)

    async def _stable_token(self, request: web.Request) -> web.StreamResponse:
        asked = msgspec.json.decode(await request.read())
        good = (asked["appid"], asked["secret"]) == (WECHAT.app_id, WECHAT.app_secret)
        return _answer(access_token="wechat", expires_in=7200) if good else _answer(40013)

    def _asked(self, handle: Callable[[Json], Json | int], token: str) -> Handler:
        """Take it the moment it comes in, and answer after a while."""

        async def asked(request: web.Request) -> web.StreamResponse:
            raw, path, requests = await request.read(), request.path, self.counted.requests
            body = msgspec.json.decode(raw)
            if self.stage.aside not in raw.decode():
                requests[path] = requests.get(path, 0) + 1
            known = request.query.get("access_token", "") == token
            answer = handle(body | {"key": request.query.get("key")}) if known else 40014
            code = answer if isinstance(answer, int) else 0
            self.counted.answers[code] = self.counted.answers.get(code, 0) + 1
            await asyncio.sleep(ANSWER_S[path.split("/")[1]])
            return _answer(code, **({} if isinstance(answer, int) else answer))

        return asked

    # -- WeCom ----------------------------------------------------------------------------------

    def _members(self, asked: Json) -> Json | int:
        users = asked["touser"].split("|")
        if len(users) > MOST:
            return 40032
        known = [user for user in users if user in self._known]
        if not known:
            return 81013
        card: Json = asked.get("template_card") or {}
        if card and card["task_id"] in self._tasks:
            return 42014
        words = msgspec.json.encode(card or asked["text"]).decode()
        mark = hashlib.sha256(words.encode()).hexdigest()
        fitting = [user for user in known if self._taken(user, MEMBER)]
        reached = [user for user in fitting if self._new(user, mark)]
        self.counted.dropped += len(known) - len(fitting)
        self.counted.repeated += len(fitting) - len(reached)
        if card:
            self._tasks.add(card["task_id"])
        keys = _keys(card) if card else {}
        calls = self.stage.button in keys
        if calls:
            self.counted.cards.append(Card(card["task_id"], keys, reached))
        for user in reached:
            self._tell(user, words, call=calls)
        return {"invaliduser": "|".join(user for user in users if user not in self._known)}

    def _grey(self, asked: Json) -> Json | int:
        code = asked["response_code"]
        if code in self._codes:
            return 42049
        self._codes.add(code)
        return {}

    def _robot(self, asked: Json) -> Json | int:
        if asked["key"] not in self.stage.robots:
            return 93000
        name = f"robot:{asked['key']}"
        if not self._taken(name, ROBOT):
            return 45009
        self._tell(name, "", call=True)
        return {}

    def _taken(self, name: str, limits: tuple[tuple[int, int], ...]) -> bool:
        """Whether every limit has a place for one more; it is taken then."""
        sends, now = self._sends[name], round(time.time() * 1_000)
        if any(sum(at > now - window for at in sends) >= count for count, window in limits):
            return False
        sends.append(now)
        return True

    def _new(self, user: str, mark: str) -> bool:
        """Whether these words are new to them: every message asks for that check (600 s)."""
        now, last = round(time.time() * 1_000), self._words.get((user, mark), 0)
        self._words[user, mark] = now
        return now - last > 10 * MINUTE

    # -- the official account -------------------------------------------------------------------

    def _custom(self, asked: Json) -> Json | int:
        left = self.stage.followers.get(asked["touser"])
        if left is None:
            return 40003
        if left <= 0:
            return 45015 if left < 0 else 45047
        self.stage.followers[asked["touser"]] = left - 1
        return self._shown(asked)

    def _template(self, asked: Json) -> Json | int:
        return self._shown(asked) if asked["touser"] in self.stage.followers else 43004

    def _notice(self, asked: Json) -> Json | int:
        left = self.stage.consents.get(asked["touser"], 0)
        if left <= 0:
            return 43101
        self.stage.consents[asked["touser"]] = left - 1
        return self._shown(asked)

    def _shown(self, asked: Json) -> Json:
        words = msgspec.json.encode(asked).decode()
        self._tell(asked["touser"], words, call=self.stage.aside not in words)
        return {}

    def _tell(self, name: str, words: str, *, call: bool) -> None:
        if not call:
            self.counted.aside += 1
            self.counted.said[name] = words
        elif name in self.counted.told:
            self.counted.twice += 1
        else:
            self.counted.told[name] = time.time()


def _keys(card: Json) -> dict[str, str]:
    return {one["text"]: one["key"] for one in card["button_list"] if "key" in one}


def _answer(code: int = 0, **fields: object) -> web.Response:
    return web.json_response({"errcode": code, "errmsg": ""} | fields)


def main() -> None:
    """Listen until somebody ends the process."""
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    app = web.Application(client_max_size=1 << 22)
    app.add_routes(Platforms().routes())
    port = parser.parse_args().port
    web.run_app(app, host="127.0.0.1", port=port, access_log=None, print=None)


if __name__ == "__main__":
    main()
