"""What the test found: the picture with its caption, the reasons, the mistakes."""

from bots.kit.actions import OpenHome, back
from bots.kit.pictures.theme import DARK, LIGHT
from bots.kit.screens import Action, Button, Screen
from bots.kit.words import PARAGRAPH, Html, Words, escaped
from bots.tutor.flows.lesson.actions import OpenLessons, StartLesson
from bots.tutor.flows.placement.actions import OpenMistakes, OpenOwnLevels, OpenWhy
from bots.tutor.flows.placement.wording import (
    level_line,
    percent,
    plan_line,
    points_line,
    skill_label,
    skill_value,
    what_level_means,
)
from bots.tutor.pictures.placement import PlacementPicture, Share, SkillHeight
from core.answers.gaps import filled
from core.lessons.types import LessonLine, Standing
from core.levels.outcomes import LevelScore, Mistake, Placement
from core.levels.types import GAP, Level


def result_screen(result: Placement, lessons: tuple[LessonLine, ...], say: Words) -> Screen:
    """The caption says the same as the picture."""
    skills = ", ".join(f"{skill_label(one.skill, say).lower()} {skill_value(one, say)}" for one in result.skills)
    parts = [
        level_line(result, say),
        say("Skills: {skills}.", skills=skills),
        *_points(result, say),
        Html("\n").joined(say("<b>A plan for 7 days</b>"), *(plan_line(day, say) for day in result.plan)),
    ]
    why = Button(say.plain("Why {level}?", level=result.level.value), OpenWhy())
    rows = (_first_lesson(lessons, say), (why, *_mistakes_button(result, say)), back(say, OpenHome()))
    return Screen(PARAGRAPH.joined(*parts), rows)


def why_screen(result: Placement, lessons: tuple[LessonLine, ...], say: Words) -> Screen:
    chances = (f"{level.value} {percent(share, say)}" for level, share in zip(Level, result.probabilities, strict=True))
    parts = [
        say(
            "<b>Why {level}: {means}</b>",
            level=result.level.value,
            means=what_level_means(result.level, say),
        ),
        Html("\n").joined(*(_score(one, say) for one in result.by_level)),
        say("How probable each level is after these answers: {chances}.", chances=", ".join(chances)),
        say("The first lessons look closer, and the level may still move by itself."),
    ]
    other = Button(say.plain("Choose the level"), OpenOwnLevels())
    rows = (_first_lesson(lessons, say), (*_mistakes_button(result, say), other), back(say, OpenHome()))
    return Screen(PARAGRAPH.joined(*parts), rows)


def mistake_screen(mistakes: tuple[Mistake, ...], place: int, say: Words) -> Screen:
    if not mistakes:
        return Screen(say("There were no mistakes in the latest test."), (back(say, OpenWhy()),))
    place = place % len(mistakes)
    one = mistakes[place]
    right = one.item.right_answers[0]
    sentence = filled(one.item.prompt, right) if GAP in one.item.prompt else right
    parts = [
        say("<b>Mistake {n} of {all}</b>, level {level}", n=place + 1, all=len(mistakes), level=one.item.level.value),
        *([say("🔊 “{audio}”", audio=one.item.audio)] if one.item.audio else []),
        _given(one, say),
        say("Right: <b>{sentence}</b>", sentence=sentence),
        escaped(one.item.explanation.in_language(say.language)),
    ]
    turn = (
        Button("‹", OpenMistakes(place=(place - 1) % len(mistakes))),
        Button(f"{place + 1}/{len(mistakes)}", OpenMistakes(place=place)),
        Button("›", OpenMistakes(place=(place + 1) % len(mistakes))),
    )
    return Screen(PARAGRAPH.joined(*parts), (turn, back(say, OpenWhy())))


def picture_of(result: Placement, say: Words, *, dark: bool) -> PlacementPicture:
    return PlacementPicture(
        title=say.plain("Your level: {level}", level=result.level.value),
        subtitle=what_level_means(result.level, say),
        shares=tuple(
            Share(level.value, share, percent(share, say), chosen=level is result.level)
            for level, share in zip(Level, result.probabilities, strict=True)
        ),
        shares_title=say.plain("How probable each level is"),
        skills=tuple(
            SkillHeight(skill_label(one.skill, say), one.height, skill_value(one, say)) for one in result.skills
        ),
        skills_title=say.plain("Skills"),
        palette=DARK if dark else LIGHT,
    )


def _points(result: Placement, say: Words) -> tuple[Html, ...]:
    strong, weak = points_line(result.strengths, say), points_line(result.weak, say)
    lines = (
        *((say("Strong: {points}.", points=strong),) if strong else ()),
        *((say("To work on: {points}.", points=weak),) if weak else ()),
    )
    return (Html("\n").joined(*lines),) if lines else ()


def _first_lesson(lessons: tuple[LessonLine, ...], say: Words) -> tuple[Button, ...]:
    """The first lesson of the level that is open; where there is none, the list."""
    ready = (one.lesson.key for one in lessons if one.standing is not Standing.LOCKED)
    key = next(ready, None)
    target: Action = StartLesson(key=key) if key else OpenLessons()
    return (Button(say.plain("The first lesson"), target),)


def _mistakes_button(result: Placement, say: Words) -> tuple[Button, ...]:
    return (Button(say.plain("My mistakes"), OpenMistakes()),) if result.mistakes else ()


def _score(score: LevelScore, say: Words) -> Html:
    return say("{level}: {right} of {all} right", level=score.level.value, right=score.right, all=score.answered)


def _given(mistake: Mistake, say: Words) -> Html:
    asked = escaped(mistake.item.prompt)
    if mistake.given is None:
        return Html("\n").joined(asked, say("You said that you don't know."))
    return Html("\n").joined(asked, say("You: <s>{given}</s>", given=mistake.given))
