"""From the settings' lists of models to `Models`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.ai.capabilities import Catalogue, ModelRecord
from core.ai.errors import OfferInvalidError
from core.ai.fallback import Rung
from core.ai.metering import Meter
from core.ai.patience import Patience
from core.ai.places import Shared
from core.ai.ports import Provider
from core.ai.retries import Retries
from core.ai.router import Models
from core.ai.types import ModelRef, Use
from core.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Models as `provider:model`, best first. Empty: what the catalogue lists for the connected providers;
    a judge is only ever the one that is named.
    """

    chat: Sequence[str] = ()
    judge: Sequence[str] = ()
    speech: Sequence[str] = ()
    transcription: Sequence[str] = ()
    image: Sequence[str] = ()

    def written(self, use: Use) -> Sequence[str]:
        wanted: Sequence[str] = getattr(self, use.value)
        return wanted


def build_models(
    offer: Offer,
    providers: Mapping[str, Provider],
    *,
    clock: Clock,
    meter: Meter,
    catalogue: Catalogue | None = None,
    patience: Patience | None = None,
    retries: Retries | None = None,
    shared: Shared | None = None,
) -> Models:
    """`shared`: the places that all processes share at a provider; None: this process is the only one.

    Raises OfferInvalidError for a name that is misspelt, or whose provider is not connected or cannot do it."""
    known = catalogue or Catalogue.load()
    today = clock.now().date()
    rungs = {use: _rungs(use, offer, providers, known, today) for use in Use}
    return Models(rungs, meter=meter, clock=clock, patience=patience, retries=retries, shared=shared)


def _rungs(
    use: Use, offer: Offer, providers: Mapping[str, Provider], catalogue: Catalogue, today: date
) -> tuple[Rung, ...]:
    written = offer.written(use)
    if written:
        return tuple(_rung(use, text, providers, catalogue) for text in written)
    able = {name for name, provider in providers.items() if _can(provider, use)}
    return tuple(
        Rung(catalogue.record(ref, use, providers[ref.provider].dialect), providers[ref.provider])
        for ref in catalogue.offered(use, able, today)
    )


def _rung(use: Use, text: str, providers: Mapping[str, Provider], catalogue: Catalogue) -> Rung:
    try:
        ref = ModelRef.parse(text)
    except ValueError as error:
        raise OfferInvalidError(str(error)) from None
    provider = providers.get(ref.provider)
    if provider is None:
        raise OfferInvalidError(f"{ref}: there is no key for {ref.provider}")
    record: ModelRecord = catalogue.record(ref, use, provider.dialect)
    if not _can(provider, use) or not record.uses & {use, _port(use)}:
        raise OfferInvalidError(f"{ref}: {ref.provider} cannot be used for {use}")
    return Rung(record, provider)


def _can(provider: Provider, use: Use) -> bool:
    return getattr(provider, _port(use).value) is not None


def _port(use: Use) -> Use:
    """A judge is a chat model that sees pictures."""
    return Use.CHAT if use is Use.JUDGE else use
