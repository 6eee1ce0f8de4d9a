"""The person themselves: language, phone, their data, leaving."""

from domain.message import Reply
from domain.session import Language, Question
from handlers.own.notes import note, recent
from handlers.turn import Turn
from services.people import accounts, erasure
from services.roster import belonging
from services.texts import LANGUAGES

_SPEAKS: dict[str, Language] = {"english": "en", "traditional": "zh-Hant", "simplified": "zh-Hans"}
_NAMED: dict[str, Language] = {
    "english": "en", "英文": "en", "英语": "en", "英語": "en",
    "繁": "zh-Hant", "正体": "zh-Hant", "正體": "zh-Hant", "粤语": "zh-Hant",
    "简": "zh-Hans", "簡": "zh-Hans", "中文": "zh-Hans", "普通话": "zh-Hans", "chinese": "zh-Hans",
}  # fmt: skip


async def language(turn: Turn) -> Reply:
    """「English」, 「繁體」, 「简体」: from now on in that language."""
    wanted = _SPEAKS.get(turn.command.verb) if turn.command else None
    said = turn.words.lower()
    wanted = wanted or next((code for word, code in _NAMED.items() if word in said), None)
    if wanted is None:
        choices = tuple(turn.choice(f"language-{code.lower()}") for code in LANGUAGES)
        return Reply(text=turn.say("language-which"), choices=choices)
    turn.remember(language=wanted, language_chosen=True)
    return turn.reply("language-set")


async def phone(turn: Turn) -> Reply:
    """A phone number offered freely: kept with the last case, shown only to who handles it."""
    case = await recent(turn)
    if case is None:
        return turn.reply("phone-no-case")
    case = note(turn, case, turn.words)
    turn.keep_case(case)
    return turn.reply("phone-kept", number=case.serial)


async def privacy(turn: Turn) -> Reply:
    """「删除我的信息」: says first what goes and what the record must keep."""
    choices = (turn.choice("erase-yes"), turn.choice("erase-no"))
    turn.ask("erase", choices)
    text = turn.say("erase-sure")
    if await belonging.of_person(turn.office.store, turn.person):
        text += "\n" + turn.say("erase-roster")
    return Reply(text=text, choices=choices)


async def told_erase(turn: Turn, question: Question) -> Reply | None:
    """The answer to «delete?»."""
    if turn.chosen == "erase-no":
        turn.settle()
        return turn.reply("erase-kept")
    if turn.chosen != "erase-yes":
        return None
    turn.session = erasure.forgotten(turn.session)
    kept = await erasure.everything(turn.office, turn.unit, turn.names, turn.actor(), turn.now)
    return turn.reply("erase-done-open" if kept else "erase-done", count=kept)


async def leave(turn: Turn) -> Reply:
    """Unsubscribed: no pushes any more, their words blanked where the record allows it.

    What they did from another account joined with this one is not what they left.
    """
    turn.identity = accounts.following(turn.identity, here=False)
    turn.unit.put(turn.identity)
    turn.session = erasure.forgotten(turn.session)
    await erasure.erase(turn.office, turn.unit, (turn.own,), turn.actor(), turn.now)
    return Reply()
