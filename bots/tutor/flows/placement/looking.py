"""Looking at the latest result: the picture, the reasons, the mistakes."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bots.tutor.flows.placement.actions import OpenMistakes, OpenWhy, ShowResult
from bots.tutor.flows.placement.opening import show_level
from bots.tutor.flows.placement.result_screens import mistake_screen, why_screen
from bots.tutor.flows.placement.stage import Stage


def create_router() -> Router:
    router = Router(name="placement.looking")
    router.callback_query.register(show_result, ShowResult.filter())
    router.callback_query.register(open_why, OpenWhy.filter())
    router.callback_query.register(open_mistakes, OpenMistakes.filter())
    return router


async def show_result(_: CallbackQuery, stage: Stage) -> None:
    result = await stage.cases.result(stage.me)
    await (show_level(stage) if result is None else stage.tell(result))


async def open_why(_: CallbackQuery, stage: Stage) -> None:
    result = await stage.cases.result(stage.me)
    if result is None:
        return await show_level(stage)
    lessons = await stage.app.lessons.of_level(stage.me, result.level)
    return await stage.show(why_screen(result, lessons, stage.say))


async def open_mistakes(_: CallbackQuery, callback_data: OpenMistakes, stage: Stage) -> None:
    await stage.show(mistake_screen(await stage.cases.mistakes(stage.me), callback_data.place, stage.say))
