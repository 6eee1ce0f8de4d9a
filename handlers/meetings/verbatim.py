"""Words as somebody wrote them: a station's own, and minutes, are passed on to the letter."""

import unicodedata

from handlers.turn import Turn


def rest(turn: Turn) -> str:
    """What stands behind the command word, with its own punctuation (a command is read folded)."""
    folded, words = turn.command.rest if turn.command else "", turn.words
    whole = unicodedata.normalize("NFKC", words)
    start = whole.rfind(folded)
    if not folded or start < 0 or len(whole) != len(words):
        return folded
    return words[start : start + len(folded)]
