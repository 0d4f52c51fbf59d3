"""What /week shows, as a picture and in words."""

from datetime import date

from bots.kit.pictures.theme import palette_of
from bots.kit.words import Html, Words
from bots.tutor.flows.progress.wording import (
    badge_name,
    levels_moved,
    number,
    skill_name,
    span,
    weekday_names,
)
from bots.tutor.pictures.progress import Figure
from bots.tutor.pictures.week import Column, Moved, WeekPicture
from core.levels.points import title_of
from core.levels.types import Skill
from core.progress.report_types import WeekReport

SHOWN = 3
"""Mastered points that are named; of more there is the number."""


def picture_of(report: WeekReport, today: date, say: Words, *, dark: bool) -> WeekPicture:
    goal = report.days[-1].goal
    titles = [title_of(point, say.language) for point in report.mastered]
    more = len(titles) - SHOWN
    return WeekPicture(
        title=say.plain("Your week"),
        dates=span(report.days[0].day, report.days[-1].day, say),
        figures=_figures(report, say),
        chart_title=say.plain("XP by day"),
        compared=_compared(report, say),
        columns=tuple(
            Column(name, day.xp, number(day.xp, say), day.reached, day.day == today)
            for name, day in zip(weekday_names(say), report.days, strict=True)
        ),
        goal=goal,
        goal_note=say.plain("daily goal: {goal} XP", goal=goal),
        skills_title=say.plain("Skills this week"),
        skills=tuple(_moved(skill, change, say) for skill, change in report.skills.items()),
        mastered_title=say.plain("Mastered"),
        mastered=tuple(titles[:SHOWN]),
        more=say.plain("and {n} others", n=more) if more > 0 else "",
        palette=palette_of(dark=dark),
    )


def caption_of(report: WeekReport, say: Words) -> Html:
    lines = [
        say("<b>Your week</b>, {dates}", dates=span(report.days[0].day, report.days[-1].day, say)),
        *(_done(report, say) if report.practised else [say("No practice in this week yet.")]),
    ]
    if compared := _compared(report, say):
        lines.append(say("The week before: {change}", change=compared))
    if report.streak:
        lines.append(say.plural("🔥 {n} day in a row", "🔥 {n} days in a row", report.streak))
    lines += [_skill_line(skill, change, say) for skill, change in report.skills.items()]
    if report.mastered:
        titles = [title_of(point, say.language) for point in report.mastered]
        lines.append(say("✅ Mastered: {titles}", titles=_some(titles, say)))
    if report.badges:
        names = [str(badge_name(badge, say)) for badge in report.badges]
        lines.append(say("🏅 Badges: {names}", names=_some(names, say)))
    return Html("\n").joined(*lines)


def _some(names: list[str], say: Words) -> str:
    """The first of them, and how many more there are."""
    more = len(names) - SHOWN
    return ", ".join([*names[:SHOWN], *([say.plain("and {n} others", n=more)] if more > 0 else [])])


def _figures(report: WeekReport, say: Words) -> tuple[Figure, ...]:
    practised, lessons, cards = report.practised, report.lessons, report.cards
    return (
        Figure(number(report.xp, say), say.plain("XP this week")),
        Figure(say.plain("{n} of 7", n=practised), say.plain("days practised")),
        Figure(_share_right(report, say), say.plain("right answers")),
        Figure(number(lessons, say), say.plural("lesson", "lessons", lessons)),
        Figure(number(cards, say), say.plural("card", "cards", cards)),
        Figure(number(report.streak, say), say.plural("day in a row", "days in a row", report.streak)),
    )


def _share_right(report: WeekReport, say: Words) -> str:
    if not report.answers:
        return "—"
    return say.plain("{n}%", n=round(100 * report.right / report.answers))


def _compared(report: WeekReport, say: Words) -> str:
    """With the whole week before; empty where nothing was done in it."""
    before, change = report.before.xp, report.xp - report.before.xp
    if not before:
        return ""
    if not change:
        return say.plain("as much as the week before")
    if change > 0:
        return say.plain("{xp} XP more than before", xp=change)
    return say.plain("{xp} XP less than before", xp=-change)


def _done(report: WeekReport, say: Words) -> list[Html]:
    xp = say.plural("{xp} XP on {n} day out of 7", "{xp} XP on {n} days out of 7", report.practised, xp=report.xp)
    parts = [
        say.plural("{n} lesson", "{n} lessons", report.lessons),
        say.plural("{n} card", "{n} cards", report.cards),
        say("{right} of {answers} answers right", right=report.right, answers=report.answers),
    ]
    return [xp, Html(", ").joined(*parts)]


def _moved(skill: Skill, change: float, say: Words) -> Moved:
    trend = 0 if abs(change) < 0.05 else 1 if change > 0 else -1
    return Moved(skill_name(skill, say), _change(change, say), trend)


def _skill_line(skill: Skill, change: float, say: Words) -> Html:
    return say("{skill}: {change}", skill=skill_name(skill, say), change=_change(change, say))


def _change(change: float, say: Words) -> str:
    if abs(change) < 0.05:
        return say.plain("as it was")
    return say.plain("{change} of a level", change=levels_moved(change, say))
