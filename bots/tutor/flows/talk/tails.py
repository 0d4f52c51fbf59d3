"""What stands below the words of a talk: short paragraphs of ours, each known by its sign.

They are the same below a model's answer, which goes out as text with entities, and below our own lines in HTML; and
they can be changed later in either, since a message is put together anew from its own paragraphs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from aiogram.enums import MessageEntityType
from aiogram.types import MessageEntity

from bots.kit.splitting import RichText, utf16_length
from bots.kit.words import PARAGRAPH, Html, escaped

BOLD, ITALIC = "b", "i"
_TYPES = {BOLD: MessageEntityType.BOLD, ITALIC: MessageEntityType.ITALIC}


@dataclass(frozen=True, slots=True)
class Run:
    """Some plain text, and how it looks: `b`, `i`, or as it is."""

    text: str
    style: str = ""


Paragraph: TypeAlias = tuple[Run, ...]


def as_html(paragraph: Paragraph) -> Html:
    """For our own messages."""
    return Html("".join(_in_html(run) for run in paragraph))


def as_rich(paragraphs: Iterable[Paragraph]) -> RichText | None:
    """For the note below a model's answer; None when there is nothing to say."""
    whole = RichText("")
    for paragraph in paragraphs:
        whole = whole.followed_by(_rich(paragraph))
    return whole if whole.text else None


def below(text: Html, paragraphs: Iterable[Paragraph]) -> Html:
    """Our own line with its paragraphs."""
    return PARAGRAPH.joined(text, *map(as_html, paragraphs))


def replaced(html_text: str, sign: str, paragraphs: Iterable[Paragraph]) -> Html:
    """A message with other paragraphs in the place of those with this sign; at its end when there are none."""
    parts = [Html(part) for part in html_text.split(PARAGRAPH)]
    place = next((at for at, part in enumerate(parts) if part.startswith(sign)), len(parts))
    before, after = parts[:place], [part for part in parts[place:] if not part.startswith(sign)]
    return PARAGRAPH.joined(*before, *map(as_html, paragraphs), *after)


def _in_html(run: Run) -> str:
    text = escaped(run.text)
    return f"<{run.style}>{text}</{run.style}>" if run.style and run.text else text


def _rich(paragraph: Paragraph) -> RichText:
    text, entities = "", []
    for run in paragraph:
        if run.style and run.text:
            place, length = utf16_length(text), utf16_length(run.text)
            entities.append(MessageEntity(type=_TYPES[run.style], offset=place, length=length))
        text += run.text
    return RichText(text, tuple(entities))
