"""The street's own words for a danger."""

from handlers.turn import Turn


def guidance(turn: Turn, name: str) -> list[str]:
    """The street's words for a topic's danger, the number to call in the first line."""
    topic = turn.office.topic(name)
    wanted = topic.guidance if topic else ""
    for entry in turn.office.street.guidance:
        if entry.id == wanted:
            language = turn.session.language
            return [entry.first[language], *entry.steps[language]]
    return [turn.say("emergency-any")]
