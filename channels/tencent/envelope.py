"""Proof and secrecy of callbacks: signatures, and AES as the platform does it.

Source: 微信公众平台 › 消息加解密. WeCom uses the same with its corp id as `receiver`.
"""

import base64
import binascii
import hashlib
import hmac
import secrets

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from domain.errors import NotGenuine

_BLOCK = 32
"""What a message is filled up to: twice the cipher's own block."""

_HEAD = 16
"""Random characters before a message; four bytes of its length follow."""

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
    """Opens and seals with one account's EncodingAESKey.

    As wechatpy's `PrpCrypto` does, without its HTTP clients, whose import was a tenth of the
    start; tests hold the two against each other.
    """

    def __init__(self, token: str, aes_key: str, receiver: str) -> None:
        self._token, self._receiver = token, receiver.encode()
        key = base64.b64decode(aes_key + "=")
        self._cipher = Cipher(AES(key), CBC(key[:16]))

    def open(self, encrypt: str) -> bytes:
        """The XML inside; `NotGenuine` where it was not encrypted for this account.

        Call it only after `check`: without a signature CBC could be used as an oracle.
        """
        try:
            decryptor = self._cipher.decryptor()
            plain = decryptor.update(base64.b64decode(encrypt)) + decryptor.finalize()
            body = plain[_HEAD : -plain[-1]]
            end = 4 + int.from_bytes(body[:4], "big")
            xml, receiver = body[4:end].decode().encode(), body[end:]
        except (ValueError, IndexError) as fault:
            raise NotGenuine("解不开密文。The cipher is not for this account.") from fault
        if receiver != self._receiver:
            raise NotGenuine("密文不是给本号的。The cipher is for another account.")
        return xml

    def seal(self, xml: str, seconds: int) -> str:
        """An answer that only the platform can read; every call gives another cipher."""
        nonce, words = secrets.token_hex(8), xml.encode()
        head = secrets.token_hex(_HEAD // 2).encode()
        plain = b"".join((head, len(words).to_bytes(4, "big"), words, self._receiver))
        filling = _BLOCK - len(plain) % _BLOCK
        encryptor = self._cipher.encryptor()
        sealed = encryptor.update(plain + bytes([filling]) * filling) + encryptor.finalize()
        encrypt = base64.b64encode(sealed).decode()
        signature = sign(self._token, str(seconds), nonce, encrypt)
        return _SEALED.format(encrypt, signature, seconds, nonce)


def is_aes_key(key: str) -> bool:
    """43 characters that are 32 bytes once the cut-off `=` is put back (EncodingAESKey)."""
    try:
        return len(key) == 43 and len(base64.b64decode(key + "=", validate=True)) == 32
    except (binascii.Error, ValueError):
        return False
