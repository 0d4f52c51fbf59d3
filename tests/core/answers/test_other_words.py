"""Another word and another form are mistakes, whatever they are: for classes of words, not for examples."""

from functools import cache
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lemminflect import getAllInflections

from core.answers.contractions import readings, short_forms, without_apostrophe
from core.answers.dictionary import is_word
from core.answers.grading import grade
from core.answers.little_words import little_words
from core.answers.normalising import normal_form
from core.answers.types import Verdict
from core.answers.typos import is_slip


def words(text: str) -> list[str]:
    return text.split()


LITTLE = sorted(little_words())
ARTICLES = words("a an the")
PREPOSITIONS = words("in on at to of off for from with by about into onto over under between among through since until")
PRONOUNS = words("i me my mine you your yours he him his she her hers it its we us our ours they them their theirs")
AUXILIARIES = words("am is are was were do does did have has had can could will would shall should may might must")
VERBS = words("""
be become begin bend bet bite bleed blow break breed bring build burn buy catch choose come cost cut deal dig do draw
dream drink drive eat fall feed feel fight find fly forbid forget forgive freeze get give go grow hang have hear hide
hit hold hurt keep know lay lead learn leave lend let lie light lose make mean meet pay put read ride ring rise run say
see seek sell send set shake shine shoot show shut sing sink sit sleep slide speak spend split spread stand steal stick
strike swear sweep swim swing take teach tear tell think throw understand wake wear win write agree allow arrive ask
believe call carry change close copy cry decide enjoy explain finish follow happen help hope invite like live look love
move need offer open plan play prefer promise reply start stay stop study travel try use visit wait walk want wash work
worry
""")
FRAMES = ("{} be here tomorrow", "they {} work on it", "she said that {} was right", "look {} this")


def test_another_little_word_is_never_a_slip_of_one() -> None:
    """Short forms among them: don't is not won't."""
    taken = [(one, other) for one, other in permutations(LITTLE, 2) if is_slip(one, other)]
    assert [pair for pair in taken if readings(pair[0]).isdisjoint(readings(pair[1]))] == []


def test_a_short_form_without_its_apostrophe_is_a_slip_of_itself_alone() -> None:
    for bare, own in without_apostrophe().items():
        taken = {other for other in short_forms() | little_words() if other != bare and is_slip(bare, other)}
        assert taken == {own}


@settings(deadline=None)  # the first word loads a dictionary
@given(st.sampled_from(FRAMES), st.sampled_from(LITTLE), st.sampled_from(LITTLE))
def test_in_a_sentence_it_is_the_same(frame: str, one: str, other: str) -> None:
    typed, wanted = frame.format(one), frame.format(other)
    verdict = grade(typed, [wanted]).verdict
    assert (verdict is Verdict.RIGHT) is not readings(typed).isdisjoint(readings(wanted))
    assert verdict is not Verdict.TYPO or normal_form(typed).replace("'", "") == normal_form(wanted).replace("'", "")


@pytest.mark.parametrize("kind", [ARTICLES, PREPOSITIONS, PRONOUNS, AUXILIARIES])
def test_words_of_one_kind_are_not_mixed_up(kind: list[str]) -> None:
    for one, other in permutations(kind, 2):
        assert grade(one, [other]).verdict is Verdict.WRONG, (one, other)
        assert grade(f"{one} friend", [f"{other} friend"]).verdict is Verdict.WRONG, (one, other)


@cache
def forms_of(verb: str) -> frozenset[str]:
    return frozenset(form for forms in getAllInflections(verb, upos="VERB").values() for form in forms)


@pytest.mark.parametrize("verb", VERBS)
def test_another_form_of_the_verb_is_a_mistake(verb: str) -> None:
    for one, other in permutations(forms_of(verb), 2):
        same_to_an_american = normal_form(one) == normal_form(other)
        assert grade(one, [other]).verdict is (Verdict.RIGHT if same_to_an_american else Verdict.WRONG), (one, other)


@pytest.mark.parametrize("verb", VERBS)
def test_a_form_by_the_wrong_rule_is_a_mistake(verb: str) -> None:
    """tooked, broked, knewn, writed: an ending on any form that the verb has in the dictionary."""
    forms = forms_of(verb)
    past = getAllInflections(verb, upos="VERB")
    stems = {verb, *past.get("VBD", ()), *past.get("VBN", ())}
    made_up = {f"{stem.removesuffix('e')}{ending}" for stem, ending in product(stems, ("ed", "en"))}
    for typed, wanted in product({one for one in made_up - forms if not is_word(one)}, forms):
        verdict = grade(typed, [wanted]).verdict
        assert verdict is Verdict.WRONG or _is_misspelt(typed, wanted), (typed, wanted)


def _is_misspelt(typed: str, wanted: str) -> bool:
    """stoped, studyed, writen, knowen: the right ending, put on with a letter too few, too many or not changed."""
    return wanted.endswith("ed" if typed.endswith("ed") else "n")


@settings(deadline=None)
@given(
    st.sampled_from(words("because beautiful together breakfast yesterday important understand neighbour")), st.data()
)
def test_two_letters_swapped_in_a_long_word_are_a_slip(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 2).filter(lambda place: word[place] != word[place + 1]))
    typed = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    assert grade(f"it is {typed}", [f"it is {word}"]).verdict is Verdict.TYPO
