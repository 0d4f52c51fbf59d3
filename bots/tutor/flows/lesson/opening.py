"""/lesson, and the ways into a lesson."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bots.kit.actions import OpenHome, back
from bots.kit.screens import Button, Screen
from bots.kit.words import PARAGRAPH, Html, Words
from bots.tutor.flows.lesson.actions import LearnWords, OpenLessons, StartLesson
from bots.tutor.flows.lesson.stage import Stage
from core.app import App
from core.lessons.types import RunId, RunView
from core.users.types import Person


def create_router() -> Router:
    router = Router(name="lesson.opening")
    router.message.register(open_lessons, Command("lesson", ignore_case=True))
    router.callback_query.register(start, StartLesson.filter())
    router.callback_query.register(learn_words, LearnWords.filter())
    return router


async def open_lessons(_: Message, stage: Stage) -> None:
    await stage.state.clear()
    view = await stage.lessons.current(stage.me)
    if view is None:
        return await stage.list()
    return await stage.show(resume_screen(view, stage.say))


async def start(_: CallbackQuery, callback_data: StartLesson, stage: Stage) -> None:
    key, anew = callback_data.key, callback_data.anew
    await stage.play(await stage.lessons.open(stage.me, key, stage.say.language, stage.key, anew=anew))


async def learn_words(_: CallbackQuery, callback_data: LearnWords, stage: Stage) -> None:
    run, say = RunId(callback_data.run), stage.say
    added = await stage.lessons.learn_words(stage.me, run, stage.key)
    note = say.plural(
        "🧠 {n} word is among your cards: /review", "🧠 {n} words are among your cards: /review", len(added.cards)
    )
    await stage.sum_up(await stage.lessons.view(stage.me, run), note)


def resume_screen(view: RunView, say: Words) -> Screen:
    text = PARAGRAPH.joined(
        say("📘 <b>{title}</b>", title=view.lesson.title.said_in(say.language)),
        say("You stopped at step {place} of {places}. Go on?", place=view.place, places=view.places),
    )
    key, level = view.lesson.key, view.lesson.level.value
    rows = (
        (Button(say.plain("Go on with the lesson"), StartLesson(key=key)),),
        (Button(say.plain("From the beginning"), StartLesson(key=key, anew=True)),),
        (Button(say.plain("All lessons"), OpenLessons(level=level)),),
        back(say, OpenHome()),
    )
    return Screen(text, rows)


async def kept(say: Words, person: Person, app: App) -> Html:
    """What /cancel says in the middle of a lesson."""
    view = await app.lessons.current(person.id)
    if view is None:
        return say("What you have done is kept.")
    return say(
        "The lesson “{title}” waits at step {place} of {places}: /lesson",
        title=view.lesson.title.said_in(say.language),
        place=view.place,
        places=view.places,
    )
