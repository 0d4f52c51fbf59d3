"""The checker as the rest of the house meets it: texts in, findings and JSON lines out."""

import io
import json
from collections.abc import AsyncIterator

import pytest

from core.checker.engine import Engine
from core.checker.facade import Checker
from core.checker.lines import run_lines
from core.checker.types import CHECKER_VERSION, Tier


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.fixture
async def checker() -> AsyncIterator[Checker]:
    checker = Checker()
    yield checker
    await checker.close()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("He go to work by car.", "He goes to work by car."),
        ("My brother work in a bank.", "My brother works in a bank."),
        ("The results of the test was bad.", "The results of the test were bad."),
        ("Everybody want to be happy.", "Everybody wants to be happy."),
        ("There is many shops here.", "There are many shops here."),
        ("I have two brother.", "I have two brothers."),
        ("One of my friend is ill.", "One of my friends is ill."),
        ("This books are mine.", "These books are mine."),
        ("People who lives here are kind.", "People who live here are kind."),
        ("Why you are crying?", "Why are you crying?"),
        ("Where she works?", "Where does she work?"),
        ("I don't know where is the station.", "I don't know where the station is."),
        ("She is doctor.", "She is a doctor."),
        ("She has dog.", "She has a dog."),
        ("He is best player in our team.", "He is the best player in our team."),
        ("He is to young to drive.", "He is too young to drive."),
        ("I can't here you.", "I can't hear you."),
        ("I definately want to come.", "I definitely want to come."),
        ("My friend and i play tennis.", "My friend and I play tennis."),
        ("See you on monday in may.", "See you on Monday in May."),
        ("My father use to work there.", "My father used to work there."),
        ("Is very cold today.", "It is very cold today."),
        ("They at home now.", "They are at home now."),
        ("We are in Rome last summer.", "We were in Rome last summer."),
        ("There are several reason for this.", "There are several reasons for this."),
        ("I have 2 brother.", "I have 2 brothers."),
        ("My sister always come late.", "My sister always comes late."),
        ("I enjoy to read before bed.", "I enjoy reading before bed."),
    ],
)
def test_a_sure_mistake_is_mended(engine: Engine, wrong: str, right: str) -> None:
    report = engine.check(wrong)

    assert report.tier is Tier.SURE
    assert report.corrected == right


@pytest.mark.parametrize(
    "fine",
    [
        "The weather is nice today.",
        "She insisted that he go alone.",
        "The police are looking for him.",
        "If I were you, I'd go.",
        "What you see is what you get, isn't it?",
        "When you are ready, shall we go?",
        "Somebody call an ambulance!",
        "He is married with two children.",
        "She practised the piano in the theatre.",
        "She practiced piano at the theater.",
        "Man bites dog in park",
        "gonna be late, sorry!!",
        '"We was just talking," the kid said.',
        "Мы пошли в кино, it was fun.",
        "Borscht and pelmeni in Vyborg with Masha.",
    ],
)
def test_correct_text_is_left_alone(engine: Engine, fine: str) -> None:
    assert engine.check(fine).corrected is None


@pytest.mark.parametrize(
    "text", ["", " ", "😀", "Привет, как дела?", "a", "?!", "\t\u200b", "don't " * 3000, "x" * 50_000]
)
def test_any_text_is_taken(engine: Engine, text: str) -> None:
    assert engine.check(text).text == text


def test_offsets_count_code_points_of_the_text_as_given(engine: Engine) -> None:
    text = "😀 Привет! She don’t like tea 😀 and he go home."

    report = engine.check(text)

    assert report.findings
    for finding in report.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.suggestions
        assert finding.explanation_ru
        assert finding.explanation_en
        assert finding.rule


def test_several_mistakes_are_mended_in_one_go(engine: Engine) -> None:
    report = engine.check("He go to school every day. It depends of the weather.")

    assert report.corrected == "He goes to school every day. It depends on the weather."


def test_a_report_says_which_checker_made_it(engine: Engine) -> None:
    assert engine.check("Fine.").checker_version == CHECKER_VERSION


def test_each_line_in_is_one_json_line_out() -> None:
    stdout = io.StringIO()

    run_lines(io.StringIO("She don't like coffee.\n\nГород\nThe weather is nice.\n"), stdout)

    answers = [json.loads(line) for line in stdout.getvalue().splitlines()]
    assert [answer["text"] for answer in answers] == ["She don't like coffee.", "", "Город", "The weather is nice."]
    assert [answer["tier"] for answer in answers] == ["A", None, None, None]
    assert answers[0]["corrected"] == "She doesn't like coffee."
    assert answers[0]["findings"][0]["area"] == "agreement"


async def test_ada_is_answered_off_the_event_loop(checker: Checker) -> None:
    report = await checker.check("I am agree with you.")

    assert report.corrected == "I agree with you."
