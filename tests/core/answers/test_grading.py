"""Right, a slip, or wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.answers.grading import differences, grade
from core.answers.normalising import normal_form
from core.answers.types import Mark, Verdict

SAME = [
    ("i have KNOWN", "I have known"),
    ("  have   known . ", "have known"),
    ("I’m here", "I'm here"),
    ("I'm here", "I am here"),
    ("he's gone", "he has gone"),
    ("he's tall", "he is tall"),
    ("I'd like tea", "I would like tea"),
    ("I'd never seen it", "I had never seen it"),
    ("'ve known", "have known"),
    ("can not", "can't"),
    ("won't go", "will not go"),
    ("shan't", "shall not"),
    ("colour", "color"),
    ("she travelled", "she traveled"),
    ("organised", "organized"),
    ("neighbourhood", "neighborhood"),
    ("learnt", "learned"),
    ("favourite theatre", "favorite theater"),
    ("2 days", "two days"),
    ("42", "forty-two"),
    ("well known", "well-known"),
    ("Yes, he is!", "yes he is"),
    ("сar", "car"),
    ("руддщ", "hello"),
    ("«Hello»", "hello"),
    ("students' books", "students’ books"),
    ("You can not park here", "You can't park here"),
    ("wouldn't've", "would not have"),
    ("I'd have gone", "I would have gone"),
    ("he's already left", "he has already left"),
    ("What's he done?", "What has he done?"),
    ("I´m here", "I'm here"),
    ("I 'm here", "I'm here"),
    ("do n't", "don't"),
    ("a hundred", "100"),
    ("1,000", "a thousand"),
    ("a hundred and five people", "105 people"),
    ("the 21st", "the twenty-first"),
    ("7am", "7 a.m."),
    ("at 9:30", "at 9.30"),
    ("20%", "twenty per cent"),
    ("R&D", "R and D"),
    ("e-mail", "email"),
    ("no-one", "no one"),
    ("cafe", "café"),
    ("kno\u200bwn", "known"),
    ("“Yes,” he said", "'Yes,' he said"),
    ("\u0430 cat", "a cat"),
    ("I have лтщцт", "I have known"),
]
SLIPS = [
    ("becouse", "because"),
    ("have knwon", "have known"),
    ("teh", "the"),
    ("recieve", "receive"),
    ("accomodation", "accommodation"),
    ("stoped", "stopped"),
    ("studyed", "studied"),
    ("tomatos", "tomatoes"),
    ("writen", "written"),
    ("beautifuly", "beautifully"),
    ("dont", "don't"),
    ("does'nt know", "doesn't know"),
    ("cant", "can't"),
    ("alot", "a lot"),
    ("home work", "homework"),
    ("week-end", "weekend"),
    ("wellknown", "well-known"),
    ("I'am here", "I'm here"),
    ("he'is here", "he's here"),
    ("Im here", "I am here"),
    ("thier", "their"),
    ("whould", "would"),
    ("hav", "have"),
    ("choosen", "chosen"),
    ("she has allways lived here with her parents", "she has always lived here with her parents"),
]
MISTAKES = [
    ("", "went"),
    ("?!", "went"),
    ("go", "went"),
    ("goes", "go"),
    ("form", "from"),
    ("then", "than"),
    ("their", "there"),
    ("its", "it's"),
    ("it's", "its"),
    ("your", "you're"),
    ("were", "we're"),
    ("well", "we'll"),
    ("book's", "books"),
    ("student's", "students'"),
    ("heared", "heard"),
    ("taked", "taken"),
    ("putted", "put"),
    ("informations", "information"),
    ("wifes", "wives"),
    ("hisself", "himself"),
    ("a apple", "an apple"),
    ("a way", "away"),
    ("don't be", "won't be"),
    ("dont be", "won't be"),
    ("dont", "done"),
    ("whould", "should"),
    ("dosn't", "don't"),
    ("toy's", "boy's"),
    ("broked", "broken"),
    ("knewn", "known"),
    ("she is been", "she has been"),
    ("he has a doctor", "he's a doctor"),
    ("he's a car", "he has a car"),
    ("lets go", "let's go"),
    ("Tuesday", "Thursday"),
    ("have", "have known"),
    ("have been known", "have known"),
    ("the have known", "have known"),
    ("every day", "everyday"),
    ("everyday", "every day"),
    ("may be", "maybe"),
    ("13", "30"),
    ("2015", "2016"),
    ("колбаса", "sausage"),
    ("becouse teh", "because the"),
]


@pytest.mark.parametrize(("typed", "wanted"), SAME)
def test_what_does_not_matter_is_not_looked_at(typed: str, wanted: str) -> None:
    assert grade(typed, [wanted]).verdict is Verdict.RIGHT


@pytest.mark.parametrize(("typed", "wanted"), SLIPS)
def test_a_slip_of_the_finger_counts(typed: str, wanted: str) -> None:
    graded = grade(typed, [wanted])

    assert graded.verdict is Verdict.TYPO
    assert graded.verdict.counts
    assert graded.nearest == wanted


@pytest.mark.parametrize(("typed", "wanted"), MISTAKES)
def test_a_mistake_is_no_slip(typed: str, wanted: str) -> None:
    assert grade(typed, [wanted]).verdict is Verdict.WRONG


def test_any_accepted_answer_will_do_and_the_nearest_is_told() -> None:
    assert grade("has gone", ["has left", "has gone"]).nearest == "has gone"
    assert grade("has gome", ["has left", "has gone"]).nearest == "has gone"
    assert grade("has lefft", ["has left", "has gone"]).nearest == "has left"


def test_a_short_form_means_what_the_other_answers_say_in_full() -> None:
    assert grade("is been", ["has been", "'s been"]).verdict is Verdict.WRONG
    assert grade("is not", ["isn't", "is not", "'s not"]).verdict is Verdict.RIGHT
    assert grade("would known", ["had known", "'d known"]).verdict is Verdict.WRONG


def test_nothing_accepted_is_a_fault_of_the_author() -> None:
    with pytest.raises(ValueError, match="compared with something"):
        grade("went", [])


def test_a_slip_is_shown_letter_by_letter() -> None:
    segments = grade("wonderfull", ["wonderful"]).segments

    assert [(one.mark, one.text) for one in segments] == [(Mark.SAME, "wonderful"), (Mark.EXTRA, "l")]


@given(st.text(max_size=40), st.text(min_size=1, max_size=40))
def test_differences_spell_both_answers(typed: str, wanted: str) -> None:
    segments = differences(typed, wanted)

    assert "".join(one.text for one in segments if one.mark is not Mark.EXTRA) == wanted
    assert "".join(one.text for one in segments if one.mark is not Mark.MISSING) == typed


@given(st.text(max_size=60))
def test_what_is_accepted_is_right_whatever_it_is(text: str) -> None:
    assert grade(text, [text]).verdict is Verdict.RIGHT


@given(st.text(max_size=60))
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)


@given(st.text(max_size=200), st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_anything_can_be_graded(typed: str, accepted: list[str]) -> None:
    assert grade(typed, accepted).nearest in accepted


def test_a_long_text_is_graded_at_once() -> None:
    assert grade("I'd we're it's " * 2000, ["went"]).verdict is Verdict.WRONG
