"""The introduction: asked in order, answered by buttons or in words, left and come back to."""

import re

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bots.kit.places import OFFSET
from bots.kit.showing import Show
from bots.kit.words import Html, Words
from bots.tutor.flows.onboarding import places
from bots.tutor.flows.onboarding.actions import (
    Answer,
    AskAgain,
    IntroductionForm,
    MoreInterests,
    NoReminder,
    OpenIntroduction,
    PickInterest,
    StopIntroduction,
)
from bots.tutor.flows.onboarding.goal import TUTOR, own_goal, take_goal
from bots.tutor.flows.onboarding.screens import answers_screen, question_screen
from bots.tutor.flows.onboarding.wording import goals, interest_of, interests, language_of, titles
from core.app import App
from core.learners.types import MINUTES, NEVER, Interest, Learner, Question
from core.progress.experience import PER_MINUTE
from core.users.profile import TEXT_LIMIT
from core.users.types import MemoryKind, Person, UpdateKey

AFTERNOON = re.compile(r"вечера|дня|(?<![a-z])p\.?m", re.IGNORECASE)
"""An hour of two halves of the day."""


def create_router() -> Router:
    router = Router(name="onboarding")
    router.message.register(open_introduction, Command("me", ignore_case=True))
    router.callback_query.register(open_introduction, OpenIntroduction.filter())
    router.callback_query.register(ask_again, AskAgain.filter())
    router.callback_query.register(answer, Answer.filter())
    router.callback_query.register(no_reminder, NoReminder.filter())
    router.callback_query.register(pick_interest, PickInterest.filter())
    router.callback_query.register(more_interests, MoreInterests.filter())
    router.callback_query.register(stop, StopIntroduction.filter())
    router.include_router(places.create_router())
    router.message.register(read_answer, IntroductionForm.answer, F.text.as_("text"), ~F.text.startswith("/"))
    return router


async def open_introduction(
    _: Message | CallbackQuery, state: FSMContext, show: Show, say: Words, person: Person, app: App
) -> None:
    learner = await app.learners.of(person.id)
    if learner.introduced and learner.asked is None:
        await state.clear()
        await show(answers_screen(learner, await own_goal(person, app), say))
    else:
        await _ask(learner.asked or Question.GOAL, state, show, say, person, app)


async def ask_again(
    _: CallbackQuery, callback_data: AskAgain, state: FSMContext, show: Show, say: Words, person: Person, app: App
) -> None:
    await _ask(callback_data.question, state, show, say, person, app)


async def answer(
    _: CallbackQuery,
    callback_data: Answer,
    state: FSMContext,
    show: Show,
    say: Words,
    person: Person,
    key: UpdateKey,
    app: App,
) -> None:
    if callback_data.value:
        await _take(callback_data.question, callback_data.value, person, key, say, app)
    await _go_on(callback_data.question, state, show, say, person, app)


async def no_reminder(_: CallbackQuery, state: FSMContext, show: Show, say: Words, person: Person, app: App) -> None:
    await app.learners.tell(person.id, Question.REMINDER, NEVER)
    await _go_on(Question.REMINDER, state, show, say, person, app)


async def pick_interest(
    _: CallbackQuery, callback_data: PickInterest, show: Show, say: Words, person: Person, app: App
) -> None:
    learner = await app.learners.toggle_interest(person.id, callback_data.interest)
    if callback_data.interest in learner.interests:
        name = interests(say)[callback_data.interest]
        await app.remember(person.id, MemoryKind.INTEREST, name, TUTOR)
    await show(question_screen(Question.INTERESTS, learner, person, say, more=callback_data.more))


async def more_interests(
    _: CallbackQuery, callback_data: MoreInterests, show: Show, say: Words, person: Person, app: App
) -> None:
    learner = await app.learners.of(person.id)
    await show(question_screen(Question.INTERESTS, learner, person, say, more=callback_data.more))


async def stop(_: CallbackQuery, state: FSMContext, show: Show, say: Words, person: Person, app: App) -> None:
    learner = await app.learners.of(person.id)
    await state.clear()
    await show(
        answers_screen(learner, await own_goal(person, app), say).with_note(
            say("All right, later. What you told me is kept: /me")
        )
    )


async def read_answer(
    _: Message, text: str, state: FSMContext, show: Show, say: Words, person: Person, key: UpdateKey, app: App
) -> None:
    question = (await app.learners.of(person.id)).asked or Question.GOAL
    if question is Question.INTERESTS:
        return await _read_interests(text, state, show, say, person, app)
    value = _value_of(question, text, say)
    if value is None and question is Question.REMINDER and await places.read_place(text, state, show, say, person, app):
        return None
    if value is None and question is not Question.GOAL:
        learner = await app.learners.of(person.id)
        return await show(question_screen(question, learner, person, say).with_note(_misread(question, say)))
    await _take(question, value or text, person, key, say, app)
    return await _go_on(question, state, show, say, person, app)


async def kept(say: Words, person: Person, app: App) -> Html:
    """What /cancel says in the middle of the questions."""
    asked = (await app.learners.of(person.id)).asked or Question.GOAL
    return say("What you told me is kept. We stopped at “{title}”: /me", title=titles(say)[asked])


async def _ask(question: Question, state: FSMContext, show: Show, say: Words, person: Person, app: App) -> None:
    learner = await app.learners.ask(person.id, question)
    await state.set_state(IntroductionForm.answer)
    await show(question_screen(question, learner, person, say))


async def _go_on(question: Question, state: FSMContext, show: Show, say: Words, person: Person, app: App) -> None:
    """To the next question; one that was changed later leads back to the answers. An hour needs a clock."""
    learner = await app.learners.of(person.id)
    if question is Question.REMINDER and learner.reminder_hour is not None and person.time_zone is None:
        return await show(places.suggestions_screen(say, app))
    if question.next is not None and not learner.introduced:
        return await _ask(question.next, state, show, say, person, app)
    learner = await app.learners.ask(person.id, None)
    await state.clear()
    return await show(answers_screen(learner, await own_goal(person, app), say))


async def _take(question: Question, value: str, person: Person, key: UpdateKey, say: Words, app: App) -> None:
    match question:
        case Question.GOAL:
            await take_goal(value, person, say, app)
        case Question.MINUTES:
            await app.learners.tell(person.id, question, int(value))
            await app.progress.choose_goal(person.id, int(value) * PER_MINUTE, key)
        case Question.REMINDER:
            await app.learners.tell(person.id, question, int(value))
        case _:
            await app.learners.tell(person.id, question, value)


async def _read_interests(text: str, state: FSMContext, show: Show, say: Words, person: Person, app: App) -> None:
    """Interests by their names, parted by commas, a slip forgiven; what is none of ours is kept for the talks."""
    for word in filter(None, (part.strip() for part in re.split(r"[,;\n]", text))):
        interest = interest_of(word, say)
        if interest is None:
            await app.remember(person.id, MemoryKind.INTEREST, word[:TEXT_LIMIT], TUTOR)
        else:
            await _add(interest, person, app)
    await _go_on(Question.INTERESTS, state, show, say, person, app)


async def _add(interest: Interest, person: Person, app: App) -> None:
    learner: Learner = await app.learners.of(person.id)
    if interest not in learner.interests:
        await app.learners.toggle_interest(person.id, interest)


def _value_of(question: Question, text: str, say: Words) -> str | None:
    """What was written, as an answer to the question; None when it is none."""
    number = re.search(r"\d{1,3}", text)
    match question:
        case Question.GOAL:
            wanted = text.casefold()
            found = [one for one, label in goals(say).items() if wanted in label.casefold() and len(wanted) > 3]
            return found[0].value if len(found) == 1 else None
        case Question.MINUTES:
            return str(min(MINUTES, key=lambda one: abs(one - int(number[0])))) if number else None
        case Question.REMINDER:
            return None if OFFSET.fullmatch(text.strip()) else _hour_of(number, text)
        case Question.LANGUAGE:
            return language_of(text, say)
        case Question.INTERESTS:
            return None


def _hour_of(number: re.Match[str] | None, text: str) -> str | None:
    hour = int(number[0]) if number else 24
    if hour < 12 and AFTERNOON.search(text):
        hour += 12
    return str(hour) if hour < 24 else None


def _misread(question: Question, say: Words) -> Html:
    match question:
        case Question.MINUTES:
            return say("How many minutes? A number will do: <i>10</i>.")
        case Question.REMINDER:
            return say("At what hour? A number from 0 to 23 will do: <i>19</i>.")
        case _:
            return say("I do not know this language. Its name will do: <i>Spanish</i>.")
