"""The screens of the list: lessons, levels, one lesson from outside."""

from collections.abc import Sequence

from bots.kit.actions import OpenHome, back
from bots.kit.screens import Button, Screen
from bots.kit.words import PARAGRAPH, Html, Words, escaped
from bots.tutor.flows.lesson.actions import OpenLessons, OpenLevels, PickLesson, StartLesson
from bots.tutor.flows.lesson.step_texts import NEW_LINE
from core.lessons.types import LessonLine, Standing
from core.levels.types import Level

PAGE = 4
"""Lessons on a screen, beside the buttons of the list."""
LABEL_LIMIT = 24
ALERT_LIMIT = 200
MARKS = {Standing.DONE: "✓", Standing.OPEN: "▸", Standing.FREE: "•", Standing.LOCKED: "🔒"}


def list_screen(lines: Sequence[LessonLine], level: Level, page: int, say: Words) -> Screen:
    levels = (Button(say.plain("Level: {level}", level=level.value), OpenLevels()),)
    way_back = back(say, OpenHome())
    if not lines:
        text = say("<b>Lessons of {level}</b>\n\nThere are none yet. Choose another level.", level=level.value)
        return Screen(text, (levels, way_back))
    pages = (len(lines) + PAGE - 1) // PAGE
    page = min(max(page, 0), pages - 1)
    shown = list(enumerate(lines, 1))[page * PAGE : (page + 1) * PAGE]
    done = sum(line.standing is Standing.DONE for line in lines)
    head = say("<b>Lessons of {level}</b>: {done} of {all} done", level=level.value, done=done, all=len(lines))
    text = PARAGRAPH.joined(head, *(_described(number, line, say) for number, line in shown))
    rows = tuple((Button(_label(number, line, say), PickLesson(key=line.lesson.key)),) for number, line in shown)
    return Screen(text, (*rows, _paging(level, page, pages, levels[0]), way_back))


def levels_screen(say: Words) -> Screen:
    buttons = [Button(level.value, OpenLessons(level=level.value)) for level in Level]
    rows = (tuple(buttons[:3]), tuple(buttons[3:]))
    text = say("<b>Levels</b>\n\nA1 is for beginners, C2 for those who hardly need lessons any more.")
    return Screen(text, (*rows, back(say, OpenLessons())))


def lesson_screen(line: LessonLine, say: Words) -> Screen:
    lesson = line.lesson
    parts = [
        say("📘 <b>{title}</b>", title=lesson.title.said_in(say.language)),
        escaped(lesson.can_do.said_in(say.language)),
        *([say("🧠 New words: <b>{words}</b>", words=", ".join(lesson.words))] if lesson.words else []),
        *_state(line, say),
    ]
    way_back = back(say, OpenLessons(level=lesson.level.value))
    return Screen(PARAGRAPH.joined(*parts), (*_ways_in(line, say), way_back))


def _ways_in(line: LessonLine, say: Words) -> tuple[tuple[Button, ...], ...]:
    key = line.lesson.key
    anew = Button(say.plain("From the beginning"), StartLesson(key=key, anew=True))
    match line.standing:
        case Standing.OPEN:
            return ((Button(say.plain("Go on with the lesson"), StartLesson(key=key)),), (anew,))
        case Standing.DONE:
            return ((Button(say.plain("Go through it again"), StartLesson(key=key, anew=True)),),)
        case _:
            return ((Button(say.plain("Begin the lesson"), StartLesson(key=key)),),)


def _state(line: LessonLine, say: Words) -> list[Html]:
    if line.standing is Standing.DONE:
        return [say("You have done this lesson. Again on the same day it brings no more XP, but it is still practice.")]
    return []


def _described(number: int, line: LessonLine, say: Words) -> Html:
    title = escaped(line.lesson.title.said_in(say.language))
    locked = line.needs and line.standing is Standing.LOCKED
    about = escaped(reason(line, say).removeprefix("🔒 ") if locked else _aim(line, say))
    return NEW_LINE.joined(Html(f"{MARKS[line.standing]} <b>{number}. {title}</b>"), about)


def _aim(line: LessonLine, say: Words) -> str:
    return line.lesson.can_do.said_in(say.language)


def reason(line: LessonLine, say: Words) -> str:
    titles = ", ".join(say.plain("“{title}”", title=need.title.said_in(say.language)) for need in line.needs)
    return say.plain("🔒 Comes after {titles}", titles=titles)[:ALERT_LIMIT]


def _label(number: int, line: LessonLine, say: Words) -> str:
    label = f"{MARKS[line.standing]} {number}. {line.lesson.title.said_in(say.language)}"
    return label if len(label) <= LABEL_LIMIT else f"{label[: LABEL_LIMIT - 1]}…"


def _paging(level: Level, page: int, pages: int, middle: Button) -> tuple[Button, ...]:
    before = (Button("‹", OpenLessons(level=level.value, page=page - 1)),) if page else ()
    after = (Button("›", OpenLessons(level=level.value, page=page + 1)),) if page < pages - 1 else ()
    return (*before, middle, *after)
