"""Answers to the question on the screen: pressed, written, spoken."""

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, Message, Voice

from bots.kit.hearing import heard, is_too_long
from bots.tutor.flows.placement.actions import DontKnow, PickOption, PlacementForm
from bots.tutor.flows.placement.opening import show_level
from bots.tutor.flows.placement.stage import Stage
from core.ai.errors import ModelError, NoModelError
from core.ai.metering import Call
from core.ai.types import Use
from core.levels.outcomes import PlacementId, PlacementView
from core.levels.replying import DONT_KNOW, Response, option_of


def create_router() -> Router:
    router = Router(name="placement.answering")
    router.callback_query.register(pick_option, PickOption.filter())
    router.callback_query.register(not_known, DontKnow.filter())
    router.message.register(write, PlacementForm.answer, F.text.as_("text"), ~F.text.startswith("/"))
    router.message.register(speak, PlacementForm.answer, F.voice.as_("voice"))
    return router


async def pick_option(_: CallbackQuery, callback_data: PickOption, stage: Stage) -> None:
    await _answer(callback_data.run, callback_data.number, Response(option=callback_data.place), stage)


async def not_known(_: CallbackQuery, callback_data: DontKnow, stage: Stage) -> None:
    await _answer(callback_data.run, callback_data.number, DONT_KNOW, stage)


async def write(_: Message, text: str, stage: Stage) -> None:
    view = await stage.cases.open(stage.me)
    if view is None or view.item is None:
        return await _nothing_asked(view, stage)
    return await _reply(view, text, stage)


async def speak(_: Message, voice: Voice, bot: Bot, stage: Stage) -> None:
    """Words that were heard answer like written ones; what was not heard answers nothing."""
    view = await stage.cases.open(stage.me)
    if view is None or view.item is None:
        return await _nothing_asked(view, stage)
    if stage.app.models is None or not stage.app.models.offered(Use.TRANSCRIPTION):
        return await stage.play(view, note=stage.say("I cannot listen here. Please write the answer."))
    if is_too_long(voice):
        return await stage.play(view, note=stage.say("This is too long for me. A few words will do."))
    text = await _words_of(voice, bot, stage)
    if not text:
        return await stage.play(view, note=stage.say("I could not make out any words. Once more, or write it."))
    return await _reply(view, text, stage)


async def _reply(view: PlacementView, text: str, stage: Stage) -> None:
    assert view.item is not None
    if not view.item.options:
        return await _answer(view.id, view.number, Response(text=text), stage)
    place = option_of(view.item, text)
    if place is None:
        return await stage.play(view, note=stage.say("That is none of the answers. Press one, or write it."))
    return await _answer(view.id, view.number, Response(option=place), stage)


async def _answer(run: int, number: int, response: Response, stage: Stage) -> None:
    await stage.play(await stage.cases.answer(stage.me, PlacementId(run), number, response, stage.key))


async def _nothing_asked(view: PlacementView | None, stage: Stage) -> None:
    """The test ended in the meantime."""
    if view is None:
        await stage.state.clear()
        return await show_level(stage)
    return await stage.play(view)


async def _words_of(voice: Voice, bot: Bot, stage: Stage) -> str:
    """Empty when none came out, or nobody could listen just now."""
    assert stage.app.models is not None
    call = Call("tutor.placement", person=stage.me, key=stage.key)
    try:
        return await heard(bot, voice, stage.app.models, call, language="en")
    except (ModelError, NoModelError):
        return ""
