"""parse_mode=Markdown, the legacy mode: one level, nothing nested, no escapes inside an entity."""

from typing import Final

from playground.telegram.formatting.builder import TextBuilder, parse_error
from playground.telegram.formatting.units import Entity, utf8_offset

_KINDS: Final = {"_": "italic", "*": "bold", "`": "code", "[": "text_link"}


def parse_markdown(source: str) -> tuple[str, list[Entity]]:
    """The plain text and the entities; raises the 400 the Bot API answers to an entity without an end."""
    out = TextBuilder()
    at = 0
    while at < len(source):
        character = source[at]
        if character == "\\" and source[at + 1 : at + 2] in {"_", "*", "`", "["}:
            out.add(source[at + 1])
            at += 2
        elif character in _KINDS:
            at = _read_entity(source, at, out)
        else:
            out.add(character)
            at += 1
    return out.text(), out.entities


def _read_entity(source: str, begin: int, out: TextBuilder) -> int:
    is_block = source.startswith("```", begin)
    mark = "```" if is_block else source[begin]
    closer = "]" if mark == "[" else mark
    at, language = _block_language(source, begin + 3) if is_block else (begin + 1, "")
    end = source.find(closer, at)
    if end < 0:
        raise parse_error(f"Can't find end of the entity starting at byte offset {utf8_offset(source, begin)}")
    start = out.offset
    for character in source[at:end]:
        out.add(character)
    after = end + len(closer)
    if mark == "[":
        return _read_link(source, after, source[at:end], start, out)
    details = {"language": language} if language else {}
    out.mark("pre" if is_block else _KINDS[mark], start, **details)
    return after


def _block_language(source: str, at: int) -> tuple[int, str]:
    """Past the language and one line break at the start of a block."""
    end = at
    while end < len(source) and not source[end].isspace() and source[end] != "`":
        end += 1
    language = source[at:end] if end < len(source) and source[end] != "`" else ""
    at = end if language else at
    return (at + 1 if source[at : at + 1] == "\n" else at), language


def _read_link(source: str, at: int, label: str, start: int, out: TextBuilder) -> int:
    if source[at : at + 1] != "(":
        out.mark_link(label, start)
        return at
    end = source.find(")", at)
    end = len(source) if end < 0 else end
    out.mark_link(source[at + 1 : end], start)
    return end + 1
