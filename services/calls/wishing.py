"""From what was said of a call to what is wished of it, and back to say it differently."""

from domain.call import Call
from domain.roster import Level
from services.calls.drafting import Wish
from services.calls.sentence import Sentence


def wish_of(sentence: Sentence) -> Wish:
    """The wish behind a sentence of which nothing is missing."""
    return Wish(
        status="exercise" if sentence.exercise else "actual",
        level=_level(sentence),
        grids=sentence.grids,
        teams=sentence.teams,
        groups=sentence.groups,
        kind=sentence.kind,
        what=sentence.what,
        where=sentence.where,
        gather_by=sentence.gather_by or 0,
        bring=sentence.bring,
        needed=sentence.needed,
    )


def _level(sentence: Sentence) -> Level:
    """The level they named; else teams by themselves, a grid with its branch, all of the street."""
    if sentence.level:
        return sentence.level
    if sentence.teams:
        return "team"
    return "committee" if sentence.whole or sentence.groups else "branch"


def sentence_of(call: Call) -> Sentence:
    """The sentence that this draft stands for."""
    return Sentence(
        exercise=call.exercise,
        whole=not (call.grids or call.groups),
        level=call.level,
        grids=call.grids,
        teams=call.teams,
        groups=call.groups,
        kinds=(call.kind,) if call.kind else (),
        gather_by=call.gather_by,
        where=call.where,
        bring=call.bring,
        needed=call.needed,
        what=call.what,
    )
