"""Signatures and AES against the vectors that wechatpy publishes (MIT), and against wechatpy."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wechatpy.crypto import PrpCrypto, WeChatCrypto

from channels.tencent.elements import elements
from channels.tencent.envelope import Envelope, check, sign
from domain.errors import NotGenuine
from tests.channels.wechat.conftest import AES_KEY

TOKEN, RECEIVER = "123456", "wx49f0ab532d5d035a"
ECHO = "4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q=="
MESSAGE = (
    "RgqEoJj5A4EMYlLvWO1F86ioRjZfaex/gePD0gOXTxpsq5Yj4GNglrBb8I2BAJVODGajiFnXBu7mCPatfjsu6IHCrsTy"
    "eDXzF6Bv283dGymzxh6ydJRvZsryDyZbLTE7rhnus50qGPMfp2wASFlzEgMW9z1ef/RD8XzaFYgm7iTdaXpXaG4+BiYy"
    "olBug/gYNx410cvkKR2/nPwBiT+P4hIiOAQqGp/TywZBtDh1yCF2KOd0gpiMZ5jSw3e29mTvmUHzkVQiMS6td7vXUaWO"
    "MZnYZlF3So2SjHnwh4jYFxdgpkHHqIrH/54SNdshoQgWYEvccTKe7FS709/5t6NMxuGhcUGAPOQipvWTT4dShyqio7ml"
    "sl5noTrb++x6En749zCpQVhDpbV6GDnTbcX2e8K9QaNWHp91eBdCRxthuL0="
)


@pytest.fixture
def envelope() -> Envelope:
    return Envelope(TOKEN, AES_KEY, RECEIVER)


def test_the_published_echo_is_signed_as_we_sign():
    parts = (TOKEN, "1411443780", "437374425", ECHO)
    assert sign(*parts) == "dd6b9c95b495b3f7e2901bfbc76c664930ffdb96"


def test_the_published_message_opens(envelope):
    signature = "74d92dfeb87ba7c714f89d98870ae5eb62dff26d"
    check(signature, TOKEN, "1411525903", "461056294", MESSAGE)
    fields = elements(envelope.open(MESSAGE))
    assert (fields["Content"], fields["FromUserName"]) == ("test", "messense")


@pytest.mark.parametrize(
    "signature", ["", "74d92dfeb87ba7c714f89d98870ae5eb62dff26e", "签名", "\ud800"]
)
def test_any_other_signature_is_refused(signature):
    with pytest.raises(NotGenuine):
        check(signature, TOKEN, "1411525903", "461056294", MESSAGE)


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_what_we_seal_wechatpy_opens(xml):
    sealed = Envelope(TOKEN, AES_KEY, RECEIVER).seal(xml, 1_411_525_903)
    fields = elements(sealed.encode())
    proof = (fields["MsgSignature"], fields["TimeStamp"], fields["Nonce"])
    assert WeChatCrypto(TOKEN, AES_KEY, RECEIVER).decrypt_message(sealed, *proof) == xml


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_what_wechatpy_seals_we_open(xml):
    crypto = PrpCrypto(base64.b64decode(AES_KEY + "="))
    sealed = crypto.encrypt(xml, RECEIVER).decode()
    assert Envelope(TOKEN, AES_KEY, RECEIVER).open(sealed) == xml.encode()


def test_no_two_seals_are_alike(envelope):
    assert envelope.seal("<xml/>", 1) != envelope.seal("<xml/>", 1)


@pytest.mark.parametrize(
    "cipher",
    [
        "",
        "x",
        "AAAA",
        "中文",
        "\ud800",
        "A" * 24,
        "A" * 64,
        MESSAGE[:-24],
        MESSAGE.swapcase(),
        PrpCrypto(b"k" * 32).encrypt("<xml/>", RECEIVER).decode(),
    ],
)
def test_a_broken_cipher_is_refused_whatever_the_library_raises(envelope, cipher):
    with pytest.raises(NotGenuine):
        envelope.open(cipher)


def test_a_cipher_for_another_account_is_refused():
    with pytest.raises(NotGenuine):
        Envelope(TOKEN, AES_KEY, "wx0000000000000000").open(MESSAGE)
