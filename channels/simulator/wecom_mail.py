"""A member's acts as WeCom reports them, and the application's passive answers read."""

from channels.simulator import acts
from channels.simulator.keys import WecomKeys
from channels.simulator.mail import Errand, Parcel
from channels.simulator.media import VOICE_AMR, Media
from channels.simulator.phones import Entry
from channels.simulator.signing import Fields, parse, seal_for_corp, unseal
from channels.simulator.wechat_mail import SILENT, location, words
from channels.simulator.wecom_platform import response_code
from domain.errors import NotPossible, NotUnderstood


class WecomMail:
    """The application's side of the line."""

    def __init__(self, keys: WecomKeys, media: Media) -> None:
        self._keys, self._media = keys, media

    def parcel(self, errand: Errand, now: int) -> Parcel:
        """The callback for this act; each try is signed afresh, its ids stay."""
        fields: Fields = {
            "ToUserName": self._keys.corp_id,
            "FromUserName": errand.chat.external,
            "CreateTime": errand.at // 1000,
            **self._content(errand),
            "AgentID": int(self._keys.agent_id),
        }
        return seal_for_corp(self._keys, fields, now)

    def read(self, body: bytes) -> tuple[list[Entry], str]:
        """What the chat shows of a passive answer: a text or nothing."""
        if body in SILENT:
            return [], body.decode()
        plain = unseal(self._keys, body)
        answer = parse(plain)
        if answer.get("MsgType") != "text":
            raise NotUnderstood("a passive answer of a kind that phones do not show")
        return [words(answer)], plain.replace("><", ">\n<")

    def _content(self, errand: Errand) -> Fields:
        act, number = errand.act, errand.number
        match act:
            case acts.Say():
                return {"MsgType": "text", "Content": act.text, "MsgId": number}
            case acts.Photograph():
                url, ref = self._media.url(act.picture), act.picture
                return {"MsgType": "image", "PicUrl": url, "MediaId": ref, "MsgId": number}
            case acts.Speak():
                heard = {"MediaId": VOICE_AMR, "Format": "amr"}
                return {"MsgType": "voice", **heard, "MsgId": number}
            case acts.Place():
                return {**location(act, number), "AppType": "wxwork"}
            case _:
                return {"MsgType": "event", **_event(errand, act)}


def _event(errand: Errand, act: acts.Sent) -> Fields:
    match act:
        case acts.Follow():
            return {"Event": "subscribe"}
        case acts.Leave():
            return {"Event": "unsubscribe"}
        case acts.Press():
            return {"Event": "click", "EventKey": act.key}
        case acts.Tap():
            return _pressed(errand, act)
        case _:
            raise NotPossible("this cannot be done in WeCom")


def _pressed(errand: Errand, act: acts.Tap) -> Fields:
    card = next((e for e in errand.chat.entries if e.task and e.message == act.message), None)
    if card is None:
        raise NotPossible("there is no such button")
    return {
        "Event": "template_card_event",
        "EventKey": act.data,
        "TaskId": card.task,
        "CardType": "button_interaction",
        "ResponseCode": response_code(card.task, errand.number, errand.at),
    }
