"""People are answered in the language they write, until they say which one they want."""

from handlers.turn import Turn


def listen(turn: Turn) -> None:
    """Speak as they write from here on. A Chinese address from an English speaker changes nothing.

    Nor do command words and codes, which are the same for all.
    """
    session = turn.session
    written = turn.office.understanding.written_in(turn.words)
    if turn.command or session.language_chosen or written in (None, session.language):
        return
    if session.language == "en" and (turn.question or turn.heard.intent in ("other", "case_add")):
        return
    turn.remember(language=written)
