"""The built-in coaches: they say what they are, ask the next useful question, and claim nothing they do not know."""

from collections.abc import Sequence

import pytest

from core.ai.connecting import COACHES
from core.ai.errors import NoModelError
from core.ai.metering import InMemoryMeter
from core.ai.offer import Offer, build_models
from core.ai.offline.talk import data
from core.ai.offline.tutor import LEVELS, Slip, no_corrections
from core.ai.prompts import prompt
from core.ai.router import Models
from core.ai.types import ChatRequest, Message, ModelRef, Role
from tests.clocks import HandClock
from tests.core.ai.conftest import ADA, keyless

SLIP = Slip("I am agree", "I agree", "Лишний глагол be.", "No form of be here.")
HONEST = {"en": "I am the built-in", "ru": "а не нейросеть"}


async def one_slip(text: str) -> Sequence[Slip]:
    return [SLIP] if "agree" in text else []


@pytest.fixture
def models() -> Models:
    return build_models(Offer(), keyless(one_slip), clock=HandClock(), meter=InMemoryMeter())


class Conversation:
    def __init__(self, models: Models, coach: str) -> None:
        self._models = models
        self._coach = ModelRef("offline", coach)
        self._messages: list[Message] = [Message(Role.SYSTEM, "You are somebody.")]

    async def __call__(self, text: str) -> str:
        self._messages.append(Message(Role.USER, text))
        request = ChatRequest(messages=tuple(self._messages))
        answer = await self._models.ask(request, ADA, allowed={self._coach})
        assert answer.is_final
        assert answer.model == self._coach
        self._messages.append(Message(Role.ASSISTANT, answer.text))
        return answer.text


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("coach", ["tutor", "mentor", "media"])
async def test_a_coach_says_once_what_it_is(models: Models, coach: str, language: str) -> None:
    say = Conversation(models, coach)
    hello = {"en": "Good morning to you", "ru": "Доброе утро тебе"}[language]

    assert HONEST[language].casefold() in (await say(hello)).casefold().replace("built-in helper", "built-in")
    assert HONEST[language].casefold() not in (await say(hello)).casefold()


async def test_a_coach_is_asked_only_by_its_name(models: Models) -> None:
    with pytest.raises(NoModelError):
        await models.ask(ChatRequest(messages=(Message(Role.USER, "Hello"),)), ADA)
    assert [str(rung.record.ref) for rung in models.offered()] == list(COACHES)


async def test_the_tutor_asks_on_about_the_topic_and_never_the_same_twice(models: Models) -> None:
    say = Conversation(models, "tutor")
    await say("Hello")
    first = await say("travel, please")
    asked = [first, *[await say("I like it") for _ in range(20)]]

    questions = [answer.rpartition("\n\n")[2] for answer in asked]
    travel = next(topic for topic in data("tutor")["topics"] if topic["name"] == "travel")
    known = [question for level in LEVELS for question in travel[level]]
    assert questions[: len(known)] == known
    assert questions[-1].startswith("That was my last question on this topic.")


async def test_harder_and_simpler_move_the_level(models: Models) -> None:
    say = Conversation(models, "tutor")
    travel = next(topic for topic in data("tutor")["topics"] if topic["name"] == "travel")
    assert travel["easy"][0] in await say("travel")
    assert travel["middle"][0] in await say("harder, please")
    assert travel["hard"][0] in await say("harder again")
    assert travel["middle"][1] in await say("no, simpler")


async def test_the_tutor_shows_what_the_checker_is_sure_of_and_hides_the_answer(models: Models) -> None:
    say = Conversation(models, "tutor")

    answer = await say("I am agree with you about work")

    assert "✏️ **I am agree**: No form of be here. The right form: ||I agree||" in answer
    assert "✏️" not in await say("I like my work")


async def test_the_tutor_knows_a_few_words_and_admits_the_rest(models: Models) -> None:
    say = Conversation(models, "tutor")

    assert "**deadline** — the last moment" in await say("What does deadline mean?")
    assert "**luggage**" in await say("Как сказать «багаж»?")
    assert "only a small dictionary" in await say("What does serendipity mean?")


async def test_the_mentor_names_what_it_found_and_asks_about_the_weightiest_gaps(models: Models) -> None:
    say = Conversation(models, "mentor")

    answer = await say("Напиши письмо клиенту про задержку поставки, не более 100 слов")

    assert "Нашёл: задача, ограничения, формат." in answer
    assert "Не нашёл: роль, контекст, проверка, примеры." in answer
    assert answer.count("•") == 2
    assert "нет " not in answer.partition("Не нашёл")[2].partition(".")[0]


async def test_the_studio_gathers_the_brief_and_asks_each_thing_once(models: Models) -> None:
    say = Conversation(models, "media")
    first = await say("Афиша концерта в парке, акварель")
    second = await say("синие тона")

    assert "> Афиша концерта в парке, акварель синие тона" in second
    assert "Какие цвета" in first
    assert "Какие цвета" not in second


async def test_what_is_known_of_the_person_is_not_taken_for_their_words(models: Models) -> None:
    say = Conversation(models, "media")
    known = prompt("known_before", 1).render(known='{"profile": {"goal": ["blue posters"]}}')

    answer = await say(f"{known}\n\nA cat in a hat")

    assert "> A cat in a hat" in answer


async def test_no_correction_is_made_up(models: Models) -> None:
    assert await no_corrections("I has a dogs") == ()


async def test_the_mentor_s_coach_shows_a_sample_explains_a_block_and_does_not_repeat_itself(models: Models) -> None:
    say = Conversation(models, "mentor")

    assert "Пришли промпт одним сообщением" in await say("привет")
    sample = await say("дай мне пример хорошего промпта")
    assert "Ты редактор" in sample
    assert (await say("что такое контекст?")).startswith("Контекст. Для кого это")
    assert (await say("спасибо!")).startswith("Пожалуйста.")
    assert (await say("какая погода?")).startswith("На это ответить не смогу")


async def test_a_prompt_that_asks_the_model_for_an_example_is_a_prompt(models: Models) -> None:
    assert "Нашёл: задача" in await Conversation(models, "mentor")("Объясни дробь ребёнку и приведи пример")


async def test_the_mentor_s_sample_has_every_block_that_the_coach_knows(models: Models) -> None:
    for asked, whole in (("пример", "Все части, которые я знаю, на месте."), ("a sample", "Every block that I know")):
        say = Conversation(models, "mentor")
        sample = next(line for line in (await say(asked)).splitlines() if line.startswith("> "))
        assert whole in await say(sample.removeprefix("> "))


@pytest.mark.parametrize("aside", ["спасибо", "Да.", "большое спасибо!", "ок", "превет", "сколько это стоит?"])
async def test_what_is_no_wish_stays_out_of_the_brief(models: Models, aside: str) -> None:
    say = Conversation(models, "media")
    await say("Афиша концерта в парке")

    answer = await say(aside)
    brief = await say("нет, лучше акварель")

    assert aside not in answer
    assert "> Афиша концерта в парке нет, лучше акварель" in brief


async def test_a_wish_may_be_a_question(models: Models) -> None:
    assert "> Как насчёт кота в шляпе?" in await Conversation(models, "media")("Как насчёт кота в шляпе?")
    assert "На это ответить не получится" in await Conversation(models, "media")("сколько это стоит?")


async def test_a_long_brief_is_shown_from_a_whole_word_on(models: Models) -> None:
    answer = await Conversation(models, "media")("котёнок " * 400)

    assert "> … котёнок котёнок" in answer
