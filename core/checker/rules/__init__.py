"""Rules that need more than a pattern. Each takes a sentence and proposes edits."""

from collections.abc import Callable, Iterable

from core.checker.edits import Edit
from core.checker.fluency import Fluency
from core.checker.rules import agreement, capitals, definites, habits, markers, numbers, phrases, questions, subjects
from core.checker.rules.articles import Articles
from core.checker.rules.bare_singulars import BareSingulars
from core.checker.rules.confusions import Confusions
from core.checker.rules.frames import Frames, joined_unit
from core.checker.rules.tags import question_tag
from core.checker.rules.usual import Usual
from core.checker.rules.verbless import verbless
from core.checker.sentences import Sentence

WrittenRule = Callable[[Sentence], Iterable[Edit]]


def written_rules(fluency: Fluency) -> tuple[WrittenRule, ...]:
    """Every written rule."""
    articles = Articles(fluency)
    return (
        agreement.pronoun_verb,
        phrases.phrase_verb,
        agreement.indefinite_each,
        numbers.plural_after,
        numbers.one_of,
        numbers.these_this,
        numbers.there_is,
        numbers.relative,
        numbers.article_before_plural,
        habits.used_to,
        markers.past_marker,
        markers.perfect_over,
        capitals.capitals,
        subjects.missing_it,
        subjects.missing_be,
        questions.direct,
        questions.can_you,
        questions.indirect,
        question_tag,
        verbless,
        articles.after_be,
        articles.after_verb,
        articles.there_is,
        BareSingulars(fluency),
        Frames(articles),
        joined_unit,
        definites.superlative,
        Confusions(fluency),
        Usual(fluency),
    )
