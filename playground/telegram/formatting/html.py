"""parse_mode=HTML, by the rules and with the error texts of the Bot API server."""

import re
from dataclasses import dataclass, field
from typing import Final

from playground.telegram.errors import ApiError
from playground.telegram.formatting.builder import TextBuilder, parse_error
from playground.telegram.formatting.units import Entity, utf8_offset

_KINDS: Final = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote", "span": "spoiler",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE: Final = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot)(?![a-zA-Z]));?")
_SURROGATES: Final = range(0xD800, 0xE000)
_SPACES: Final = " \t\r\n\v\f"
_LAST_CODE_POINT: Final = 0x10FFFF


@dataclass(slots=True)
class _Open:
    tag: str
    start: int
    attributes: dict[str, str] = field(default_factory=dict)


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The plain text and the entities; raises the 400 the Bot API answers to broken mark-up."""
    return _HtmlReader(source).read()


class _HtmlReader:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._out = TextBuilder()
        self._open: list[_Open] = []

    def read(self) -> tuple[str, list[Entity]]:
        while self._at < len(self._source):
            character = self._source[self._at]
            if character == "<":
                self._end_tag() if self._open and self._peek(1) == "/" else self._start_tag()
            elif character == "&":
                self._out.add(self._reference())
            else:
                self._out.add(character)
                self._at += 1
        if self._open:
            tag = self._open[-1].tag
            raise parse_error(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return self._out.text(), _merge_code(self._out.entities)

    def _peek(self, ahead: int = 0) -> str:
        position = self._at + ahead
        return self._source[position] if position < len(self._source) else ""

    def _reference(self) -> str:
        """One character reference; what is not one is an ampersand."""
        match = _REFERENCE.match(self._source, self._at)
        if match is None:
            self._at += 1
            return "&"
        decimal, hexadecimal, named = match.groups()
        code = ord(_NAMED[named]) if named else int(decimal) if decimal else int(hexadecimal, 16)
        if code in _SURROGATES:
            raise parse_error(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        if code == 0 or code > _LAST_CODE_POINT:
            self._at += 1
            return "&"
        self._at = match.end()
        return chr(code)

    def _start_tag(self) -> None:
        begin = self._at
        if self._peek(1) == "/":
            raise self._error("Unexpected end tag", begin)
        self._at += 1
        tag = self._until(_SPACES + ">").lower()
        if not self._peek():
            raise self._error("Unclosed start tag", begin)
        if tag not in _KINDS:
            raise self._error(f'Unsupported start tag "{tag}"', begin)
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler"', begin)
        self._open.append(_Open(tag, self._out.offset, attributes))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while self._skip_spaces() != ">":
            name = self._until(_SPACES + "=>").lower()
            if not self._peek():
                raise self._error(f'Unclosed start tag "{tag}"', begin)
            if not name:
                raise self._error(f'Empty attribute name in the tag "{tag}"', begin)
            if self._skip_spaces() == "=":
                self._at += 1
                self._skip_spaces()
                attributes[name] = self._value(tag, begin)
            else:
                attributes[name] = ""
            if not self._peek():
                raise self._error(f'Unclosed start tag "{tag}"', begin)
        self._at += 1
        return attributes

    def _value(self, tag: str, begin: int) -> str:
        quote = self._peek()
        if not quote:
            raise self._error(f'Unclosed start tag "{tag}"', begin)
        if quote in "\"'":
            return self._quoted(quote, begin)
        start = self._at
        while self._peek() and (self._peek().isalnum() or self._peek() in ".-"):
            self._at += 1
        if self._peek() not in {*_SPACES, ">"}:
            raise self._error("Unexpected end of name token", start)
        return self._source[start : self._at].lower()

    def _quoted(self, quote: str, begin: int) -> str:
        self._at += 1
        value: list[str] = []
        while self._peek() != quote:
            if not self._peek():
                raise self._error("Unclosed start tag", begin)
            if self._peek() == "&":
                value.append(self._reference())
            else:
                value.append(self._peek())
                self._at += 1
        self._at += 1
        return "".join(value)

    def _end_tag(self) -> None:
        begin = self._at
        self._at += 2
        tag = self._until(_SPACES + ">").lower()
        self._skip_spaces()
        if self._peek() != ">":
            raise self._error("Unclosed end tag", begin)
        self._at += 1
        opened = self._open.pop()
        if tag and tag != opened.tag:
            expected = f'expected "</{opened.tag}>", found "</{tag}>"'
            raise parse_error(f"Unmatched end tag at byte offset {self._byte(begin)}, {expected}")
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        kind = _KINDS[opened.tag]
        attributes = opened.attributes
        if kind == "text_link":
            covered = self._out.text().encode("utf-16-le")[opened.start * 2 :].decode("utf-16-le")
            self._out.mark_link(attributes.get("href") or covered, opened.start)
        elif kind == "custom_emoji":
            self._out.mark(kind, opened.start, custom_emoji_id=attributes.get("emoji-id", ""))
        elif kind == "blockquote" and "expandable" in attributes:
            self._out.mark("expandable_blockquote", opened.start)
        elif kind == "code" and attributes.get("class", "").startswith("language-"):
            self._out.mark(kind, opened.start, language=attributes["class"].removeprefix("language-"))
        else:
            self._out.mark(kind, opened.start)

    def _until(self, stops: str) -> str:
        start = self._at
        while self._peek() and self._peek() not in stops:
            self._at += 1
        return self._source[start : self._at]

    def _skip_spaces(self) -> str:
        while self._peek() and self._peek() in _SPACES:
            self._at += 1
        return self._peek()

    def _byte(self, position: int) -> int:
        return utf8_offset(self._source, position)

    def _error(self, reason: str, position: int) -> ApiError:
        return parse_error(f"{reason} at byte offset {self._byte(position)}")


def _merge_code(entities: list[Entity]) -> list[Entity]:
    """`<pre><code class="language-x">` is one block with a language, when both cover the same text."""
    languages = {(e["offset"], e["length"]): e["language"] for e in entities if e["type"] == "code" and "language" in e}
    merged: list[Entity] = []
    blocks = {(e["offset"], e["length"]) for e in entities if e["type"] == "pre"}
    for entity in entities:
        place = (entity["offset"], entity["length"])
        if entity["type"] == "pre" and languages.get(place):
            merged.append({**entity, "language": languages[place]})
        elif entity["type"] != "code":
            merged.append(entity)
        elif not (place in blocks and languages.get(place)):
            merged.append({key: value for key, value in entity.items() if key != "language"})
    return merged
