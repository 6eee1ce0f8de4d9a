"""The roster in words: how many there are, and what is lacking, for the desk and for whoever runs it."""

from collections.abc import Iterable

from domain.session import Language
from services.roster.gaps import Gaps
from services.texts import Texts

MOST = 6
"""So many names of one kind are said; how many more there are, follows."""


def summed_up(texts: Texts, language: Language, gaps: Gaps) -> str:
    """The roster in one line."""
    return texts.say(
        language,
        "roster-sum",
        groups=gaps.groups,
        people=gaps.people,
        unbound=len(gaps.unbound),
        unagreed=len(gaps.unagreed),
    )


def lacking(texts: Texts, language: Language, gaps: Gaps, most: int = MOST) -> list[str]:
    """One line for each kind of gap, what is missing to lead and to act first."""
    if not gaps.groups:
        return [texts.say(language, "roster-empty")]
    if gaps.none:
        return [texts.say(language, "roster-whole")]

    def line(id: str, names: Iterable[str]) -> list[str]:
        found = list(names)
        if not found:
            return []
        more = texts.say(language, "roster-more", count=len(found) - most) if found[most:] else ""
        said = "、".join(found[:most]) + more
        return [texts.say(language, id, count=len(found), names=said)]

    unled = (f"{group}({texts.say(language, f'group-part-{part}')})" for group, part in gaps.unled)
    short = (f"{s.grid} {s.duty} {s.there}/{s.needed}" for s in gaps.staffing)
    return [
        *line("roster-unled", unled),
        *line("roster-posts", gaps.posts),
        *line("roster-staffing", short),
        *line("roster-chatless", gaps.chatless),
        *line("roster-unbound", gaps.unbound),
        *line("roster-unagreed", gaps.unagreed),
    ]
