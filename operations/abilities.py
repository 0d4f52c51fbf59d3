"""What the bots can do here beyond talking by text: which models are on offer, and whether answers can be spoken."""

import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.ai.capabilities import Catalogue
from core.ai.offline.espeak import PROGRAM
from core.ai.types import ModelRef, Use
from operations.findings import Finding

SOON = timedelta(days=60)
"""Time to choose another model and to see how it does."""
VARIABLES = {
    Use.CHAT: "AI_MODELS",
    Use.SPEECH: "AI_SPEECH_MODELS",
    Use.TRANSCRIPTION: "AI_TRANSCRIPTION_MODELS",
    Use.IMAGE: "AI_IMAGE_MODELS",
    Use.JUDGE: "AI_JUDGE_MODEL",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """What the settings say of models."""

    named: Mapping[Use, Sequence[str]]
    """The lists of the settings, `provider:model`; an empty one means what the catalogue offers."""
    providers: Collection[str]
    """Those that have a key, or an address of their own."""
    today: date


def abilities(of: Abilities) -> list[Finding]:
    """The models and the voice."""
    return [_models(of), *_endings(of), _voice(of)]


def _models(of: Abilities) -> Finding:
    if not of.providers:
        return Finding("Models", "no provider has a key: the built-in coaches answer, and say what they are")
    offered = _offered(of, Use.CHAT)
    return Finding("Models", f"{len(offered)} on offer for talk, the first is {offered[0]}" if offered else "none")


def _endings(of: Abilities) -> list[Finding]:
    """Models that the settings name and their provider shuts down soon, or has shut down; and where they name none,
    those of the catalogue when none of them stays."""
    catalogue, found = Catalogue.load(), []
    for use, variable in VARIABLES.items():
        ends = {ref: catalogue.record(ref, use, "compatible").ends for ref in _offered(of, use)}
        ending = {ref: day for ref, day in ends.items() if day is not None and day <= of.today + SOON}
        if of.named[use] or len(ending) == len(ends):
            found += [_ending(ref, day, variable, of.today) for ref, day in ending.items()]
    return found


def _ending(ref: ModelRef, day: date, variable: str, today: date) -> Finding:
    over = day <= today
    words = f"{'has been' if over else 'will be'} shut down by its provider on {day:%d.%m.%Y}"
    return Finding(f"Model {ref}", words, f"Name another in {variable}.", optional=not over)


def _offered(of: Abilities, use: Use) -> Sequence[ModelRef]:
    if of.named[use]:
        return [ModelRef.parse(name) for name in of.named[use]]
    return Catalogue.load().offered(use, of.providers, of.today) if use is not Use.JUDGE else ()


def _voice(of: Abilities) -> Finding:
    if shutil.which(PROGRAM) is not None:
        return Finding("Voice", f"{PROGRAM} reads answers aloud when no provider does")
    if _offered(of, Use.SPEECH):
        return Finding("Voice", f"a provider reads answers aloud; {PROGRAM} would when that cannot")
    remedy = f"To have it: apt install {PROGRAM} (brew install {PROGRAM}), and start anew."
    return Finding("Voice", f"{PROGRAM} is not installed: answers cannot be read aloud", remedy, optional=True)
