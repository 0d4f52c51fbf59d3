"""Counting tokens without a tokenizer, for limits and for usage that a provider did not tell.

Four bytes of UTF-8 make a token: four Latin letters or two Cyrillic ones. Measured tokenizers need fewer for
Russian (GigaChat's own figure is 3–4 characters), so a limit computed this way is on the safe side.
"""

from core.ai.types import ChatRequest, Message

BYTES_PER_TOKEN = 4
MESSAGE_OVERHEAD = 4
"""Tokens that the role and the separators of a message take."""
PICTURE_TOKENS = 1_100
"""A picture of 1024 × 1024 in the providers' tables: 765 to 1,105."""


def tokens_in_text(text: str) -> int:
    return -(-len(text.encode()) // BYTES_PER_TOKEN)


def tokens_in_message(message: Message) -> int:
    return tokens_in_text(message.text) + MESSAGE_OVERHEAD + PICTURE_TOKENS * len(message.pictures)


def tokens_in_request(request: ChatRequest) -> int:
    return sum(tokens_in_message(message) for message in request.messages)
