"""From answers to grades."""

import pytest

from core.levels.types import Bilingual, Level, PointKey
from core.vocabulary.exercises import QuestionKind, kind_for
from core.vocabulary.gaps import gapped, mistake_face
from core.vocabulary.grading import Reply, fast_limit, grade_of
from core.vocabulary.ipa import normalised
from core.vocabulary.lexicon import forms, headwords, is_known, level_of, neighbours, pronunciations
from core.vocabulary.marking import mark_typed
from core.vocabulary.types import Grade, Memory, MistakeFace, PartOfSpeech, Phase, Sense, Word, WordFace, WordKey
from tests.core.vocabulary.test_scheduling import START

JOURNEY = WordFace(
    word=Word(
        key=WordKey("journey/noun"),
        text="journey",
        pos=PartOfSpeech.NOUN,
        level=Level.A2,
        ipa="ˈdʒɜːni",
        topic="travel",
        senses=(),
    ),
    sense=Sense(ru="путешествие, поездка", en="a trip", example="The journeys were long."),
)


@pytest.mark.parametrize(
    ("reply", "typed", "hinted", "seconds", "grade"),
    [
        (Reply.WRONG, True, False, 1, Grade.AGAIN),
        (Reply.UNKNOWN, True, False, 1, Grade.AGAIN),
        (Reply.RIGHT, True, True, 1, Grade.HARD),
        (Reply.TYPO, True, False, 1, Grade.HARD),
        (Reply.FORM, True, False, 1, Grade.HARD),
        (Reply.RIGHT, True, False, 6.8, Grade.EASY),
        (Reply.RIGHT, True, False, 6.9, Grade.GOOD),
        (Reply.RIGHT, False, False, 1, Grade.GOOD),
        (Reply.RIGHT, False, True, 1, Grade.HARD),
    ],
)
def test_the_grade_follows_from_answer_hint_and_time(
    reply: Reply, typed: bool, hinted: bool, seconds: float, grade: Grade
) -> None:
    assert fast_limit(len("journey")) == pytest.approx(6.8)
    assert grade_of(reply, typed=typed, hinted=hinted, seconds=seconds, letters=7) is grade


@pytest.mark.parametrize(
    ("kind", "typed", "reply"),
    [
        (QuestionKind.TYPE_WORD, " Journey ", Reply.RIGHT),
        (QuestionKind.TYPE_WORD, "a journey", Reply.RIGHT),
        (QuestionKind.TYPE_WORD, "jouney", Reply.TYPO),
        (QuestionKind.TYPE_WORD, "journeys", Reply.FORM),
        (QuestionKind.TYPE_WORD, "travel", Reply.WRONG),
        (QuestionKind.TYPE_WORD, "", Reply.WRONG),
        (QuestionKind.CLOZE, "journeys", Reply.RIGHT),
        (QuestionKind.CLOZE, "The journeys were", Reply.RIGHT),
        (QuestionKind.CLOZE, "journey", Reply.FORM),
        (QuestionKind.SENTENCE, "I had a long journey yesterday", Reply.RIGHT),
        (QuestionKind.SENTENCE, "journey", Reply.WRONG),
        (QuestionKind.SENTENCE, "The journeys were long.", Reply.WRONG),
        (QuestionKind.SENTENCE, "I went to the sea yesterday", Reply.WRONG),
    ],
)
def test_a_typed_answer_is_read_kindly(kind: QuestionKind, typed: str, reply: Reply) -> None:
    assert mark_typed(kind, JOURNEY, typed).reply is reply


@pytest.mark.parametrize(
    ("wrong", "right", "gap", "slip"),
    [
        ("Yesterday I have seen him.", "Yesterday I saw him.", ("Yesterday I ", "saw", " him."), "have seen"),
        ("I went to cinema.", "I went to the cinema.", ("I went to ", "the cinema", "."), "cinema"),
        ("I love the nature.", "I love nature.", ("I love ", "nature", "."), "the nature"),
        ("He don't like it.", "He doesn't like it.", ("He ", "doesn't", " like it."), "don't"),
        ("informations", "information", ("", "information", ""), "informations"),
        ("I am agree with you", "I agree with you", ("I ", "agree", " with you"), "am agree"),
        ("She is very good in maths.", "She is very good at maths.", ("She is very good ", "at", " maths."), "in"),
    ],
)
def test_the_gap_of_a_mistake_is_where_it_was_made(
    wrong: str, right: str, gap: tuple[str, str, str], slip: str
) -> None:
    face = _mistake(wrong, right)

    assert (face.before, face.answer, face.after) == gap
    assert face.slip == slip
    assert mark_typed(QuestionKind.CORRECT, face, face.answer).reply is Reply.RIGHT
    assert mark_typed(QuestionKind.CORRECT, face, right).reply is Reply.RIGHT
    assert mark_typed(QuestionKind.CORRECT, face, slip).reply is Reply.WRONG


def test_a_word_is_found_in_any_of_its_forms() -> None:
    take = forms("take", PartOfSpeech.VERB)

    assert gapped("He took the bus.", take) is not None
    assert gapped("A taker of risks.", take) is None
    assert gapped("It was over-taken.", take) is None


def test_the_exercise_hardens_with_the_memory_and_never_repeats_its_kind() -> None:
    def kinds(memory: Memory) -> set[QuestionKind]:
        return {kind_for(JOURNEY, memory, last) for last in (None, *QuestionKind)}

    learning = Memory(phase=Phase.LEARNING, step=1, stability=1.0, difficulty=5.0, due=START)
    young = Memory(phase=Phase.REVIEW, stability=3.0, difficulty=5.0, due=START)
    older = Memory(phase=Phase.REVIEW, stability=7.0, difficulty=5.0, due=START)
    leech = Memory(phase=Phase.REVIEW, stability=7.0, difficulty=5.0, due=START, lapses=6)

    assert kinds(learning) == {QuestionKind.CHOOSE_MEANING, QuestionKind.CHOOSE_WORD}
    assert kinds(young) == {QuestionKind.CHOOSE_WORD, QuestionKind.TYPE_WORD}
    assert kinds(older) == {QuestionKind.TYPE_WORD, QuestionKind.CLOZE}
    assert kinds(leech) == {QuestionKind.SENTENCE}
    assert kind_for(JOURNEY, older, None, easier=True) is QuestionKind.CHOOSE_MEANING
    for memory in (learning, young, older):
        assert all(kind_for(JOURNEY, memory, kind) is not kind for kind in kinds(memory))


def test_a_mistake_is_chosen_then_written_and_as_a_leech_written_whole() -> None:
    face = _mistake("I am agree.", "I agree.")
    young = Memory(phase=Phase.REVIEW, stability=3.0, difficulty=5.0, due=START)
    leech = Memory(phase=Phase.REVIEW, stability=3.0, difficulty=5.0, due=START, lapses=6)

    assert kind_for(face, young, QuestionKind.CHOOSE_RIGHT) is QuestionKind.CORRECT
    assert kind_for(face, leech, QuestionKind.CORRECT) is QuestionKind.REWRITE
    assert mark_typed(QuestionKind.REWRITE, face, "i agree").reply is Reply.RIGHT


@pytest.mark.parametrize(
    ("phonemes", "shown"),
    [
        ("d͡ʒ ˈɚ n i", "ˈdʒɜrni"),
        ("ɪ k s t ɹ ˈɔ ɹ d ɪ n ˌɛ ɹ i", "ɪkˈstrɔrdɪˌnɛri"),
        ("w ˈɚ l d", "wɜrld"),
        ("ˈæ ŋ ɡ ɹ i", "ˈæŋɡri"),
        ("k ə m p j ˈu t ɚ", "kəmˈpjutər"),
        ("ə n ˈaʊ n s", "əˈnaʊns"),
    ],
)
def test_pronunciation_is_written_as_dictionaries_do(phonemes: str, shown: str) -> None:
    assert normalised(phonemes) == shown


def test_the_lexicon_knows_words_beyond_the_bank() -> None:
    assert pronunciations("record", PartOfSpeech.VERB)[0] == "rɪˈkɔrd"
    assert pronunciations("record", PartOfSpeech.NOUN)[0] == "ˈrɛkərd"
    assert pronunciations("asdfgh") == ()
    assert (is_known("gopher"), is_known("asdfgh")) == (True, False)
    assert level_of("journey") is Level.A2
    assert headwords("went") == ("go",)
    assert neighbours("freind") == ("friend",)
    assert neighbours("jorney") == ("journey",)
    assert neighbours("definately", ["definitely"])[0] == "definitely"


def _mistake(wrong: str, right: str) -> MistakeFace:
    because = Bilingual(ru="потому что", en="because")
    return mistake_face(wrong, right, because, level=Level.A2, point=PointKey("grammar/past-simple"))
