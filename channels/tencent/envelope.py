"""Proof and secrecy of callbacks: signatures, and AES as the platform does it.

Source: 微信公众平台 › 消息加解密. WeCom uses the same with its corp id as `receiver`.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
import struct

from wechatpy.crypto import PrpCrypto
from wechatpy.exceptions import WeChatException

from domain.errors import NotGenuine

_SEALED = (
    "<xml><Encrypt><![CDATA[{}]]></Encrypt><MsgSignature><![CDATA[{}]]></MsgSignature>"
    "<TimeStamp>{}</TimeStamp><Nonce><![CDATA[{}]]></Nonce></xml>"
)


def sign(*parts: str) -> str:
    """SHA-1 over the sorted parts: (token, timestamp, nonce), and the cipher where there is one."""
    return hashlib.sha1("".join(sorted(parts)).encode("utf-8", "replace")).hexdigest()  # noqa: S324  the platform's choice


def check(signature: str, *parts: str) -> None:
    """Compare in constant time (wechatpy's `!=` tells how much was right); else `NotGenuine`."""
    if not hmac.compare_digest(sign(*parts).encode(), signature.encode("utf-8", "replace")):
        raise NotGenuine("签名不符。The signature does not hold.")


class Envelope:
    """Opens and seals with one account's EncodingAESKey."""

    def __init__(self, token: str, aes_key: str, receiver: str) -> None:
        self._token, self._receiver = token, receiver
        self._crypto = PrpCrypto(base64.b64decode(aes_key + "="))

    def open(self, encrypt: str) -> bytes:
        """The XML inside; `NotGenuine` where it was not encrypted for this account.

        Call it only after `check`: without a signature CBC could be used as an oracle.
        """
        try:
            return str(self._crypto.decrypt(encrypt, self._receiver)).encode()
        except (WeChatException, ValueError, IndexError, TypeError, struct.error) as fault:
            raise NotGenuine("解不开密文。The cipher is not for this account.") from fault

    def seal(self, xml: str, seconds: int) -> str:
        """An answer that only the platform can read; every call gives another cipher."""
        nonce = secrets.token_hex(8)
        encrypt = self._crypto.encrypt(xml, self._receiver).decode()
        signature = sign(self._token, str(seconds), nonce, encrypt)
        return _SEALED.format(encrypt, signature, seconds, nonce)


def is_aes_key(key: str) -> bool:
    """43 characters that are 32 bytes once the cut-off `=` is put back (EncodingAESKey)."""
    try:
        return len(key) == 43 and len(base64.b64decode(key + "=", validate=True)) == 32
    except (binascii.Error, ValueError):
        return False
