"""Every sentence exists in every language, takes the same facts, and is given them."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import ast
from fluent.syntax.parser import FluentParser
from fluent.syntax.visitor import Visitor

from domain import errors
from domain.session import Language
from services.texts import FOLDER, LANGUAGES, Texts
from tests.services.sentences import Asked, asked, members, named_elsewhere

FIRST: Language = "zh-Hans"
"""The language that is written first and that the others follow."""


class Facts(Visitor):
    """Collects the facts that a message takes."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        """Called by the library for each."""
        self.found.add(node.id.name)


@cache
def entries(language: str) -> list[ast.EntryType]:
    """Everything that stands in a language's files."""
    files = sorted((FOLDER / language).glob("*.ftl"))
    parser = FluentParser()
    return [entry for file in files for entry in parser.parse(file.read_text("utf-8")).body]


def facts(message: ast.Message) -> set[str]:
    """What this message takes."""
    visitor = Facts()
    visitor.visit(message)
    return visitor.found


@cache
def messages(language: str) -> dict[str, ast.Message]:
    """What a language can say, by its id."""
    return {e.id.name: e for e in entries(language) if isinstance(e, ast.Message)}


every_language = pytest.mark.parametrize("language", LANGUAGES)


def test_the_languages_are_those_with_a_folder() -> None:
    assert {folder.name for folder in FOLDER.iterdir() if folder.is_dir()} == set(LANGUAGES)


@every_language
class TestFiles:
    """What stands in locales/."""

    def test_files_are_the_same(self, language: Language) -> None:
        names, first = (
            {file.name for file in (FOLDER / each).glob("*.ftl")} for each in (language, FIRST)
        )
        assert names == first

    def test_nothing_in_them_is_junk(self, language: Language) -> None:
        junk = [entry.content for entry in entries(language) if isinstance(entry, ast.Junk)]
        assert junk == []

    def test_no_message_is_written_twice(self, language: Language) -> None:
        names = Counter(e.id.name for e in entries(language) if isinstance(e, ast.Message))
        assert [name for name, times in names.items() if times > 1] == []

    def test_messages_are_the_same(self, language: Language) -> None:
        assert messages(language).keys() ^ messages(FIRST).keys() == set()

    def test_every_message_says_something(self, language: Language) -> None:
        assert [name for name, m in messages(language).items() if m.value is None] == []

    def test_messages_take_the_same_facts(self, language: Language) -> None:
        shared = messages(language).keys() & messages(FIRST).keys()
        differing = {
            name: facts(messages(language)[name]) ^ facts(messages(FIRST)[name]) for name in shared
        }
        assert {name: odd for name, odd in differing.items() if odd} == {}


@every_language
class TestAsked:
    """What the program asks for."""

    def test_every_sentence_is_there(self, language: Language) -> None:
        known = messages(language)
        wanted = [one for one in (*asked(), *named_elsewhere()) if not one.optional]
        assert [missing for one in wanted for missing in lacking(one, known)] == []

    def test_every_sentence_is_given_its_facts(self, language: Language) -> None:
        known = messages(language)
        short = [
            f"{one.where}: {name} takes {sorted(facts(known[name]) - one.facts)}"
            for one in asked()
            for name in members(one.id, known)
            if one.facts is not None and name in known and not facts(known[name]) <= one.facts
        ]
        assert short == []

    def test_every_error_has_a_sentence(self, language: Language) -> None:
        kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
        wanted = {kind.id for kind in kinds if issubclass(kind, errors.XinyiError)}
        assert wanted - messages(language).keys() == set()


def lacking(one: Asked, known: dict[str, ast.Message]) -> list[str]:
    """What a call asks for in vain."""
    wanted = members(one.id, known)
    if not wanted:
        return [f"{one.where}: nothing like {one.id}"]
    return [f"{one.where}: {name}" for name in wanted if name not in known]


def test_the_reading_of_the_code_finds_what_is_there() -> None:
    ids = {one.id for one in asked()}
    assert {"case-noted", "bind-wrong", "state-{}", "told-{}", "split-yes-say"} <= ids
    assert "welcome" in ids
    assert {"menu-report", "case-to-desk"} <= {one.id for one in named_elsewhere()}


class TestSay:
    """How a message is filled in."""

    TEXT = """\
plain = 好的。
facts = { $number }号,{ $who }来办
lines = 第一行
    第二行
braces = 用 {"{"}号{"}"} 写
plural = { $count ->
    [one] { $count } photo
   *[other] { $count } photos
}
"""

    @pytest.fixture
    def texts(self, tmp_path: Path) -> Texts:
        """A few sentences in every language."""
        for language in LANGUAGES:
            (tmp_path / language).mkdir()
            (tmp_path / language / "some.ftl").write_text(self.TEXT, "utf-8")
        return Texts(tmp_path)

    def test_plainly(self, texts: Texts) -> None:
        assert texts.say("zh-Hans", "plain") == "好的。"
        assert texts.say("en", "lines") == "第一行\n第二行"

    def test_facts_stand_as_they_are(self, texts: Texts) -> None:
        assert texts.say("en", "facts", number=12345, who="陈{who}%s") == "12345号,陈{who}%s来办"

    def test_what_only_the_library_can_fill_in(self, texts: Texts) -> None:
        assert texts.say("en", "braces") == "用 {号} 写"
        assert texts.say("en", "plural", count=1) == "1 photo"
        assert texts.say("en", "plural", count=12345) == "12345 photos"

    @pytest.mark.parametrize("id", ["none", "facts", "plural"])
    def test_what_is_missing_is_an_error(self, texts: Texts, id: str) -> None:
        with pytest.raises(KeyError):
            texts.say("zh-Hans", id)

    def test_it_knows_what_it_has(self, texts: Texts) -> None:
        assert texts.has("en", "plural")
        assert not texts.has("en", "none")

    def test_an_empty_folder_has_nothing_to_say(self, tmp_path: Path) -> None:
        with pytest.raises(KeyError):
            Texts(tmp_path).say("en", "plain")
