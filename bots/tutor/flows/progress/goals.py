"""The daily goal, told as minutes: about ten XP are made in one."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bots.kit.actions import back
from bots.kit.screens import Button, Screen, pairs
from bots.kit.showing import Show
from bots.kit.words import Words
from bots.tutor.flows.progress.actions import OpenGoals, OpenStreak, PickGoal
from bots.tutor.flows.progress.streak import streak_screen
from core.app import App
from core.progress.experience import PER_MINUTE
from core.users.types import Person, UpdateKey

MINUTES = (5, 10, 15, 20)


def create_router() -> Router:
    router = Router(name="progress.goals")
    router.callback_query.register(open_goals, OpenGoals.filter())
    router.callback_query.register(pick_goal, PickGoal.filter())
    return router


async def open_goals(_: CallbackQuery, show: Show, say: Words, person: Person, app: App) -> None:
    await show(goals_screen((await app.progress.standing(person.id)).goal, say))


async def pick_goal(
    _: CallbackQuery,
    callback_data: PickGoal,
    show: Show,
    say: Words,
    person: Person,
    key: UpdateKey,
    app: App,
) -> None:
    await app.progress.choose_goal(person.id, callback_data.xp, key)
    await show(streak_screen(await app.progress.standing(person.id), say))


def goals_screen(goal: int, say: Words) -> Screen:
    text = say(
        "How much a day? A right answer is 10 XP, at the second try 6; a finished lesson adds 20. A minute of practice "
        "is about ten XP.\n\nNow: {goal} XP.",
        goal=goal,
    )
    return Screen(text, (*pairs(*(_button(minutes, goal, say) for minutes in MINUTES)), back(say, OpenStreak())))


def _button(minutes: int, goal: int, say: Words) -> Button:
    xp = minutes * PER_MINUTE
    label = say.plain("{xp} XP · {minutes} min", xp=xp, minutes=minutes)
    return Button(f"✓ {label}" if xp == goal else label, PickGoal(xp=xp))
