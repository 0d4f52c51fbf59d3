"""What crosses the border of the checker."""

from dataclasses import dataclass, field
from enum import StrEnum

CHECKER_VERSION = "1.3.0"
"""Raised with every change of a rule, so that stored attempts can be checked again."""

ENGINE_VERSION = "harper-py 0.2.0; gruut-lang-en 2.0.1; pocketsphinx 5.1.1"
"""The engines whose answers the rules lean on."""


class Tier(StrEnum):
    """How sure a finding is."""

    SURE = "A"
    """A mistake with one sure fix."""
    MAYBE = "B"
    """Several fixes are plausible, or a careful writer may have meant it: shown with "maybe"."""
    SIGNAL = "C"
    """Something reads oddly: "check this sentence", never a correction."""


TIER_ORDER = {Tier.SURE: 0, Tier.MAYBE: 1, Tier.SIGNAL: 2}


class Area(StrEnum):
    """The skill that a mistake belongs to."""

    ARTICLES = "articles"
    PREPOSITIONS = "prepositions"
    TENSE = "tense"
    AGREEMENT = "agreement"
    WORD_ORDER = "word_order"
    SPELLING = "spelling"
    COUNTABILITY = "countability"
    FALSE_FRIENDS = "false_friends"
    VERB_PATTERNS = "verb_patterns"


@dataclass(frozen=True, slots=True)
class Finding:
    """One place of the text. `start` and `end` count Unicode code points of the text as it was given."""

    start: int
    end: int
    tier: Tier
    suggestions: tuple[str, ...]
    area: Area
    explanation_ru: str
    explanation_en: str
    rule: str
    """The rule's key, stable between versions: what the journal and "my answer is right too" refer to."""


@dataclass(frozen=True, slots=True)
class Report:
    """What the checker says about one text."""

    text: str
    findings: tuple[Finding, ...] = ()
    corrected: str | None = None
    """The text with every sure fix applied; None when there is no sure fix."""
    checker_version: str = field(default=CHECKER_VERSION)
    engine_version: str = field(default=ENGINE_VERSION)

    @property
    def tier(self) -> Tier | None:
        """The surest tier among the findings; None when nothing known was found."""
        return min((finding.tier for finding in self.findings), key=TIER_ORDER.__getitem__, default=None)
