"""/level, and the ways into the test and out of it."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bots.kit.words import Html, Words
from bots.tutor.flows.placement.actions import OpenLevel, OpenOwnLevels, PickOwnLevel, StartTest, StopTest
from bots.tutor.flows.placement.level_screens import (
    invitation_screen,
    level_screen,
    own_levels_screen,
    resume_screen,
    undecided_screen,
    waiting_screen,
)
from bots.tutor.flows.placement.stage import Stage
from core.app import App
from core.levels.outcomes import PlacementState
from core.users.types import Person


def create_router() -> Router:
    router = Router(name="placement.opening")
    router.message.register(open_level, Command("level", ignore_case=True))
    router.callback_query.register(open_level, OpenLevel.filter())
    router.callback_query.register(start, StartTest.filter())
    router.callback_query.register(stop, StopTest.filter())
    router.callback_query.register(open_own_levels, OpenOwnLevels.filter())
    router.callback_query.register(pick_own_level, PickOwnLevel.filter())
    return router


async def open_level(_: Message | CallbackQuery, stage: Stage) -> None:
    await stage.state.clear()
    test = await stage.cases.open(stage.me)
    if test is None:
        await show_level(stage)
    elif test.result is not None:
        await stage.tell(test.result)
    elif test.state is PlacementState.UNDECIDED:
        await stage.show(undecided_screen(test, stage.say))
    elif test.state is PlacementState.WAITING:
        await stage.show(waiting_screen(stage.say))
    else:
        await stage.show(resume_screen(test, stage.say))


async def show_level(stage: Stage, note: Html | None = None) -> None:
    present = await stage.cases.present(stage.me)
    tested = await stage.cases.result(stage.me) is not None
    if present is None:
        screen = invitation_screen(stage.say)
    else:
        screen = level_screen(present, stage.person, stage.say, tested=tested)
    await stage.show(screen if note is None else screen.with_note(note))


async def start(_: CallbackQuery, callback_data: StartTest, stage: Stage) -> None:
    view = await stage.cases.start(stage.me, stage.key, listens=stage.listens, anew=callback_data.anew)
    await stage.play(view)


async def stop(_: CallbackQuery, stage: Stage) -> None:
    await stage.state.clear()
    view = await stage.cases.pause(stage.me)
    if view is None:
        return await show_level(stage)
    if view.item is None:
        return await stage.play(view)
    return await stage.show(resume_screen(view, stage.say))


async def open_own_levels(_: CallbackQuery, stage: Stage) -> None:
    await stage.state.clear()
    await stage.show(own_levels_screen(stage.say, await stage.cases.present(stage.me)))


async def pick_own_level(_: CallbackQuery, callback_data: PickOwnLevel, stage: Stage) -> None:
    change = await stage.cases.set_level(stage.me, callback_data.level, stage.key)
    note = None if change.in_force else stage.say("Your teacher keeps another level for now. Your choice is noted.")
    await show_level(stage, note)


async def kept(say: Words, person: Person, app: App) -> Html:
    """What /cancel says in the middle of the test, which rests from then on."""
    view = await app.placement.pause(person.id)
    if view is None or view.item is None:
        return say("Your answers are kept.")
    return say("The test waits at question {number}, your answers are kept: /level", number=view.number)
