"""What somebody of a dialogue does at their phone, from the words of the script."""

from collections.abc import Callable, Mapping
from typing import Any

from channels.simulator import acts
from channels.simulator.phones import Chat


def done(chat: Chat, act: Any, codes: Mapping[str, str]) -> acts.Sent:  # noqa: ANN401  as the YAML has it
    """One step's act in this chat; `codes` are those that bind seats, by name.

    Raises ValueError for what nobody can do.
    """
    if not isinstance(act, dict):
        return acts.Say(str(act))
    [(kind, value), *more] = act.items()
    if kind in _SPOKEN:
        return _SPOKEN[kind](str(value or ""), **dict(more))
    if kind in _ON_THE_PHONE:
        return _ON_THE_PHONE[kind](chat, str(value))
    match kind:
        case "pin":
            return acts.Place(value[0], value[1], **dict(more))
        case "leave":
            return acts.Leave()
        case "bind":
            return acts.Say(f"绑定 {codes[value]}")
    raise ValueError(f"nobody can do {kind!r}")


def _edited(chat: Chat, words: str) -> acts.Sent:
    mine = [e for e in chat.entries if e.side == "me" and e.kind == "text"]
    return acts.Correct(message=mine[-1].message, text=words)


def _tapped(chat: Chat, label: str) -> acts.Sent:
    for entry in reversed(chat.entries):
        for button in (b for row in entry.buttons for b in row):
            if label in button.label:
                if button.data:
                    return acts.Tap(message=entry.message, data=button.data, label=button.label)
                return acts.Say(button.say or button.label)
    raise ValueError(f"no button {label}")


_SPOKEN: dict[str, Callable[..., acts.Sent]] = {
    "say": acts.Say,
    "photo": acts.Photograph,
    "voice": acts.Speak,
    "follow": acts.Follow,
    "menu": acts.Press,
}
_ON_THE_PHONE: dict[str, Callable[[Chat, str], acts.Sent]] = {"edit": _edited, "tap": _tapped}
