"""How it looks in Telegram: a folder per bot, and the kit they share."""

import pkgutil


def bot_names() -> list[str]:
    """The folders that may hold a bot; nothing of them is imported."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if module.ispkg and module.name != "kit")
