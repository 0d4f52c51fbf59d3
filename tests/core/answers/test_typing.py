"""How something is typed says nothing about somebody's English."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from core.answers.grading import grade
from core.answers.letters import on_the_other_keyboard
from core.answers.types import Verdict

ANSWERS = [
    "I've never seen such a place",
    "She can't come because her children are ill",
    "There are twenty-two people in the room",
    "He asked me where the cheese was",
    "My neighbour's car is grey",
    "a",
    "an hour",
]
TWINS = dict(zip("aeopcyx", "аеорсух", strict=True))
RUSSIAN = dict(zip("qwertyuiop[]asdfghjkl;'zxcvbnm,.", "йцукенгшщзхъфывапролджэячсмитьбю", strict=True))
answers = st.sampled_from(ANSWERS)


@settings(deadline=None)  # the first answer loads a dictionary
@given(answers, st.data())
def test_letters_of_the_other_alphabet_that_look_alike(answer: str, data: st.DataObject) -> None:
    typed = "".join(data.draw(st.sampled_from((letter, TWINS.get(letter, letter)))) for letter in answer)
    assert grade(typed, [answer]).verdict is Verdict.RIGHT


@settings(deadline=None)
@given(answers, st.sets(st.integers(0, 10)))
def test_words_typed_with_the_russian_layout_on(answer: str, switched: set[int]) -> None:
    words = [
        "".join(RUSSIAN.get(letter, letter) for letter in word.lower()) if place in switched else word
        for place, word in enumerate(answer.split())
    ]
    assert grade(" ".join(words), [answer]).verdict is Verdict.RIGHT


@settings(deadline=None)
@given(
    answers,
    st.sampled_from(("", ".", "!", "?", " .", "…", "...")),
    st.sampled_from(("{}", "“{}”", "«{}»", '"{}"', "'{}'", "‘{}’", "  {}  ", "\n{}\n")),
    st.sampled_from("'’‘ʼ`´′"),
    st.sampled_from((" ", "  ", "\u00a0", "\t", "\n")),
    st.sampled_from((str, str.upper, str.lower, str.title)),
)
def test_signs_spaces_and_capitals(
    answer: str, end: str, quotes: str, apostrophe: str, space: str, case: Callable[[str], str]
) -> None:
    typed = case(quotes.format(f"{answer}{end}")).replace("'", apostrophe).replace(" ", space)
    assert grade(typed, [answer]).verdict is Verdict.RIGHT


def test_russian_is_no_english() -> None:
    assert on_the_other_keyboard("I know") is None
    assert grade("я знаю её давно", ["I have known her for long"]).verdict is Verdict.WRONG
    assert grade("кот", ["a cat"]).verdict is Verdict.WRONG
