"""What a model writes, as Telegram shows it: Markdown becomes text with entities, never markup to be parsed."""

from urllib.parse import urlsplit

from aiogram.types import MessageEntity
from telegramify_markdown import RenderConfig, convert

from bots.kit.splitting import RichText

SAFE_SCHEMES = frozenset({"http", "https", "tg", "mailto", "tel"})
"""A link to anywhere else is shown as its text (telegramify-markdown 1.4 lets `javascript:` through)."""


def render(markdown: str) -> RichText:
    """Markdown as text with entities. Whatever is not Markdown stays as it is written."""
    text, entities = convert(markdown, config=_plain_config())
    shown = (MessageEntity.model_validate(entity.to_dict()) for entity in entities)
    return RichText(text, tuple(entity for entity in shown if _is_safe(entity)))


def _is_safe(entity: MessageEntity) -> bool:
    return entity.url is None or urlsplit(entity.url).scheme.lower() in SAFE_SCHEMES


def _plain_config() -> RenderConfig:
    """Without the emoji that the library puts before headings and links: an emoji marks a kind of thing here."""
    config = RenderConfig.isolated()
    symbols = config.markdown_symbol
    symbols.heading_level_1 = symbols.heading_level_2 = symbols.heading_level_3 = symbols.heading_level_4 = ""
    symbols.image = symbols.link = ""
    symbols.unordered_list_item = "•"
    symbols.task_uncompleted, symbols.task_completed = "☐", "☑"
    return config
