"""An application of WeCom as a street would have it."""

from channels.wecom.account import WecomAccount

AES_KEY = "6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt"
SECRET = "s3cr3t-of-the-application"


def wecom_account(**settings: object) -> WecomAccount:
    """An application as a street would have it."""
    known = {
        "corp_id": "ww5d1af4e6b1ca4f4c",
        "agent_id": "1000002",
        "secret": SECRET,
        "token": "hJqcu3uJ9Tn2gXPmxx2w9kkCkCE2EPYo",
        "aes_key": AES_KEY,
    }
    return WecomAccount(**(known | settings))  # type: ignore[arg-type]
