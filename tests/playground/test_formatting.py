"""Parse modes and entities, by the rules of the Bot API server."""

from typing import Any

import pytest
from aiogram.types import MessageEntity

from playground.telegram.errors import ApiError
from playground.telegram.formatting.html import parse_html
from playground.telegram.formatting.markdown import parse_markdown
from playground.telegram.formatting.markdown_v2 import parse_markdown_v2
from playground.telegram.formatting.text import checked_caption, checked_text, formatted

Marks = list[tuple[str, int, int]]
PREFIX = "Bad Request: can't parse entities: "


def marks(entities: list[dict[str, Any]]) -> Marks:
    return [(one["type"], one["offset"], one["length"]) for one in entities]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;<abac aba>", 'Unsupported start tag "abac" at byte offset 13'),
        ("🏟 🏟&lt;<i   =aba>", 'Empty attribute name in the tag "i" at byte offset 13'),
        ("🏟 🏟&lt;<i    aba>", 'Can\'t find end tag corresponding to start tag "i"'),
        ("🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27"),
        ("🏟 🏟&lt;<i    aba  =  '&lt;&gt;&quot;>", "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;</", "Unexpected end tag at byte offset 13"),
        ("🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"),
        ("🏟 🏟&lt;<i>a</em   >", 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_broken_html_is_refused_with_telegrams_words(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_html(source)
    assert refusal.value.description == PREFIX + reason


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("&ge;&lt;&gt;&amp;&quot;&laquo;&#12345678;", '&ge;<>&"&laquo;&#12345678;', []),
        ("🏟 🏟<i>🏟 &lt🏟</i>", "🏟 🏟🏟 <🏟", [("italic", 5, 6)]),
        ("<b>a<i>b</i></b>", "ab", [("italic", 1, 1), ("bold", 0, 2)]),
        ("<a href=telegram.org>\t</a>", "\t", [("text_link", 0, 1)]),
        ("<a>telegram.org </a>", "telegram.org ", []),
        ('<pre><code class="language-fift">a</></>', "a", [("pre", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str, expected: Marks) -> None:
    plain, entities = parse_html(source)
    assert (plain, marks(entities)) == (text, expected)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("🏟 🏟_abacaba", "Can't find end of Italic entity at byte offset 9"),
        ("🏟 🏟```a ", "Can't find end of PreCode entity at byte offset 9"),
        ("🏟 🏟_🏟 🏟__", "Can't find end of Underline entity at byte offset 19"),
        ("[telegram\\.org](asd\\)", "Can't find end of a URL at byte offset 16"),
        ("🏟 🏟![👍]", "Custom emoji entity must contain a tg://emoji URL"),
        ("🏟 🏟![👍](t://emoji?id=1234)", "Custom emoji URL must have scheme tg"),
        (">*b\n>ld \n>bo\nld*\nasd\ndef", "Can't find end of Bold entity at byte offset 1"),
        (">asd\n>q||e||w||\n||asdad", "Can't find end of Spoiler entity at byte offset 16"),
    ],
)
def test_broken_markdown_is_refused_with_telegrams_words(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_markdown_v2(source)
    assert refusal.value.description == PREFIX + reason


@pytest.mark.parametrize("character", list("]()>#+-=|{}.!"))
def test_a_reserved_character_must_be_escaped(character: str) -> None:
    with pytest.raises(ApiError, match="is reserved and must be escaped with the preceding"):
        parse_markdown_v2(f"a{character}")
    assert parse_markdown_v2(f"a\\{character}") == (f"a{character}", [])


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("🏟 🏟_abac \\* asd _", "🏟 🏟abac * asd ", [("italic", 5, 11)]),
        ("🏟 🏟_🏟 __🏟___", "🏟 🏟🏟 🏟", [("underline", 8, 2), ("italic", 5, 5)]),
        ("🏟 🏟```🏟\n\r🏟```", "🏟 🏟🏟", [("pre", 5, 2)]),
        ("[telegram\\.org]", "telegram.org", [("text_link", 0, 12)]),
        ("[telegram\\.org](javascript:alert)", "telegram.org", []),
        ("*a\n>b\n>ld \n>bo\n>ld\nasd*\ndef", "a\nb\nld \nbo\nld\nasd\ndef", [("blockquote", 2, 12), ("bold", 0, 17)]),
        ("`>b\n>ld`\n>asd\ndef", ">b\n>ld\nasd\ndef", [("code", 0, 6), ("blockquote", 7, 4)]),
        (">\n**>2", "\n2", [("blockquote", 0, 1), ("blockquote", 1, 1)]),
        (">asd\n>q||e||w||\nasdad", "asd\nqew\nasdad", [("spoiler", 5, 1), ("expandable_blockquote", 0, 8)]),
        ("![👍](tg://emoji?id=25)a", "👍a", [("custom_emoji", 0, 2)]),
    ],
)
def test_markdown_becomes_text_and_entities(source: str, text: str, expected: Marks) -> None:
    plain, entities = parse_markdown_v2(source)
    assert (plain, marks(entities)) == (text, expected)


def test_the_old_markdown_knows_one_level() -> None:
    plain, entities = parse_markdown("*a* _b_ `c` [d](telegram.org) ```py\ne```")
    assert plain == "a b c d e"
    assert [kind for kind, _, _ in marks(entities)] == ["bold", "italic", "code", "text_link", "pre"]
    with pytest.raises(ApiError, match="Can't find end of the entity starting at byte offset 0"):
        parse_markdown("*a")


def test_spaces_around_a_text_go_and_the_entities_move_with_it() -> None:
    text, entities = formatted(" \n <b>a</b> \n", "HTML", None)
    assert (text, marks(entities)) == ("a", [("bold", 0, 1)])


def test_telegram_marks_commands_and_links_by_itself_but_not_inside_code() -> None:
    text, entities = formatted("/help @ada_l #tag https://a.org/x. <code>/no</code>", "HTML", None)
    assert text.endswith("/no")
    assert [kind for kind, _, _ in marks(entities)] == ["bot_command", "mention", "hashtag", "url", "code"]


@pytest.mark.parametrize(
    ("entity", "reason"),
    [
        ({"type": "bold", "offset": 9, "length": 1}, "entity begins after the end of the text at UTF-16 offset 9"),
        (
            {"type": "bold", "offset": 1, "length": 9},
            "entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 10",
        ),
        (
            {"type": "text_link", "offset": 0, "length": 1, "url": "localhost"},
            "entity URL 'localhost' is invalid: Wrong HTTP URL",
        ),
    ],
)
def test_entities_out_of_place_are_refused(entity: dict[str, Any], reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        formatted("abc", None, [MessageEntity(**entity)])
    assert refusal.value.description == f"Bad Request: {reason}"


def test_an_entity_may_not_cut_an_emoji_in_two() -> None:
    with pytest.raises(ApiError, match="splits a UTF-16 symbol"):
        formatted("🏟a", None, [MessageEntity(type="bold", offset=1, length=2)])


def test_length_is_counted_in_utf_16_after_parsing() -> None:
    checked_text("<b>" + "🏟" * 2048 + "</b>", "HTML", None)
    with pytest.raises(ApiError, match="Bad Request: message is too long"):
        checked_text("🏟" * 2048 + "a", None, None)
    with pytest.raises(ApiError, match="Bad Request: message caption is too long"):
        checked_caption("a" * 1025, None, None)


@pytest.mark.parametrize(("text", "reason"), [("", "message text is empty"), ("<b></b> \n", "text must be non-empty")])
def test_a_message_says_something(text: str, reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        checked_text(text, "HTML", None)
    assert refusal.value.description == f"Bad Request: {reason}"


def test_the_hundred_and_first_entity_is_dropped() -> None:
    _, entities = formatted("<b>a</b> " * 120, "HTML", None)
    assert len(entities) == 100
