"""/streak: days in a row, freezes, a day to be earned back, a pause."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bots.kit.actions import OpenHome, back
from bots.kit.screens import Button, Screen
from bots.kit.showing import Show
from bots.kit.words import PARAGRAPH, Html, Words
from bots.tutor.flows.progress.actions import AskToPause, EndPause, OpenGoals, OpenStreak, Pause
from bots.tutor.flows.progress.wording import day_in_words
from core.app import App
from core.progress.report_types import Standing, Streak
from core.progress.streaks import MOST_FREEZES
from core.users.types import Person, UpdateKey


def create_router() -> Router:
    router = Router(name="progress.streak")
    router.message.register(open_streak, Command("streak", ignore_case=True))
    router.callback_query.register(open_streak, OpenStreak.filter())
    router.callback_query.register(ask_to_pause, AskToPause.filter())
    router.callback_query.register(pause, Pause.filter())
    router.callback_query.register(end_pause, EndPause.filter())
    return router


async def open_streak(
    _: Message | CallbackQuery, state: FSMContext, show: Show, say: Words, person: Person, app: App
) -> None:
    await state.clear()
    await show(streak_screen(await app.progress.standing(person.id), say))


async def ask_to_pause(_: CallbackQuery, show: Show, say: Words) -> None:
    text = say(
        "A pause begins today and lasts up to 14 days: your streak waits and loses nothing. You can end it any day. "
        "The next pause is possible two weeks after this one."
    )
    begin = (Button(say.plain("Begin the pause"), Pause()),)
    await show(Screen(text, (begin, back(say, OpenStreak()))))


async def pause(_: CallbackQuery, show: Show, say: Words, person: Person, key: UpdateKey, app: App) -> None:
    await app.progress.pause_streak(person.id, key)
    await show(streak_screen(await app.progress.standing(person.id), say))


async def end_pause(_: CallbackQuery, show: Show, say: Words, person: Person, key: UpdateKey, app: App) -> None:
    await app.progress.end_pause(person.id, key)
    await show(streak_screen(await app.progress.standing(person.id), say))


def streak_screen(standing: Standing, say: Words) -> Screen:
    streak = standing.streak
    parts = [_length(streak, say), _today(standing, say)]
    if streak.lost:
        parts.append(_lost(streak, say))
    if streak.paused_until is not None:
        parts.append(say("⏸ A pause until {day}.", day=day_in_words(streak.paused_until, say)))
        turn = Button(say.plain("End the pause"), EndPause())
    else:
        turn = Button(say.plain("Pause for 14 days"), AskToPause())
    rows = ((Button(say.plain("Daily goal"), OpenGoals()),), (turn,), back(say, OpenHome()))
    return Screen(PARAGRAPH.joined(*parts), rows)


def _length(streak: Streak, say: Words) -> Html:
    head = say.plural("🔥 <b>{n} day in a row</b>", "🔥 <b>{n} days in a row</b>", streak.length)
    best = say(
        "Best: {best}. Freezes: {freezes} of {most}.", best=streak.best, freezes=streak.freezes, most=MOST_FREEZES
    )
    how = say(
        "A day counts with a lesson or ten cards and lasts until 3 in the morning. Every seventh day brings a freeze, "
        "which saves a missed day by itself."
    )
    return Html("\n").joined(head, best, how)


def _today(standing: Standing, say: Words) -> Html:
    goal = say("🎯 Today: {xp} of {goal} XP.", xp=standing.today.xp, goal=standing.goal)
    if standing.streak.today_counts:
        return Html(" ").joined(goal, say("The day counts already."))
    return goal


def _lost(streak: Streak, say: Words) -> Html:
    """Days that can be earned back, what it takes today, and what it brings."""
    lost = ", ".join(day_in_words(day, say) for day in streak.lost)
    takes = say.plural(
        "{n} lesson today (ten cards count as one)",
        "{n} lessons today (ten cards count as one)",
        streak.units_to_earn_back,
    )
    brings = say.plural("{n} day in a row", "{n} days in a row", streak.would_be)
    until = day_in_words(streak.earn_back_until, say) if streak.earn_back_until else ""
    return say(
        "↩️ Missed: {lost}. You can still earn it back, until the end of {until}: {takes}, and it will be {brings}.",
        lost=lost,
        until=until,
        takes=takes,
        brings=brings,
    )
