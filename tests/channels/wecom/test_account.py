"""Settings that could not work are told at the start, all at once, and no secret is shown."""

import pytest

from domain.errors import BadSettings
from tests.channels.wecom.account import AES_KEY, SECRET, wecom_account


@pytest.mark.parametrize(
    ("setting", "value", "named"),
    [
        ("corp_id", "", "CORP_ID"),
        ("agent_id", "", "AGENT_ID"),
        ("agent_id", "xinyi", "AGENT_ID"),
        ("agent_id", "１０", "AGENT_ID"),
        ("secret", "", "SECRET"),
        ("token", "", "TOKEN"),
        ("aes_key", AES_KEY[:-1], "ENCODING_AES_KEY"),
        ("aes_key", "?" * 43, "ENCODING_AES_KEY"),
        ("api_base", "qyapi.weixin.qq.com", "API_BASE"),
        ("window_s", 0, "window"),
    ],
)
def test_what_could_not_work_is_refused(setting, value, named):
    with pytest.raises(BadSettings) as caught:
        wecom_account(**{setting: value})
    assert len(caught.value.facts["faults"]) == 1
    assert named in caught.value.facts["faults"][0]


def test_every_fault_is_told_at_once():
    with pytest.raises(BadSettings) as caught:
        wecom_account(corp_id="", secret="", token="")
    assert len(caught.value.facts["faults"]) == 3


def test_an_address_of_a_government_wecom_is_as_good():
    account = wecom_account(api_base="https://wecom.gov.example.cn/")
    assert account.endpoint("/cgi-bin/x") == "https://wecom.gov.example.cn/cgi-bin/x"


def test_its_secrets_are_not_printed():
    shown = repr(wecom_account())
    assert "ww5d1af4e6b1ca4f4c" in shown
    assert not any(secret in shown for secret in (SECRET, AES_KEY, "hJqcu3"))
