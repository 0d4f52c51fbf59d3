"""Long texts in as many messages as they take, cut where a reader would cut them."""

import pytest
import regex
from aiogram.types import MessageEntity
from hypothesis import given, settings
from hypothesis import strategies as st

from bots.kit.rendering import render
from bots.kit.splitting import RichText, split, utf16_length
from tests.bots.units import part

FAMILY, FLAG, ACCENT = "👨‍👩‍👧‍👦", "🇷🇺", "é"


def bold(offset: int, length: int) -> MessageEntity:
    return MessageEntity(type="bold", offset=offset, length=length)


def test_a_short_text_stays_whole() -> None:
    rich = RichText("Hello, Ada.", (bold(7, 3),))
    assert split(rich) == [rich]


def test_an_empty_text_is_no_message() -> None:
    assert split(RichText("")) == []
    assert split(RichText(" \n\n ")) == []


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("aaaa\n\nbbbb cc", ["aaaa", "bbbb cc"]),
        ("aaaaaa\nbb ccc", ["aaaaaa", "bb ccc"]),
        ("aa a. Bbbbbb", ["aa a.", "Bbbbbb"]),
        ("aaaaaa bbbbbb", ["aaaaaa", "bbbbbb"]),
        ("aaaaaaaaaabbbb", ["aaaaaaaaaa", "bbbb"]),
        ("😀😀😀😀😀😀", ["😀😀😀😀😀", "😀"]),
    ],
)
def test_the_best_place_is_taken(text: str, pieces: list[str]) -> None:
    assert [piece.text for piece in split(RichText(text), limit=10)] == pieces


@pytest.mark.parametrize("cluster", [FAMILY, FLAG, ACCENT, "👍🏽", "1️⃣"])
def test_what_reads_as_one_sign_is_never_cut(cluster: str) -> None:
    for before in range(20):
        pieces = split(RichText("x" * before + cluster * 10), limit=20)
        assert all(cluster * (piece.text.lstrip("x").count(cluster)) == piece.text.lstrip("x") for piece in pieces)


def test_a_caption_is_shorter_than_what_follows_it() -> None:
    pieces = split(RichText("word " * 1200), first=1024)
    assert [utf16_length(piece.text) for piece in pieces] == [1019, 4094, 884]


def test_a_code_block_that_fits_into_a_message_is_not_cut() -> None:
    code = "\n".join(f"line {number}" for number in range(300))
    rich = render(f"Before.\n\n```python\n{code}\n```\n\n" + "After. " * 400)

    with_code = [piece for piece in split(rich) if any(one.type == "pre" for one in piece.entities)]

    (piece,) = with_code
    (entity,) = [one for one in piece.entities if one.type == "pre"]
    assert part(piece.text, entity) == code
    assert entity.language == "python"


def test_a_code_block_longer_than_a_message_is_cut_at_its_lines_and_stays_code() -> None:
    code = "\n".join(f"    line {number:04}" for number in range(800))
    pieces = split(render(f"Look:\n\n```\n{code}\n```"))

    assert len(pieces) >= 3
    lines = [line for piece in pieces[1:] for line in piece.text.split("\n")]
    assert lines == code.split("\n")
    for piece in pieces[1:]:
        assert [(one.type, one.offset, one.length) for one in piece.entities] == [("pre", 0, utf16_length(piece.text))]


@pytest.mark.parametrize("kind", ["bold", "text_link", "code", "blockquote"])
def test_an_entity_that_fits_is_not_cut(kind: str) -> None:
    link = MessageEntity(type=kind, offset=8, length=9, url="https://example.org" if kind == "text_link" else None)
    first, second = split(RichText("aaa aaa aaa b bbb end", (link,)), limit=14)

    assert (first.text, first.entities) == ("aaa aaa", ())
    assert part(second.text, second.entities[0]) == "aaa b bbb"


def test_formatting_longer_than_a_message_goes_on_in_the_next_one() -> None:
    pieces = split(RichText("word " * 30, (bold(0, 149),)), limit=50)

    assert len(pieces) == 3
    assert all(part(piece.text, piece.entities[0]) == piece.text for piece in pieces)


PIECES = st.text(st.sampled_from(["a", " ", "\n", "😀", ".", "é", "🇷", "🇺", "\u200d", "👩"]), max_size=200)


@settings(max_examples=200, deadline=None)
@given(text=PIECES, limit=st.integers(12, 60), spans=st.lists(st.tuples(st.integers(0, 200), st.integers(1, 40))))
def test_nothing_is_lost_and_everything_fits(text: str, limit: int, spans: list[tuple[int, int]]) -> None:
    total = utf16_length(text)
    entities = tuple(bold(start, min(length, total - start)) for start, length in spans if start < total)

    pieces = split(RichText(text, entities), limit=limit)

    assert regex.sub(r"\s", "", "".join(piece.text for piece in pieces)) == regex.sub(r"\s", "", text)
    for piece in pieces:
        assert 0 < utf16_length(piece.text) <= limit
        assert piece.text.strip()
        for entity in piece.entities:
            assert 0 <= entity.offset < entity.offset + entity.length <= utf16_length(piece.text)
