"""From the settings' lists to the models on offer."""

from datetime import date

import pytest

from core.ai.capabilities import Catalogue
from core.ai.errors import OfferInvalidError
from core.ai.metering import InMemoryMeter
from core.ai.offer import Offer, build_models
from core.ai.ports import Provider
from core.ai.providers import deepseek_provider, gigachat_provider, openai_provider
from core.ai.router import Models
from core.ai.types import ModelRef, Use
from tests.clocks import HandClock


def build(offer: Offer, *providers: Provider) -> Models:
    named = {provider.name: provider for provider in providers}
    return build_models(offer, named, clock=HandClock(), meter=InMemoryMeter())


def names(models: Models, use: Use = Use.CHAT) -> list[str]:
    return [str(rung.record.ref) for rung in models.offered(use)]


async def test_without_a_list_every_listed_model_with_a_key_is_offered_best_first() -> None:
    models = build(Offer(), deepseek_provider("key"))

    assert names(models) == ["deepseek:deepseek-flash", "deepseek:deepseek-v4-pro"]
    assert names(models, Use.SPEECH) == []
    assert names(models, Use.JUDGE) == []
    await models.close()


async def test_what_its_provider_has_shut_down_is_offered_only_by_name() -> None:
    catalogue, openai = Catalogue.load(), {"openai"}
    mini = ModelRef.parse("openai:gpt-5-mini")

    assert mini in catalogue.offered(Use.CHAT, openai, date(2026, 12, 10))
    assert mini not in catalogue.offered(Use.CHAT, openai, date(2026, 12, 11))
    models = build(Offer(chat=["openai:o4-mini"]), openai_provider("key"))
    assert names(models) == ["openai:o4-mini"]
    await models.close()


def test_every_use_has_a_model_that_is_not_about_to_be_shut_down_but_for_speech() -> None:
    """OpenAI names no successor that speaks the protocol of its speech endpoint."""
    catalogue, far = Catalogue.load(), date(2027, 6, 1)
    uses = {use for use in Use if catalogue.offered(use, {"openai", "deepseek", "offline"}, far)}

    assert uses == {Use.CHAT, Use.TRANSCRIPTION, Use.IMAGE, Use.SPEECH}
    assert catalogue.offered(Use.SPEECH, {"openai"}, far) == ()


async def test_a_list_is_taken_as_it_stands_listed_in_the_catalogue_or_not() -> None:
    models = build(Offer(chat=["openai:brand-new", "openai:gpt-5-mini"]), openai_provider("key"))

    assert names(models) == ["openai:brand-new", "openai:gpt-5-mini"]
    unknown = models.offered()[0].record
    assert not unknown.known
    assert unknown.limit_field == "max_completion_tokens"
    assert not unknown.temperature
    await models.close()


async def test_another_server_behind_openai_s_name_gets_the_cautious_defaults() -> None:
    models = build(Offer(chat=["openai:llama3:8b"]), openai_provider("key", "http://127.0.0.1:11434/v1"))

    assert models.offered()[0].record.limit_field == "max_tokens"
    assert models.offered()[0].record.ref == ModelRef("openai", "llama3:8b")
    await models.close()


@pytest.mark.parametrize(
    ("offer", "reason"),
    [
        (Offer(chat=["gpt-5-mini"]), "provider:model"),
        (Offer(chat=["openai:gpt-5-mini"]), "no key for openai"),
        (Offer(speech=["deepseek:deepseek-v4-flash"]), "cannot be used for speech"),
    ],
)
async def test_a_name_that_cannot_be_offered_stops_the_start(offer: Offer, reason: str) -> None:
    provider = deepseek_provider("key")
    with pytest.raises(OfferInvalidError, match=reason):
        build(offer, provider)
    await provider.close()


async def test_a_model_of_another_kind_is_not_taken_for_a_chat_model() -> None:
    provider = openai_provider("key")
    with pytest.raises(OfferInvalidError, match="cannot be used for chat"):
        build(Offer(chat=["openai:whisper-1"]), provider)
    await provider.close()


@pytest.mark.parametrize(
    ("scope", "places"), [("GIGACHAT_API_PERS", 1), ("GIGACHAT_API_B2B", 10), ("GIGACHAT_API_CORP", 10)]
)
async def test_gigachat_s_places_follow_from_the_kind_of_key(scope: str, places: int) -> None:
    provider = gigachat_provider("Y3JlZA==", scope=scope)
    assert provider.at_once == places
    await provider.close()
