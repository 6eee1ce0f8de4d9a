"""`GET/POST /miniprogram`: what the platform tells of the mini-program (消息推送), in XML or JSON.

Nobody speaks to us here: it is verdicts on photos, and consents that are taken back. All else is
answered with `success`, or the platform would send it again.
"""

import logging
from collections.abc import Mapping

import msgspec
from aiohttp import web

from channels.doorstep import again, refused, text, where
from channels.miniprogram.checker import opinion
from channels.tencent.elements import elements
from channels.tencent.pushes import Pushes, PushKeys
from channels.tencent.readings import need
from domain.errors import NotUnderstood, StoreError, XinyiError
from domain.people import Address
from services.delivery.ledgers import Grants
from services.office import Office
from services.screening import verdicts

log = logging.getLogger(__name__)

LARGEST = 64 * 1024
"""Bytes of a body."""

Fields = Mapping[str, str]


class MiniprogramDoor:
    """One mini-program's callbacks."""

    def __init__(self, keys: PushKeys, office: Office) -> None:
        self._app_id, self._office = keys.app_id, office
        self._pushes, self._grants = Pushes(keys, office.clock), Grants(office.store)

    def routes(self) -> list[web.RouteDef]:
        """What the server mounts."""
        return [web.get("/miniprogram", self.verify), web.post("/miniprogram", self.receive)]

    async def verify(self, request: web.Request) -> web.Response:
        """See `Pushes.verified`."""
        try:
            return self._pushes.verified(request)
        except XinyiError as refusal:
            return refused("miniprogram", refusal)

    async def receive(self, request: web.Request) -> web.Response:
        """One delivery: 200 once its effects are durable, 4xx where it is not a delivery at all."""
        try:
            fields = _fields(await self._pushes.opened(request, LARGEST))
            await self._heard(fields)
        except StoreError as fault:
            log.warning("miniprogram: not stored, the platform will send again (%s)", fault.id)
            return again()
        except XinyiError as refusal:
            return refused("miniprogram", refusal)
        except Exception as fault:  # noqa: BLE001  the platform sends it again
            log.error("miniprogram: an event failed: %s", where(fault))  # noqa: TRY400  values are personal
            return again()
        return text("success")

    async def _heard(self, fields: Fields) -> None:
        match fields.get("Event", "").lower():
            case "wxa_media_check":
                await self._judged(fields)
            case "subscribe_msg_change_event":
                await self._taken_back(fields)

    async def _judged(self, fields: Fields) -> None:
        """A verdict on a photo; one that could not be reached is for somebody to look at."""
        if fields.get("appid", self._app_id) != self._app_id:
            raise NotUnderstood("不是本小程序的结果。This is about another mini-program.")
        reached = fields.get("errcode", "0") == "0"
        suggest = fields.get("result/suggest", "") if reached else "review"
        trace = need(fields, "trace_id")
        await verdicts.heard(self._office, trace, opinion(suggest), self._office.clock.now())

    async def _taken_back(self, fields: Fields) -> None:
        """Notices were switched off in the platform's own settings: none is allowed any more."""
        person = Address("miniprogram", self._app_id, need(fields, "FromUserName"))
        lists = ("List/", "SubscribeMsgChangeEvent/List/")
        for start in lists:
            templates, answers = (
                fields.get(start + part, "").split("\n")
                for part in ("TemplateId", "SubscribeStatusString")
            )
            for template, answer in zip(templates, answers, strict=False):
                if template and answer == "reject":
                    await self._grants.clear(person, template)


def _fields(raw: bytes) -> dict[str, str]:
    """The elements of an XML body, or the members of a JSON one under the same paths."""
    if not raw.lstrip().startswith(b"{"):
        return elements(raw)
    try:
        found: dict[str, str] = {}
        _flatten(msgspec.json.decode(raw), "", found)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise NotUnderstood("正文不是 JSON。The body is not well-formed JSON.") from None
    else:
        return found


def _flatten(value: object, path: str, found: dict[str, str]) -> None:
    """As `elements` reads XML: `List/TemplateId` holds those of all of a list, one a line."""
    if isinstance(value, dict):
        for name, inner in value.items():
            _flatten(inner, f"{path}/{name}" if path else name, found)
    elif isinstance(value, list):
        for inner in value:
            _flatten(inner, path, found)
    else:
        said = "" if value is None else str(value)
        found[path] = f"{found[path]}\n{said}" if path in found else said
