"""How a case ended, as the handler says it: by a leading word; what only sounds like it is asked."""

import re
from collections.abc import Mapping

from domain.case import Outcome
from domain.message import Choice, Reply
from handlers.staff.doing import Meant
from handlers.turn import Turn

_SPELLED: Mapping[Outcome, str] = {
    "solved": "已解决|已解決|解决了|解決了|solved",
    "explained": "解释说明|解釋說明|已解释|已解釋|explained",
    "cannot": "解决不了|解決不了|无法解决|無法解決|暂时无法解决|暫時無法解決|cannot",
    "not_found": "查无此事|查無此事|查无|查無|not found",
}
_LEADING: Mapping[Outcome, re.Pattern[str]] = {
    outcome: re.compile(rf"^(?:{words})(?:[\s,，:：。;；.]+|$)", re.IGNORECASE)
    for outcome, words in _SPELLED.items()
}
_DOUBTFUL = re.compile(
    r"解释|解釋|无法|無法|暂时|暫時|没办法|沒辦法|办不了|辦不了|做不了|解决不了|解決不了|处理不了|處理不了"
    r"|查无|查無|没发现|沒發現|未发现|未發現|没找到|沒找到|不存在"
    r"|\bexplain|\bcannot\b|\bcan't\b|\bunable\b|\bnot found\b|\bfor now\b",
    re.IGNORECASE,
)


def named(text: str) -> tuple[Outcome, str]:
    """The outcome that words begin with and the words behind it; "" where they name none."""
    for outcome, pattern in _LEADING.items():
        if found := pattern.match(text):
            return outcome, text[found.end() :].strip()
    return "", text


def doubtful(text: str) -> bool:
    """Whether words sound as if it was not simply solved."""
    return bool(_DOUBTFUL.search(text))


def ask_outcome(turn: Turn, found: Meant, text: str) -> Reply:
    """Which of the four was it? The choice says the whole command again."""
    command = turn.say("step-handled-say", number=found.case.number)
    labels = [turn.say(f"ending-{outcome.replace('_', '-')}") for outcome in _SPELLED]
    choices = tuple(Choice(label, f"{command} {label} {text}") for label in labels)
    return Reply(text=turn.say("ending-which", number=found.number), choices=choices)
