"""WeChat's signatures and cipher from the platform's side: sign a callback, open its answer.

By wechatpy and not by our own envelope, so that neither is measured by itself. It is imported
where it is used: its HTTP clients would be a tenth of the server's start.
"""

import base64
import re
import secrets
from collections.abc import Mapping
from xml.etree import ElementTree

from channels.simulator.keys import WechatKeys, WecomKeys
from channels.simulator.mail import Parcel
from domain.errors import NotUnderstood

PATIENCE = 5.0
"""After five seconds WeChat hangs up (公众号 › 被动回复用户消息)."""

Fields = Mapping[str, str | int | float | Mapping[str, str]]


def signature(*parts: str) -> str:
    """sha1 over the sorted parts, as every WeChat signature is made."""
    from wechatpy.utils import WeChatSigner

    signer = WeChatSigner()
    signer.add_data(*parts)
    return str(signer.signature)


def xml(fields: Fields, between: str = "") -> str:
    """A callback's body: numbers plain, words in CDATA that cannot be broken out of."""
    parts = (f"<{name}>{_value(value)}</{name}>" for name, value in fields.items())
    return between.join(("<xml>", *parts, "</xml>"))


def seal(keys: WechatKeys, fields: Fields, *, openid: str, now: int) -> Parcel:
    """Sign a callback, and encrypt it as the account's mode wants; `now` in ms UTC."""
    plain, stamp, nonce = xml(fields), str(now // 1000), str(secrets.randbelow(10**10))
    query = {
        "signature": signature(keys.token, stamp, nonce),
        "timestamp": stamp,
        "nonce": nonce,
        "openid": openid,
    }
    body = plain
    if keys.mode != "plain":
        cipher = _cipher(keys, plain)
        query["encrypt_type"] = "aes"
        query["msg_signature"] = signature(keys.token, stamp, nonce, cipher)
        shown = fields if keys.mode == "compatible" else {"ToUserName": fields["ToUserName"]}
        body = xml({**shown, "Encrypt": cipher})
    return Parcel(
        path=keys.path,
        query=query,
        headers={"Content-Type": "text/xml"},
        body=body.encode(),
        readable=_readable(keys, query, fields, "" if keys.mode == "plain" else body),
        patience=PATIENCE,
    )


def seal_for_corp(keys: WecomKeys, fields: Fields, now: int) -> Parcel:
    """Encrypt and sign a callback of WeCom's, which has no other mode; `now` in ms UTC."""
    stamp, nonce, cipher = (
        str(now // 1000),
        str(secrets.randbelow(10**10)),
        _cipher(keys, xml(fields)),
    )
    query = {
        "msg_signature": signature(keys.token, stamp, nonce, cipher),
        "timestamp": stamp,
        "nonce": nonce,
    }
    body = xml({"ToUserName": keys.corp_id, "AgentID": keys.agent_id, "Encrypt": cipher})
    return Parcel(
        path=keys.path,
        query=query,
        headers={"Content-Type": "text/xml"},
        body=body.encode(),
        readable=_readable(keys, query, fields, body),
        patience=PATIENCE,
    )


def unseal(keys: WechatKeys | WecomKeys, body: bytes) -> str:
    """The plain XML of a passive answer, verified and decrypted. Raises `NotUnderstood`."""
    from wechatpy.crypto import WeChatCrypto
    from wechatpy.exceptions import WeChatException

    try:
        tree = parse(body)
        if "Encrypt" not in tree:
            return body.decode()
        crypto = WeChatCrypto(keys.token, keys.aes_key, keys.receiver)
        return str(
            crypto.decrypt_message(
                {"Encrypt": tree["Encrypt"]},
                tree.get("MsgSignature", ""),
                tree.get("TimeStamp", ""),
                tree.get("Nonce", ""),
            )
        )
    except (WeChatException, ValueError, IndexError, AssertionError) as error:
        raise NotUnderstood("the answer's cipher or signature does not hold") from error


def parse(body: bytes | str) -> dict[str, str]:
    """The leaves of an answer's XML by name, deepest last. Raises `NotUnderstood`."""
    try:
        # Our own door wrote it on loopback, and expat 2.4.1+ limits entity expansion itself.
        root = ElementTree.fromstring(body)  # noqa: S314
    except (ElementTree.ParseError, ValueError) as error:
        raise NotUnderstood("the answer is not XML") from error
    return {node.tag: node.text or "" for node in root.iter() if not len(node)}


def _value(value: str | float | Mapping[str, str]) -> str:
    if isinstance(value, Mapping):
        return "".join(f"<{name}>{_value(inner)}</{name}>" for name, inner in value.items())
    if not isinstance(value, str):
        return str(value)
    safe = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", value)
    return f"<![CDATA[{safe.replace(']]>', ']]]]><![CDATA[>')}]]>"


def _cipher(keys: WechatKeys | WecomKeys, plain: str) -> str:
    from wechatpy.crypto import PrpCrypto

    crypto = PrpCrypto(base64.b64decode(keys.aes_key + "="))
    return str(crypto.encrypt(plain, keys.receiver).decode())


def _readable(
    keys: WechatKeys | WecomKeys, query: Mapping[str, str], fields: Fields, sealed: str
) -> str:
    head = f"POST {keys.path}?" + "&".join(f"{k}={v}" for k, v in query.items())
    sealed = f"\n\n# AES\n{sealed[:400]}…" if sealed else ""
    return f"{head}\n\n{xml(fields, chr(10))}{sealed}"
