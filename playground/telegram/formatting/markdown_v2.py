"""parse_mode=MarkdownV2, by the rules and with the error texts of the Bot API server."""

from dataclasses import dataclass
from typing import Final

from playground.telegram.errors import ApiError
from playground.telegram.formatting.builder import TextBuilder, parse_error
from playground.telegram.formatting.links import custom_emoji_id
from playground.telegram.formatting.units import Entity, utf8_offset

_RESERVED: Final = frozenset("_*[]()~`>#+-=|{}.!\n")
_CODE_RESERVED: Final = frozenset("`")
_NAMES: Final = {
    "bold": "Bold", "italic": "Italic", "underline": "Underline", "strikethrough": "Strikethrough",
    "spoiler": "Spoiler", "code": "Code", "pre": "Pre", "pre_code": "PreCode", "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji", "blockquote": "BlockQuote",
}  # fmt: skip
_CLOSERS: Final = {
    "bold": "*", "code": "`", "pre": "```", "pre_code": "```", "text_link": "]", "underline": "__",
    "strikethrough": "~", "spoiler": "||", "custom_emoji": "]",
}  # fmt: skip
_CODE: Final = {"code", "pre", "pre_code"}


@dataclass(slots=True)
class _Open:
    kind: str
    start: int
    begin: int
    piece: int
    language: str = ""


def parse_markdown_v2(source: str) -> tuple[str, list[Entity]]:
    """The plain text and the entities; raises the 400 the Bot API answers to broken mark-up."""
    return _MarkdownReader(source).read()


class _MarkdownReader:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._out = TextBuilder()
        self._open: list[_Open] = []
        self._quoting = False

    def read(self) -> tuple[str, list[Entity]]:
        while self._at < len(self._source):
            self._step()
        if self._quoting and self._open:
            self._drop_expandable_mark()
            if self._open[-1].kind == "blockquote":
                self._close_quote("")
        if self._open:
            raise self._unclosed()
        return self._out.text(), self._out.entities

    def _step(self) -> None:
        character = self._source[self._at]
        following = self._peek(1)
        if character == "\\" and following and 0 < ord(following) <= 126:
            self._out.add(following)
            self._at += 2
        elif character not in (_CODE_RESERVED if self._inside_code() else _RESERVED):
            self._out.add(character)
            self._at += 1
        elif self._ends_here(character):
            self._close(character)
        else:
            self._begin(character)

    def _peek(self, ahead: int = 0) -> str:
        position = self._at + ahead
        return self._source[position] if position < len(self._source) else ""

    def _inside_code(self) -> bool:
        return bool(self._open) and self._open[-1].kind in _CODE

    def _ends_here(self, character: str) -> bool:
        if not self._open:
            return False
        if self._quoting and character == "\n" and not self._inside_code():
            return self._peek(1) != ">"
        kind = self._open[-1].kind
        if kind == "italic":
            return character == "_" and self._peek(1) != "_"
        return kind in _CLOSERS and self._source.startswith(_CLOSERS[kind], self._at)

    def _begin(self, character: str) -> None:
        begin, kind = self._at, self._opening(character)
        if kind is None:
            return
        opened = _Open(kind, self._out.offset, begin, len(self._out.pieces))
        if kind == "pre":
            self._read_language(opened)
        self._open.append(opened)

    def _opening(self, character: str) -> str | None:
        """Which entity begins here; moves past its mark. None: a new line that begins nothing."""
        if character == "\n":
            return self._new_line()
        if character == ">" and self._may_quote():
            self._at += 1
            self._quoting = True
            return "blockquote"
        marks = (
            ("__", "underline"), ("_", "italic"), ("*", "bold"), ("~", "strikethrough"), ("||", "spoiler"),
            ("[", "text_link"), ("```", "pre"), ("`", "code"), ("![", "custom_emoji"),
        )  # fmt: skip
        for mark, kind in marks:
            if self._source.startswith(mark, self._at):
                self._at += len(mark)
                return kind
        raise parse_error(f"Character '{character}' is reserved and must be escaped with the preceding '\\'")

    def _may_quote(self) -> bool:
        """A quotation begins a line; marks opened or emptied before it do not count as text."""
        written = self._out.pieces
        line_start = not written or written[-1] in "\n\r"
        return line_start and not self._quoting

    def _new_line(self) -> str | None:
        self._out.add("\n")
        self._at += 1
        if self._quoting and self._peek() == ">":
            self._at += 1
        return None

    def _read_language(self, opened: _Open) -> None:
        end = self._at
        while end < len(self._source) and not self._source[end].isspace() and self._source[end] != "`":
            end += 1
        if end != self._at and end < len(self._source) and self._source[end] != "`":
            opened.kind, opened.language = "pre_code", self._source[self._at : end]
            self._at = end
        if self._peek() and self._peek() in "\r\n":
            pair = self._peek(1) != "" and self._peek(1) in "\r\n" and self._peek() != self._peek(1)
            self._at += 2 if pair else 1

    def _close(self, character: str) -> None:
        if character == "\n":
            self._drop_expandable_mark()
            if self._open[-1].kind != "blockquote":
                raise self._unclosed()
            self._at += 1
            self._close_quote("\n")
            return
        opened = self._open.pop()
        self._at += len(_CLOSERS.get(opened.kind, "_"))
        if opened.kind == "text_link":
            self._close_link(opened)
        elif opened.kind == "custom_emoji":
            self._close_emoji(opened)
        elif opened.kind == "pre_code":
            self._out.mark("pre", opened.start, language=opened.language)
        else:
            self._out.mark(opened.kind, opened.start)

    def _close_link(self, opened: _Open) -> None:
        label = "".join(self._out.pieces[opened.piece :])
        self._out.mark_link(self._address("a URL") if self._peek() == "(" else label, opened.start)

    def _close_emoji(self, opened: _Open) -> None:
        if self._peek() != "(":
            raise parse_error("Custom emoji entity must contain a tg://emoji URL")
        emoji = custom_emoji_id(self._address("a custom emoji URL"))
        self._out.mark("custom_emoji", opened.start, custom_emoji_id=emoji)

    def _address(self, what: str) -> str:
        self._at += 1
        begin, address = self._at, ""
        while self._peek() and self._peek() != ")":
            if self._peek() == "\\" and self._peek(1) and ord(self._peek(1)) <= 126:
                self._at += 1
            address += self._peek()
            self._at += 1
        if not self._peek():
            raise parse_error(f"Can't find end of {what} at byte offset {utf8_offset(self._source, begin)}")
        self._at += 1
        return address

    def _drop_expandable_mark(self) -> None:
        """An empty spoiler mark at the very end of a quotation makes the quotation expandable."""
        if len(self._open) > 1 and self._open[-1].kind == "spoiler" and self._open[-2].kind == "blockquote":
            written = "".join(self._out.pieces[self._open[-1].piece :])
            if not written.strip("\r"):
                self._open.pop()
                self._open[-1].language = "expandable"

    def _close_quote(self, tail: str) -> None:
        opened = self._open.pop()
        self._quoting = False
        if tail:
            self._out.add(tail)
        self._out.mark("expandable_blockquote" if opened.language else "blockquote", opened.start)

    def _unclosed(self) -> ApiError:
        opened = self._open[-1]
        offset = utf8_offset(self._source, opened.begin)
        return parse_error(f"Can't find end of {_NAMES[opened.kind]} entity at byte offset {offset}")
