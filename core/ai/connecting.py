"""Which providers are connected: those that have a key, and the built-in coaches."""

from pathlib import Path

from core.ai.offline.provider import offline_provider
from core.ai.offline.tutor import Corrector
from core.ai.ports import Provider
from core.ai.providers import deepseek_provider, gigachat_provider, openai_provider

COACHES = ("offline:tutor", "offline:mentor", "offline:media")
"""On offer whatever else is: a bot names its own, after the models of the person's choice."""


def connect(
    *,
    openai_key: str | None,
    openai_url: str | None,
    deepseek_key: str | None,
    gigachat_credentials: str | None,
    gigachat_scope: str,
    gigachat_ca: Path | None,
    corrector: Corrector,
) -> dict[str, Provider]:
    """The providers by name. A server of one's own may need no key: its address is enough."""
    providers = [offline_provider(corrector)]
    if openai_key or openai_url:
        providers.append(openai_provider(openai_key or "none", openai_url))
    if deepseek_key:
        providers.append(deepseek_provider(deepseek_key))
    if gigachat_credentials:
        providers.append(gigachat_provider(gigachat_credentials, scope=gigachat_scope, ca_bundle=gigachat_ca))
    return {provider.name: provider for provider in providers}


def with_coaches(chat: tuple[str, ...]) -> tuple[str, ...]:
    """The models that the settings name, then the coaches; nothing where they name none: then the catalogue does."""
    return (*chat, *COACHES) if chat else ()
