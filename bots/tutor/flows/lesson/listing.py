"""The list of lessons: a level, a page, what is locked and why."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bots.kit.presses import Press
from bots.tutor.flows.lesson.actions import OpenLessons, OpenLevels, PickLesson
from bots.tutor.flows.lesson.listing_screens import lesson_screen, levels_screen, reason
from bots.tutor.flows.lesson.stage import Stage
from core.errors import LessonUnknownError
from core.lessons.types import LessonLine, Standing
from core.levels.types import Level


def create_router() -> Router:
    router = Router(name="lesson.listing")
    router.callback_query.register(open_list, OpenLessons.filter())
    router.callback_query.register(open_levels, OpenLevels.filter())
    router.callback_query.register(pick, PickLesson.filter())
    return router


async def open_list(_: CallbackQuery, callback_data: OpenLessons, stage: Stage) -> None:
    level = Level(callback_data.level) if callback_data.level in set(Level) else None
    await stage.list(level, callback_data.page)


async def open_levels(_: CallbackQuery, stage: Stage) -> None:
    await stage.state.clear()
    await stage.show(levels_screen(stage.say))


async def pick(_: CallbackQuery, callback_data: PickLesson, press: Press, stage: Stage) -> None:
    line = await _line(stage, callback_data.key)
    if line.standing is Standing.LOCKED:
        return await press.alert(reason(line, stage.say))
    return await stage.show(lesson_screen(line, stage.say))


async def _line(stage: Stage, key: str) -> LessonLine:
    """Raises LessonUnknownError."""
    level = key[:2].upper()
    lines = await stage.lessons.of_level(stage.me, Level(level)) if level in set(Level) else ()
    found = next((line for line in lines if line.lesson.key == key), None)
    if found is None:
        raise LessonUnknownError(key)
    return found
