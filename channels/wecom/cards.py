"""A reply as messages to members: a card with buttons where it fits one, else text.

Source: 企业微信 › 发送应用消息 › 文本消息, 模板卡片消息 (按钮交互型).
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256

import msgspec
from msgspec.structs import replace

from channels.tencent.wording import Line, first_page, lines, messages, web_only
from domain.message import Choice, Link, Reply

MOST_BUTTONS = 6
LABEL, TITLE, WORDS = 10, 36, 160
"""Characters that a button, a title and the words below it can show."""

KEY_BYTES = 1024

Part = Mapping[str, object]
"""One message without its receivers: `msgtype`, and what belongs to it."""


def parts(reply: Reply, task_id: str) -> list[Part]:
    """What to send, in order; nothing for a reply without words.

    A card cannot hold more than a few lines; its choices are then spelled out under the text.
    """
    card = _card(reply, task_id) if reply.choices else None
    if card is not None:
        return [{"msgtype": "template_card", "template_card": card}]
    return [{"msgtype": "text", "text": {"content": text}} for text in messages(web_only(reply))]


def task_of(notices: Sequence[str], reply: Reply) -> str:
    """The same for the same notices in the same words, and only for these.

    The platform refuses what an attempt before brought already; words that were gathered since
    are new.
    """
    return sha256(msgspec.json.encode((sorted(notices), reply))).hexdigest()[:32]


def _card(reply: Reply, task_id: str) -> Part | None:
    said = [line for line in lines(replace(reply, choices=())) if line.words or line.links]
    links = [link for line in said for link in line.links]
    title, words = _words(said)
    if not (_fits(title, words) and _pressable(reply.choices, links)):
        return None
    return {
        "card_type": "button_interaction",
        "main_title": {"title": title},
        "sub_title_text": words,
        "task_id": task_id,
        "button_list": [
            *({"text": choice.label, "key": choice.say} for choice in reply.choices),
            *({"type": 1, "text": link.label, "url": link.url} for link in links),
        ],
        **_tap(reply),
    }


def _tap(reply: Reply) -> Part:
    """A tap beside the buttons opens the mini-program (card_action, type 2), which no button can."""
    page = first_page(reply)
    if page is None:
        return {}
    return {"card_action": {"type": 2, "appid": page.app, "pagepath": page.path}}


def _words(said: Sequence[Line]) -> tuple[str, str]:
    first, *rest = [line.words for line in said if line.words] or [""]
    return first, "\n".join(rest)


def _fits(title: str, words: str) -> bool:
    return 0 < len(title) <= TITLE and len(words) <= WORDS


def _pressable(choices: Sequence[Choice], links: Sequence[Link]) -> bool:
    labels = [*(choice.label for choice in choices), *(link.label for link in links)]
    return (
        len(labels) <= MOST_BUTTONS
        and all(0 < len(label) <= LABEL for label in labels)
        and all(0 < len(choice.say.encode()) <= KEY_BYTES for choice in choices)
    )
