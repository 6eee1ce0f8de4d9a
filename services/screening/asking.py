"""Where screening begins: in the commit that writes down what somebody sent from the mini-program."""

from collections.abc import Iterator

from domain.case import Case, Words
from domain.people import Address
from domain.screening import TEXT, Screening, name
from services.unit import Unit


async def ask_for(unit: Unit, account: Address, now: int) -> None:
    """Have the new words of this unit, and their photos, looked at; until then staff see them.

    Not of a case that is kept from others anyway: then it is nobody's business but the desk's.
    """
    for words in unit.made(Words):
        case = await unit.get(Case, words.case)
        if case is not None and not (case.sealed or case.quiet):
            for one in _of(words, account, now):
                unit.insert(one)


def _of(words: Words, account: Address, now: int) -> Iterator[Screening]:
    photos = [n for n, media in enumerate(words.media) if media.kind == "photo" and media.file]
    for number in (*([TEXT] if words.text.strip() else []), *photos):
        yield Screening(
            id=name(words.id, number),
            street=words.street,
            words=words.id,
            number=number,
            case=words.case,
            openid=account.external,
            made_at=now,
            visible_at=now,
        )
