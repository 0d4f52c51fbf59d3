"""Answers to the step on the screen, and the ways out of it: a hint, the answer, the next step."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bots.tutor.flows.lesson.actions import (
    GoOn,
    InOwnLanguage,
    LessonForm,
    MineIsRight,
    PickOption,
    PickPair,
    SetPicks,
    ShowAnswer,
    SubmitPicks,
    TakeHint,
    from_digits,
)
from bots.tutor.flows.lesson.stage import Stage
from core.errors import StepAnswerUnfitError
from core.lessons.types import Paired, Picked, RunId, StepAnswer, Typed


def create_router() -> Router:
    router = Router(name="lesson.answering")
    router.message.register(answer_in_words, LessonForm.step, F.text.as_("text"), ~F.text.startswith("/"))
    router.callback_query.register(pick_option, PickOption.filter())
    router.callback_query.register(set_picks, SetPicks.filter())
    router.callback_query.register(submit_picks, SubmitPicks.filter())
    router.callback_query.register(pick_pair, PickPair.filter())
    router.callback_query.register(take_hint, TakeHint.filter())
    router.callback_query.register(show_answer, ShowAnswer.filter())
    router.callback_query.register(dispute, MineIsRight.filter())
    router.callback_query.register(in_own_language, InOwnLanguage.filter())
    router.callback_query.register(go_on, GoOn.filter())
    return router


async def answer_in_words(_: Message, text: str, stage: Stage) -> None:
    view = await stage.lessons.current(stage.me)
    if view is None:
        return await stage.list()
    if view.state.done:
        return await stage.play(view, note=stage.say("This step is done. Go on with the button."))
    try:
        answered = await stage.lessons.answer(stage.me, view.id, view.step_key, Typed(text), stage.key)
    except StepAnswerUnfitError:
        return await stage.play(view, note=stage.say("Here the buttons are enough."))
    return await stage.play(answered)


async def pick_option(_: CallbackQuery, callback_data: PickOption, stage: Stage) -> None:
    await _answer(callback_data.run, callback_data.step, Picked((callback_data.place,)), stage)


async def submit_picks(_: CallbackQuery, callback_data: SubmitPicks, stage: Stage) -> None:
    await _answer(callback_data.run, callback_data.step, Picked(from_digits(callback_data.places)), stage)


async def pick_pair(_: CallbackQuery, callback_data: PickPair, stage: Stage) -> None:
    await _answer(callback_data.run, callback_data.step, Paired(callback_data.left, callback_data.right), stage)


async def _answer(run: int, step: str, answer: StepAnswer, stage: Stage) -> None:
    await stage.play(await stage.lessons.answer(stage.me, RunId(run), step, answer, stage.key))


async def set_picks(_: CallbackQuery, callback_data: SetPicks, stage: Stage) -> None:
    run, places = RunId(callback_data.run), from_digits(callback_data.places)
    view = await stage.lessons.change.pick(stage.me, run, callback_data.step, places)
    await stage.play(view, more=callback_data.more)


async def take_hint(_: CallbackQuery, callback_data: TakeHint, stage: Stage) -> None:
    run, number = RunId(callback_data.run), callback_data.number
    await stage.play(await stage.lessons.change.hint(stage.me, run, callback_data.step, number))


async def show_answer(_: CallbackQuery, callback_data: ShowAnswer, stage: Stage) -> None:
    run = RunId(callback_data.run)
    await stage.play(await stage.lessons.reveal(stage.me, run, callback_data.step, stage.key))


async def dispute(_: CallbackQuery, callback_data: MineIsRight, stage: Stage) -> None:
    view = await stage.lessons.dispute(stage.me, RunId(callback_data.run), callback_data.step, stage.key)
    await stage.play(view, note=stage.say("Thank you: the editors will look at your answer. Let us go on."))


async def in_own_language(_: CallbackQuery, callback_data: InOwnLanguage, stage: Stage) -> None:
    await stage.play(await stage.lessons.view(stage.me, RunId(callback_data.run)), own=True)


async def go_on(_: CallbackQuery, callback_data: GoOn, stage: Stage) -> None:
    await stage.play(await stage.lessons.next(stage.me, RunId(callback_data.run), callback_data.step, stage.key))
