"""What /progress shows, as a picture and in words."""

from dataclasses import dataclass
from datetime import date

from bots.kit.pictures.theme import palette_of
from bots.kit.words import Html, Words
from bots.tutor.flows.progress.wording import number, skill_name, span, weekday_names
from bots.tutor.pictures.calendar import Calendar, Day, Look
from bots.tutor.pictures.progress import Figure, Part, ProgressPicture, SkillBar
from core.progress.days import DAY, week_start
from core.progress.report_types import DayMark, SkillStanding, Standing
from core.vocabulary.types import CardCounts

WEEKS = 5
LEAST_TREND = 0.15
"""Levels in four weeks that are called a change."""

LOOKS = {
    DayMark.PRACTISED: Look.DONE,
    DayMark.EARNED_BACK: Look.DONE,
    DayMark.FROZEN: Look.KEPT,
    DayMark.PAUSED: Look.KEPT,
    DayMark.MISSED: Look.MISSED,
    DayMark.OPEN: Look.AHEAD,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    standing: Standing
    skills: tuple[SkillStanding, ...]
    words: CardCounts

    @property
    def anything(self) -> bool:
        """Whether there is anything to be seen."""
        known = any(skill.history for skill in self.skills)
        return known or bool(self.standing.xp or self.standing.streak.marks or self.words.total)

    @property
    def days(self) -> list[date]:
        """Those of the calendar, from a Monday to a Sunday."""
        first = week_start(self.standing.today.day) - (WEEKS - 1) * 7 * DAY
        return [first + n * DAY for n in range(WEEKS * 7)]

    def look(self, day: date) -> Look:
        mark = self.standing.streak.marks.get(day)
        return LOOKS[mark] if mark else Look.AHEAD


def picture_of(overview: Overview, say: Words, *, dark: bool) -> ProgressPicture:
    standing = overview.standing
    days_in_a_row = say.plural("day in a row", "days in a row", standing.streak.length)
    parts = _parts(overview.words, say)
    return ProgressPicture(
        title=say.plain("Your progress"),
        figures=(
            Figure(number(standing.streak.length, say), days_in_a_row),
            Figure(number(standing.today.xp, say), say.plain("of {goal} XP today", goal=standing.goal)),
            Figure(number(standing.xp, say), say.plain("XP in all")),
        ),
        skills_title=say.plain("Skills"),
        skills=tuple(_bar(skill, say) for skill in overview.skills),
        skills_note=say.plain("four weeks ago") if any(_trend(skill) for skill in overview.skills) else "",
        calendar=_calendar(overview, say),
        words_title=say.plain("Words: {n}", n=sum(part.number for part in parts)),
        words=parts if overview.words.total else (),
        palette=palette_of(dark=dark),
    )


def caption_of(overview: Overview, say: Words) -> Html:
    standing = overview.standing
    lines = [
        say("<b>Your progress</b>"),
        say.plural("🔥 {n} day in a row", "🔥 {n} days in a row", standing.streak.length),
        say("🎯 Today {xp} of {goal} XP, {all} in all", xp=standing.today.xp, goal=standing.goal, all=standing.xp),
        Html("\n").joined(*(_skill_line(skill, say) for skill in overview.skills)),
        _calendar_line(overview, say),
    ]
    if overview.words.total:
        lines.append(_words_line(overview.words, say))
    return Html("\n").joined(*lines)


def _trend(skill: SkillStanding) -> int:
    if skill.level is None or abs(skill.trend) < LEAST_TREND:
        return 0
    return 1 if skill.trend > 0 else -1


def _bar(skill: SkillStanding, say: Words) -> SkillBar:
    trend = _trend(skill)
    return SkillBar(
        label=skill_name(skill.skill, say),
        place=skill.place if skill.level else None,
        before=skill.place - skill.trend if trend else None,
        value=skill.level or "—",
        trend=trend,
    )


def _calendar(overview: Overview, say: Words) -> Calendar:
    days = overview.days
    seen = {overview.look(day) for day in days}
    names = {
        Look.DONE: say.plain("practised"),
        Look.KEPT: say.plain("freeze or pause"),
        Look.MISSED: say.plain("missed"),
    }
    fields = [
        Day(str(day.day), overview.look(day), today=day == overview.standing.today.day, first=day.day == 1)
        for day in days
    ]
    return Calendar(
        title=span(days[0], days[-1], say),
        weekdays=weekday_names(say),
        weeks=tuple(tuple(fields[n : n + 7]) for n in range(0, len(fields), 7)),
        legend=tuple((look, name) for look, name in names.items() if look in seen),
    )


def _parts(words: CardCounts, say: Words) -> tuple[Part, ...]:
    """Cards set aside are not among them."""
    numbers = {
        say.plain("new words"): words.new,
        say.plain("being learnt"): words.learning + words.leech,
        say.plain("getting firm"): words.young,
        say.plain("known well"): words.mature,
    }
    return tuple(Part(label, n, number(n, say)) for label, n in numbers.items())


def _skill_line(skill: SkillStanding, say: Words) -> Html:
    name = skill_name(skill.skill, say)
    if skill.level is None:
        return say("{skill}: not known yet", skill=name)
    return {
        1: say("{skill}: {level}, growing", skill=name, level=skill.level),
        0: say("{skill}: {level}", skill=name, level=skill.level),
        -1: say("{skill}: {level}, slipping", skill=name, level=skill.level),
    }[_trend(skill)]


def _calendar_line(overview: Overview, say: Words) -> Html:
    looks = [overview.look(day) for day in overview.days]
    return say(
        "In five weeks: practised on {done}, kept by a freeze or a pause {kept}, missed {missed}",
        done=looks.count(Look.DONE),
        kept=looks.count(Look.KEPT),
        missed=looks.count(Look.MISSED),
    )


def _words_line(words: CardCounts, say: Words) -> Html:
    new, learning, firm, known = (part.number for part in _parts(words, say))
    return say(
        "🧠 Words: {new} new, {learning} being learnt, {firm} getting firm, {known} known well",
        new=new,
        learning=learning,
        firm=firm,
        known=known,
    )
