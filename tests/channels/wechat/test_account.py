"""Settings that cannot work or are unsafe are refused before anything starts."""

import pytest

from channels.wechat.account import WechatAccount
from domain.errors import BadSettings
from tests.channels.wechat.conftest import AES_KEY, wechat_account


def test_production_refuses_plain_mode_whose_bodies_nobody_signed():
    with pytest.raises(BadSettings, match="production"):
        wechat_account("plain", production=True)
    assert wechat_account("plain").mode == "plain"


@pytest.mark.parametrize("mode", ["compatible", "safe"])
@pytest.mark.parametrize("key", ["", AES_KEY[:-1], AES_KEY + "A", "!" * 43, "é" * 43])
def test_a_key_that_is_not_the_platforms_is_refused(mode, key):
    with pytest.raises(BadSettings, match="43 characters"):
        WechatAccount(token="t", app_id="wx1", mode=mode, aes_key=key)


def test_every_fault_is_told_at_once():
    with pytest.raises(BadSettings) as caught:
        WechatAccount(token="", app_id="", mode="loud", aes_key="", window_s=0)  # type: ignore[arg-type]
    assert len(caught.value.facts["faults"]) == 5


def test_secrets_stay_out_of_what_is_printed():
    shown = f"{wechat_account()} {wechat_account()!r}"
    assert "wx49f0ab532d5d035a" in shown
    assert not any(secret in shown for secret in ("s3cr3t", "xinyi-token", AES_KEY))


@pytest.mark.parametrize("base", ["http://127.0.0.1:9", "http://127.0.0.1:9/"])
def test_a_slash_at_the_end_of_the_base_does_not_matter(base):
    account = wechat_account(api_base=base)
    assert account.endpoint("/cgi-bin/x") == "http://127.0.0.1:9/cgi-bin/x"
