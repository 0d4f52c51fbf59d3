"""Words that the screens and the picture of the placement share."""

from babel.numbers import format_percent

from bots.kit.words import Html, Words
from core.levels.outcomes import Focus, Placement, PlanDay, SkillStanding
from core.levels.points import title_of
from core.levels.types import Level, PointKey, Skill


def percent(share: float, say: Words) -> str:
    """As the language writes it: «78 %», “78%”."""
    shown: str = format_percent(share, format="#,##0 %" if say.language == "ru" else "#,##0%", locale=say.locale)
    return shown


def what_level_means(level: Level, say: Words) -> str:
    """What somebody at a level can do, in a line."""
    return {
        Level.A1: say.plain("first words and phrases"),
        Level.A2: say.plain("simple talk about everyday things"),
        Level.B1: say.plain("getting by on trips and at work"),
        Level.B2: say.plain("talking freely, following films and articles"),
        Level.C1: say.plain("complex texts and shades of meaning"),
        Level.C2: say.plain("nearly like a native speaker"),
    }[level]


def level_line(result: Placement, say: Words) -> Html:
    """“B1 (78%), maybe A2”."""
    level, share = result.level.value, percent(result.probability, say)
    if result.maybe is None:
        return say("<b>{level}</b> ({share})", level=level, share=share)
    return say("<b>{level}</b> ({share}), maybe {other}", level=level, share=share, other=result.maybe.value)


def skill_label(skill: Skill, say: Words) -> str:
    return {
        Skill.GRAMMAR: say.plain("Grammar"),
        Skill.VOCABULARY: say.plain("Vocabulary"),
        Skill.READING: say.plain("Reading"),
        Skill.LISTENING: say.plain("Listening"),
        Skill.SPEAKING: say.plain("Speaking"),
        Skill.WRITING: say.plain("Writing"),
    }[skill]


def skill_value(standing: SkillStanding, say: Words) -> str:
    return standing.level.value if standing.level else say.plain("not assessed")


def points_line(points: tuple[PointKey, ...], say: Words) -> str:
    return " · ".join(title_of(point, say.language) for point in points)


def plan_line(day: PlanDay, say: Words) -> Html:
    return say("{day}. {what}", day=day.number, what=_focus(day, say))


def _focus(day: PlanDay, say: Words) -> str:
    if day.focus is Focus.POINT and day.point is not None:
        return say.plain("Work on: {point}", point=title_of(day.point, say.language))
    return {
        Focus.LESSON: say.plain("The first lesson") if day.number == 1 else say.plain("The next lesson"),
        Focus.POINT: say.plain("The next lesson"),
        Focus.WORDS: say.plain("New words and their review"),
        Focus.TALK: say.plain("A talk about something you like"),
        Focus.LISTENING: say.plain("Listening and dictation"),
        Focus.READING: say.plain("Reading and new words from it"),
        Focus.REVIEW: say.plain("A look back: mistakes and words of the week"),
    }[day.focus]
