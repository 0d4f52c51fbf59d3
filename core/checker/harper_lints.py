"""What Harper finds, without its rules that are noise for learners, as candidates beside our own.

Harper is an alpha: its version is pinned, and nothing outside this module knows its names.
"""

from collections.abc import Iterator

import harper

from core.checker.candidates import Candidate, is_quoted
from core.checker.edits import Change, applied
from core.checker.fluency import Fluency
from core.checker.sentences import Sentence
from core.checker.spelling import Speller
from core.checker.types import Area, Tier

SWITCHED_OFF = frozenset(
    (
        "SplitWords CompoundNouns Dashes UseEllipsisCharacter EllipsisLength OxfordComma NoOxfordComma "
        "MissingPreposition DisjointPrefixes UpdatePlaceNames CallThem NominalWants OrthographicConsistency "
        "Excellent BoringWords WrongNegative ModalBeAdjective QuantifierNumeralConflict PronounVerbAgreement "
        "MassNouns AvoidCurses CondenseAllThe OkToOkay UnclosedQuotes Spaces SentenceCapitalization "
        "DiscourseMarkers CommaFixes RepeatedWords PluralDecades MergeWords TheirToThere MissingTo "
        "OneOfTheSingular WayTooAdjective AdjectiveDoubleDegree SpellCheck LongSentences FillerWords Hedging "
        "SpelledNumbers Regionalisms OutOfTheWindow Touristic PossessiveYour TheMy ModalOf WereWhere TheHowWhy "
        "MissingDeterminer InThe NounVerbConfusion AWhile VeryUnique Towards Freezing Starving "
        "CapitalizePersonalPronouns HelloGreeting Holidays TomorrowPossessiveModifier SubjunctiveWasToWere "
        "WhomSubjectOfVerb LookForwardTo LookingForwardTo SingleBe HopHope SimplePastToPastParticiple TheyToThem "
        "ToTwoToo FindOut LeftRightHand HopHope Everyday SimplePastToPastParticiple ExpandMinimum UseTitleCase "
        "ToDoHyphen EverEvery Everyone DoubleNegative FriendOfMe GoodAt ThenThan InterestedIn "
        "ThereToTheir InflectedVerbAfterTo ExpandTimeShorthands There PronounInflectionBe ToSomeDegree "
        "OperatingSystem KindSortOf RegularIrregulars ClicheAccent YeaToYeah DidPast"
    ).split()
)
_AREAS = {
    "Agreement": Area.AGREEMENT,
    "Spelling": Area.SPELLING,
    "Typo": Area.SPELLING,
    "Eggcorn": Area.SPELLING,
    "Malapropism": Area.SPELLING,
    "BoundaryError": Area.SPELLING,
    "WordChoice": Area.SPELLING,
    "Usage": Area.VERB_PATTERNS,
    "Grammar": Area.VERB_PATTERNS,
    "Nonstandard": Area.SPELLING,
    "Miscellaneous": Area.VERB_PATTERNS,
}
"""The kinds that concern a learner; style, punctuation and formatting are not a learner's mistakes."""
_OWN_AREAS = {
    "AnA": Area.ARTICLES,
    "TheAnother": Area.ARTICLES,
    "ArriveTo": Area.PREPOSITIONS,
    "Discuss": Area.PREPOSITIONS,
    "SinceDuration": Area.TENSE,
    "DoMistake": Area.FALSE_FRIENDS,
    "OpenTheLight": Area.FALSE_FRIENDS,
    "MoreBetter": Area.VERB_PATTERNS,
}
_RU = "Обычно здесь говорят «{good}»."
_EN = "Here people usually say “{good}”."
_LEAST_GAIN = -0.5
_PRIORITY = 70
"""Behind our own rules, whose explanations are made for a Russian speaker."""


class Harper:
    """Harper's grammar rules on the American dialect; spelling by both dialects is the Speller's."""

    def __init__(self, fluency: Fluency) -> None:
        self._american = _linter(harper.Dialect.AMERICAN, SWITCHED_OFF)
        self._fluency = fluency
        self._speller = Speller(fluency)

    def candidates(self, text: str, english: list[Sentence]) -> Iterator[Candidate]:
        """Findings inside the English sentences of a text."""
        for rule, lints in self._american.organized_lints(text, language=harper.Language.PLAINTEXT).items():
            for lint in lints:
                home = next((one for one in english if one.start <= lint.span.start < one.end), None)
                found = self._candidate(rule, lint, text, home) if home else None
                if found is not None:
                    yield found
        yield from self._speller.candidates(text, english)

    def _candidate(self, rule: str, lint: harper.Lint, text: str, home: Sentence) -> Candidate | None:
        area = _OWN_AREAS.get(rule) or _AREAS.get(lint.lint_kind)
        options = tuple(dict.fromkeys(_replacement(lint, one) for one in lint.suggestions))
        start, end = lint.span.start, lint.span.end
        letter = rule == "AnA" and lint.problem_text == "A" and start != home.start  # the letter in A.M., A-level
        historic = rule == "AnA" and text[end : end + 6].strip().lower().startswith("hist")
        if area is None or not options or letter or historic:
            return None
        gain = self._gain(text, home, Change(start, end, options[0]))
        if gain < _LEAST_GAIN:
            return None
        tier = Tier.SURE if len(options) == 1 and not is_quoted(text, start) else Tier.MAYBE
        good = options[0].strip() or text[start:end].strip()
        ru, en = _RU.format(good=good), _EN.format(good=good)
        return Candidate(start, end, options, f"harper.{rule}", area, tier, ru, en, _PRIORITY)

    def _gain(self, text: str, home: Sentence, proposed: Change) -> float:
        after = applied(text[home.start : home.end], [_shifted(proposed, home.start)])
        return self._fluency.score(after) - self._fluency.score(text[home.start : home.end])


def _shifted(one: Change, by: int) -> Change:
    return Change(one.start - by, one.end - by, one.replacement)


def _replacement(lint: harper.Lint, suggestion: harper.Suggestion) -> str:
    if suggestion.kind == harper.SuggestionKind.INSERT_AFTER:
        return lint.problem_text + suggestion.replacement_text
    return suggestion.replacement_text


def _linter(dialect: harper.Dialect, off: frozenset[str]) -> harper.Linter:
    linter = harper.Linter(dialect)
    config = linter.get_lint_config()
    linter.set_lint_config({rule: False if rule in off else value for rule, value in config.items()})
    return linter
