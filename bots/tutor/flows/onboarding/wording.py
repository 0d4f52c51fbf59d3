"""The words for what a learner may answer."""

from collections.abc import Mapping
from difflib import get_close_matches

from babel import Locale
from babel.core import get_global

from bots.kit.words import Words
from core.learners.types import Goal, Interest, Learner, Question

SLIP = 0.83
"""How much alike two names of a language are that were meant to be one: a letter wrong in six."""
SLIP_IN_INTEREST = 0.8
"""The same of an interest: its names are short."""
GOAL_SHOWN = 60
"""Characters of a goal in one's own words."""
NATIVE = ("ru", "uk", "kk", "uz", "be", "ka")
"""Languages on buttons; any other is written."""


def goals(say: Words) -> Mapping[Goal, str]:
    return {
        Goal.TRAVEL: say.plain("✈️ For travel"),
        Goal.WORK: say.plain("💼 For work"),
        Goal.STUDY: say.plain("🎓 For study or an exam"),
        Goal.MOVE: say.plain("🏠 To live abroad"),
        Goal.FILMS: say.plain("🎬 For films and books"),
        Goal.PLEASURE: say.plain("🙂 For myself"),
    }


def interests(say: Words) -> Mapping[Interest, str]:
    return {
        Interest.TRAVEL: say.plain("Travel"),
        Interest.FOOD: say.plain("Food"),
        Interest.WORK: say.plain("Work"),
        Interest.TECHNOLOGY: say.plain("Technology"),
        Interest.FILMS: say.plain("Films"),
        Interest.MUSIC: say.plain("Music"),
        Interest.SPORT: say.plain("Sport"),
        Interest.NATURE: say.plain("Nature"),
        Interest.HEALTH: say.plain("Health"),
        Interest.PEOPLE: say.plain("People"),
    }


def interest_of(text: str, say: Words) -> Interest | None:
    """The interest that was written by its name here; a letter wrong in five is forgiven."""
    names = {label.casefold(): one for one, label in interests(say).items()}
    near = get_close_matches(text.casefold(), names, n=1, cutoff=SLIP_IN_INTEREST)
    return names[near[0]] if near else None


def titles(say: Words) -> Mapping[Question, str]:
    return {
        Question.GOAL: say.plain("Goal"),
        Question.INTERESTS: say.plain("Interests"),
        Question.MINUTES: say.plain("Minutes a day"),
        Question.REMINDER: say.plain("Reminder"),
        Question.LANGUAGE: say.plain("Native language"),
    }


def minutes(count: int, say: Words) -> str:
    return say.plural("{n} minute", "{n} minutes", count)


def language_name(code: str, say: Words) -> str:
    """The language as the listener calls it: Russian, русский."""
    return str(say.locale.languages.get(code, code))


def language_of(text: str, say: Words) -> str | None:
    """The code of a language that was written by its name here or in English, or as a code; a slip is forgiven. None
    when nothing fits."""
    wanted, codes = text.strip().casefold(), [code for code in get_global("likely_subtags") if len(code) == 2]
    names = {
        name.casefold(): code
        for locale in (Locale("en"), say.locale)
        for code in codes
        if (name := locale.languages.get(code))
    }
    if wanted in codes:
        return wanted
    near = get_close_matches(wanted, names, n=1, cutoff=SLIP)
    return names[near[0]] if near else None


def _hour(learner: Learner, say: Words) -> str | None:
    if not learner.wants_reminders:
        return say.plain("no reminders")
    return None if learner.reminder_hour is None else f"{learner.reminder_hour}:00"


def _goal(learner: Learner, own_goal: str | None, say: Words) -> str | None:
    if learner.goal is Goal.OWN and own_goal:
        return own_goal if len(own_goal) <= GOAL_SHOWN else own_goal[: GOAL_SHOWN - 1].rstrip() + "…"
    return goals(say).get(learner.goal) if learner.goal else None


def said(question: Question, learner: Learner, own_goal: str | None, say: Words) -> str:
    """The answer that was given, in words; a dash where there is none."""
    answers = {
        Question.GOAL: _goal(learner, own_goal, say),
        Question.INTERESTS: ", ".join(interests(say)[one] for one in learner.interests),
        Question.MINUTES: minutes(learner.minutes, say) if learner.minutes else None,
        Question.REMINDER: _hour(learner, say),
        Question.LANGUAGE: language_name(learner.native_language, say) if learner.native_language else None,
    }
    return answers[question] or "—"
