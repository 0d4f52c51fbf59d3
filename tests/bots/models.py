"""Models for the bots of the tests: the built-in coaches, and what a test puts in front of them."""

from core.ai.offer import Offer, build_models
from core.ai.patience import Patience
from core.ai.ports import Provider
from core.ai.router import Models
from core.subscriptions.meter import AllowanceMeter
from tests.clocks import HandClock
from tests.core.ai.conftest import HASTY, keyless


def models_of(offer: Offer, clock: HandClock, *providers: Provider, patience: Patience | None = HASTY) -> Models:
    """What is on offer, of these providers and the built-in one, within people's allowances."""
    known = {**keyless(), **{provider.name: provider for provider in providers}}
    return build_models(offer, known, clock=clock, meter=AllowanceMeter(clock=clock), patience=patience)
