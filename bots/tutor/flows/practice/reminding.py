"""The reminder: warm, short, and put off by a press."""

from collections.abc import Mapping

from aiogram import Bot
from aiogram.types import CallbackQuery

from bots.kit.moments import clock
from bots.kit.presses import Press
from bots.kit.screens import Button, Screen
from bots.kit.sending import Chat, rewrite
from bots.kit.words import PARAGRAPH, Html, Words
from bots.tutor.flows.practice.actions import PractiseNow, Snooze
from core.app import App
from core.learners.types import Learner
from core.users.types import Person

LATER = 3
"""Hours."""


async def remind(say: Words, person: Person, app: App, _: Mapping[str, object]) -> Screen | None:
    """None when they have practised in the meantime."""
    last = await app.progress.last_practised(person.id)
    if last is not None and last.today:
        return None
    outlook = await app.words.outlook(person.id)
    streak = (await app.progress.standing(person.id)).streak.length
    learner = await app.learners.of(person.id)
    waits = _what_waits(say, outlook.due + outlook.fresh, learner.minutes_a_day)
    text = PARAGRAPH.joined(_opening(say, person, streak), waits, *_choice(say, learner))
    later = (Button(say.plain("In an hour"), Snooze(hours=1)), Button(say.plain("In 3 hours"), Snooze(hours=LATER)))
    tomorrow = (Button(say.plain("Tomorrow"), Snooze(hours=0)),)
    return Screen(text, ((Button(say.plain("Practise"), PractiseNow()),), later, tomorrow))


async def snooze(
    query: CallbackQuery,
    callback_data: Snooze,
    bot: Bot,
    chat: Chat,
    press: Press,
    say: Words,
    person: Person,
    app: App,
) -> None:
    until = await app.reminders.snooze(person.id, callback_data.hours)
    if until is None:
        text = say("All right, tomorrow at the usual time.")
    else:
        text = say("All right, I will write again at {time}.", time=clock(until, say, person.zone))
    await press.accept()
    if query.message is not None:
        await rewrite(bot, chat, query.message.message_id, text, None)


def _choice(say: Words, learner: Learner) -> list[Html]:
    """For whoever was never asked when to be reminded, or passed over it."""
    return [say("Another hour, or no reminders: /me")] if learner.reminder_hour is None else []


def _opening(say: Words, person: Person, streak: int) -> Html:
    if streak > 1:
        return say.plural(
            "🔥 {name}, {n} day in a row already. Shall we go on?",
            "🔥 {name}, {n} days in a row already. Shall we go on?",
            streak,
            name=person.first_name,
        )
    return say("{name}, how about a little English now?", name=person.first_name)


def _what_waits(say: Words, cards: int, minutes: int) -> Html:
    takes = say.plural("{n} minute is enough", "{n} minutes are enough", minutes)
    if not cards:
        return say("{takes}.", takes=takes)
    return say.plural("🧠 {n} word is waiting, {takes}.", "🧠 {n} words are waiting, {takes}.", cards, takes=takes)
