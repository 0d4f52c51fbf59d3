"""Connecting the providers. The SDKs are imported here, on use: two seconds that a process without a key saves."""

import ssl
from pathlib import Path
from typing import cast

from core.ai.ports import Provider

OPENAI = "https://api.openai.com/v1"
DEEPSEEK = "https://api.deepseek.com"
SDK_TIMEOUT = 310.0
"""Above every patience of ours, which is what really ends a call; the SDKs' own default is 600 s."""
CONNECT_TIMEOUT = 10.0
BUSINESS_SCOPES = frozenset({"GIGACHAT_API_B2B", "GIGACHAT_API_CORP"})


def openai_compatible(
    name: str,
    api_key: str,
    base_url: str,
    *,
    dialect: str = "compatible",
    at_once: int = 20,
) -> Provider:
    """Any server that speaks OpenAI's protocol. The SDK's own retries are off, and the account's names that it
    would take from the environment are not sent to others.
    """
    import httpx2
    import openai

    from core.ai.openai_chat import OpenAiChat
    from core.ai.openai_media import OpenAiMedia

    unsent = cast(dict[str, str], dict.fromkeys(("OpenAI-Organization", "OpenAI-Project"), openai.Omit()))
    client = openai.AsyncOpenAI(
        api_key=api_key,
        base_url=base_url,
        default_headers=unsent,
        max_retries=0,
        timeout=httpx2.Timeout(SDK_TIMEOUT, connect=CONNECT_TIMEOUT),
    )
    media = OpenAiMedia(client)
    return Provider(
        name=name,
        dialect=dialect,
        at_once=at_once,
        chat=OpenAiChat(client),
        transcription=media,
        speech=media,
        image=media,
        close=client.close,
    )


def openai_provider(api_key: str, base_url: str | None = None) -> Provider:
    """OpenAI itself, or the server that OPENAI_BASE_URL names: that one may accept less."""
    dialect = "openai" if base_url in (None, OPENAI) else "compatible"
    return openai_compatible("openai", api_key, base_url or OPENAI, dialect=dialect)


def deepseek_provider(api_key: str, base_url: str = DEEPSEEK) -> Provider:
    """DeepSeek: chat alone."""
    whole = openai_compatible("deepseek", api_key, base_url, dialect="deepseek")
    return Provider(name=whole.name, dialect=whole.dialect, chat=whole.chat, close=whole.close)


def gigachat_provider(
    credentials: str,
    *,
    scope: str = "GIGACHAT_API_PERS",
    ca_bundle: Path | None = None,
    base_url: str | None = None,
    auth_url: str | None = None,
) -> Provider:
    """GigaChat: one stream at a time for a person's key, ten for a business's, over all processes.

    `ca_bundle` is the PEM file with the certificates of the Ministry of Digital Development, unless the machine
    trusts them already. Verification is never off, whatever the environment says.
    """
    from gigachat import GigaChatAsyncClient

    from core.ai.sber_gigachat import GigaChat

    trusted = ssl.create_default_context()
    if ca_bundle is not None:
        trusted.load_verify_locations(cafile=ca_bundle)
    client = GigaChatAsyncClient(
        credentials=credentials,
        scope=scope,
        base_url=base_url,
        auth_url=auth_url,
        verify_ssl_certs=True,
        ssl_context=trusted,
        timeout=SDK_TIMEOUT,
        max_retries=0,
    )
    adapter = GigaChat(client)
    return Provider(
        name="gigachat",
        dialect="gigachat",
        at_once=10 if scope in BUSINESS_SCOPES else 1,
        shares_places=True,
        chat=adapter,
        image=adapter,
        close=client.aclose,
    )
