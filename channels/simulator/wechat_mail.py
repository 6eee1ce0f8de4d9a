"""An owner's acts as WeChat reports them, and the account's passive answers read."""

from channels.simulator import acts
from channels.simulator.keys import WechatKeys
from channels.simulator.mail import Errand, Parcel
from channels.simulator.media import VOICE_AMR, Media
from channels.simulator.phones import Article, Entry
from channels.simulator.signing import Fields, parse, seal, unseal
from domain.errors import NotPossible, NotUnderstood
from domain.geo import wgs84_to_gcj02

SILENT = (b"", b"success")


class WechatMail:
    """The official account's side of the line."""

    def __init__(self, keys: WechatKeys, media: Media) -> None:
        self._keys = keys
        self._media = media

    def parcel(self, errand: Errand, now: int) -> Parcel:
        """The callback for this act; each try is signed afresh, its ids stay."""
        openid = errand.chat.external
        fields: Fields = {
            "ToUserName": self._keys.account,
            "FromUserName": openid,
            "CreateTime": errand.at // 1000,
            **self._content(errand),
        }
        return seal(self._keys, fields, openid=openid, now=now)

    def read(self, body: bytes) -> tuple[list[Entry], str]:
        """What the chat shows of a passive answer: a text, one article, a picture or nothing."""
        if body in SILENT:
            return [], body.decode()
        plain = unseal(self._keys, body)
        answer = parse(plain)
        make = {"text": words, "news": _article, "image": self._picture}.get(
            answer.get("MsgType", "")
        )
        if make is None:
            raise NotUnderstood("a passive answer of a kind that phones do not show")
        return [make(answer)], plain.replace("><", ">\n<")

    def _content(self, errand: Errand) -> Fields:
        act, number = errand.act, errand.number
        match act:
            case acts.Say():
                return {"MsgType": "text", "Content": act.text, "MsgId": number}
            case acts.Photograph():
                url, ref = self._media.url(act.picture), act.picture
                return {"MsgType": "image", "PicUrl": url, "MediaId": ref, "MsgId": number}
            case acts.Speak():
                return _voice(act, number)
            case acts.Place():
                return location(act, number)
            case _:
                return {"MsgType": "event", **_event(act, following=errand.following)}

    def _picture(self, answer: Fields) -> Entry:
        ref = str(answer.get("MediaId", ""))
        return Entry(side="bot", kind="photo", picture=self._media.shown(ref))


def words(answer: Fields) -> Entry:
    """A passive text as the phone shows it."""
    return Entry(side="bot", kind="text", text=str(answer.get("Content", "")))


def _article(answer: Fields) -> Entry:
    def word(name: str) -> str:
        return str(answer.get(name, ""))

    card = Article(word("Title"), word("Description"), word("PicUrl"), word("Url"))
    return Entry(side="bot", kind="article", article=card)


def _voice(act: acts.Speak, number: int) -> Fields:
    heard = {"Recognition": act.recognised} if act.recognised else {}
    return {"MsgType": "voice", "MediaId": VOICE_AMR, "Format": "amr", **heard, "MsgId": number}


def location(act: acts.Place, number: int) -> Fields:
    """Where somebody is, in the system that WeChat's and WeCom's phones speak."""
    lat, lng = wgs84_to_gcj02((act.lat, act.lng))
    return {
        "MsgType": "location",
        "Location_X": round(lat, 6),
        "Location_Y": round(lng, 6),
        "Scale": 15,
        "Label": act.label,
        "MsgId": number,
    }


def _event(act: acts.Sent, *, following: bool) -> Fields:
    match act:
        case acts.Follow(scene=""):
            return {"Event": "subscribe", "EventKey": ""}
        case acts.Follow() if following:
            return {"Event": "SCAN", "EventKey": act.scene, "Ticket": f"simulator-{act.scene}"}
        case acts.Follow():
            key = f"qrscene_{act.scene}"
            return {"Event": "subscribe", "EventKey": key, "Ticket": f"simulator-{act.scene}"}
        case acts.Leave():
            return {"Event": "unsubscribe", "EventKey": ""}
        case acts.Press():
            return {"Event": "CLICK", "EventKey": act.key}
        case _:
            raise NotPossible("this cannot be done in WeChat")
