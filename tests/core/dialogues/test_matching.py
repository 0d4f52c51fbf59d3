"""How intents are heard: by lemma and phrase, never through a "not", through slips of the finger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dialogues.distance import is_near, slips
from core.dialogues.matching import meets

WANTS_A_DRINK = (("want", "like", "have", "get"), ("coffee", "tea"))
WORDS = st.text(alphabet="abcdefgh", max_size=9)


@pytest.mark.parametrize(
    "text",
    [
        "I'd like a coffee",
        "She wanted two teas",
        "can i have coffe pls",
        "I wnat some coffee",
        "I don't want tea, I'd like coffee",
        "I don't want water but I want tea",
        "Don't you have tea? I want some",
        "I wouldn't mind having a coffee",
        "We are getting coffee",
        "coffee I want, without sugar",
        "tea rather than water, I'd like",
        "Ш цфте сщааууб здуфыу",
    ],
)
def test_a_wish_is_heard(text: str) -> None:
    assert meets(text, WANTS_A_DRINK)


@pytest.mark.parametrize(
    "text",
    [
        "I don't want coffee",
        "i dont want any tea",
        "I want no coffee",
        "I'd like anything except coffee",
        "I never have tea",
        "I'd like water instead of tea",
        "I have a team and a coffin",
        "",
        "…",
        "кофе хочу",
    ],
)
def test_a_wish_is_not_made_up(text: str) -> None:
    assert not meets(text, WANTS_A_DRINK)


@pytest.mark.parametrize(
    ("text", "says_yes", "says_no"),
    [
        ("Yes, please", True, False),
        ("yeah sure", True, False),
        ("No problem", True, False),
        ("Why not?", True, False),
        ("I do", True, False),
        ("I don't mind", True, False),
        ("No, thanks", False, True),
        ("not really", False, True),
        ("I don't think so", False, True),
        ("Of course not", False, True),
        ("I don't", False, True),
        ("I have no money", False, False),
        ("I do not know", False, False),
        ("Turn right at the bank", False, False),
        ("It is a cat", False, False),
    ],
)
def test_yes_and_no(text: str, *, says_yes: bool, says_no: bool) -> None:
    assert (meets(text, (("<yes>",),)), meets(text, (("<no>",),))) == (says_yes, says_no)


@pytest.mark.parametrize(
    ("text", "entry", "heard"),
    [
        ("How much is it?", "how much", True),
        ("How very much it costs", "how much", True),
        ("How, much?", "how much", False),
        ("My favourite colour", "color", True),
        ("My favorite color", "colour", True),
        ("I can't concentrate", "concentrate", False),
        ("I can't concentrate", "~concentrate", True),
        ("I am not sure", "not sure", True),
        ("I am sure", "not sure", False),
        ("I am a doctor.", "i am.", False),
        ("Oh yes, I am.", "i am.", True),
        ("It is right.", ".right", False),
        ("Right, go on", ".right", True),
        ("at 7:30", "<time>", True),
        ("2 of them", "<number>", True),
        ("is it far", "<question>", True),
        ("It is far", "<question>", False),
        ("I went home late", "<sentence>", True),
        ("asdf qwer zxcv", "<sentence>", False),
        ("I gonna leave", "go", True),
    ],
)
def test_entries(text: str, entry: str, *, heard: bool) -> None:
    assert meets(text, ((entry,),)) is heard


def test_a_word_that_is_english_is_never_a_slip_of_another() -> None:
    assert not meets("I want a beer", (("bear",),))
    assert not meets("the coat", (("goat",),))
    assert meets("restarant", (("restaurant",),))
    assert meets("resturants", (("restaurant",),))


@given(one=WORDS, other=WORDS)
def test_slips_are_a_distance(one: str, other: str) -> None:
    assert slips(one, other) == slips(other, one)
    assert (slips(one, other) == 0) == (one == other)
    assert slips(one, other) <= max(len(one), len(other))


@given(word=st.text(alphabet="abcdefgh", min_size=5, max_size=12), at=st.integers(min_value=1, max_value=3))
def test_two_neighbours_swapped_are_one_slip(word: str, at: int) -> None:
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert slips(word, swapped) == (word != swapped)
    assert is_near(swapped, word)
