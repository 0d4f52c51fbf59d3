"""What all three parse modes write into: plain text, its length in UTF-16 units, and entities."""

from dataclasses import dataclass, field
from typing import Any

from playground.telegram.errors import ApiError, bad_request
from playground.telegram.formatting.links import checked_link, mentioned_user
from playground.telegram.formatting.units import Entity


def parse_error(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")


@dataclass(slots=True)
class TextBuilder:
    """The text so far. `offset` is in UTF-16 units, as entities count."""

    pieces: list[str] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    offset: int = 0

    def add(self, character: str) -> None:
        """Append one code point."""
        self.pieces.append(character)
        self.offset += 2 if ord(character) > 0xFFFF else 1

    def text(self) -> str:
        return "".join(self.pieces)

    def mark(self, kind: str, start: int, **details: Any) -> None:
        """Close an entity that began at `start`; an empty one leaves no trace."""
        if self.offset > start:
            length = self.offset - start
            self.entities.append({"type": kind, "offset": start, "length": length, **details})

    def mark_link(self, url: str, start: int) -> None:
        """A link becomes a mention, a text link, or plain text when the address is not one."""
        user_id = mentioned_user(url)
        if user_id is not None:
            self.mark("text_mention", start, user_id=user_id)
            return
        address = checked_link(url)
        if address is not None:
            self.mark("text_link", start, url=address)
