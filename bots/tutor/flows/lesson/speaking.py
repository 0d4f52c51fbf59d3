"""What is heard and said in a lesson: spoken sentences, and voice messages as answers."""

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, Message, Voice

from bots.kit.hearing import heard, is_too_long
from bots.kit.words import Html
from bots.tutor.flows.lesson.actions import Hear, LessonForm
from bots.tutor.flows.lesson.stage import Stage, spoken_by
from core.ai.errors import ModelError
from core.ai.metering import Call
from core.ai.types import Use
from core.lessons.steps import Say
from core.lessons.types import RunId, RunView, Spoken, StepAnswer, Typed


def create_router() -> Router:
    router = Router(name="lesson.speaking")
    router.callback_query.register(hear, Hear.filter())
    router.message.register(listen, LessonForm.step, F.voice.as_("voice"))
    return router


async def hear(_: CallbackQuery, callback_data: Hear, stage: Stage) -> None:
    view = await stage.lessons.view(stage.me, RunId(callback_data.run))
    if view.step_key != callback_data.step or not spoken_by(view.step):
        return await stage.play(view)
    return await stage.sound(view)


async def listen(_: Message, voice: Voice, bot: Bot, stage: Stage) -> None:
    view, say = await stage.lessons.current(stage.me), stage.say
    if view is None:
        return await stage.list()
    if stage.app.models is None or not stage.app.models.offered(Use.TRANSCRIPTION):
        return await stage.play(view, note=say("I cannot listen here. Say it aloud, then press below."))
    if is_too_long(voice):
        return await stage.play(view, note=say("This is too long for me. A sentence or two will do."))
    text = await _words_of(voice, bot, stage)
    if not text:
        return await stage.play(view, note=say("I could not make out any words. Once more, or write it."))
    return await _answer(view, text, stage)


async def _answer(view: RunView, text: str, stage: Stage) -> None:
    answer: StepAnswer = Spoken(text) if isinstance(view.step, Say) else Typed(text)
    note: Html = stage.say("🎙 {text}", text=text[:500])
    if not view.state.done:
        view = await stage.lessons.answer(stage.me, view.id, view.step_key, answer, stage.key)
    await stage.play(view, note=note)


async def _words_of(voice: Voice, bot: Bot, stage: Stage) -> str:
    """Empty when none came out, or nobody could listen just now."""
    assert stage.app.models is not None
    call = Call("tutor.lesson", person=stage.me, key=stage.key)
    try:
        return await heard(bot, voice, stage.app.models, call, language="en")
    except ModelError:
        return ""
