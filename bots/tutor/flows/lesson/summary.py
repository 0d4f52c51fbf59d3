"""The end of a lesson: what was learnt, what was hard, what it brought."""

from dataclasses import replace

from bots.kit.actions import OpenHome, back
from bots.kit.screens import Button, Screen
from bots.kit.words import PARAGRAPH, Html, Words, escaped
from bots.tutor.flows.lesson.actions import LearnWords, OpenLessons, StartLesson
from bots.tutor.flows.lesson.step_texts import NEW_LINE
from bots.tutor.flows.progress.awards import award_text
from bots.tutor.onward import onward
from core.lessons.types import RunView, Summary

ECHO_LIMIT = 80
"""Characters of an answer that are shown back."""


def summary_screen(view: RunView, summary: Summary, say: Words, *, words_taken: bool = False) -> Screen:
    parts = [
        say("🏁 <b>{title}</b>: done.", title=view.lesson.title.said_in(say.language)),
        escaped(view.lesson.can_do.said_in(say.language)),
        *_words(view, say),
        _figures(summary, say),
        *_mistakes(summary, say),
    ]
    level = view.lesson.level.value
    words = (Button(say.plain("🧠 Learn the words"), LearnWords(run=view.id)),)
    rows = (
        onward(say),
        (Button(say.plain("Choose the next lesson"), OpenLessons(level=level)),),
        *([words] if view.lesson.words and not words_taken else []),
        (Button(say.plain("Once more from the start"), StartLesson(key=view.lesson.key, anew=True)),),
        back(say, OpenHome()),
    )
    return Screen(PARAGRAPH.joined(*parts), rows)


def _words(view: RunView, say: Words) -> list[Html]:
    if not view.lesson.words:
        return []
    return [say("🧠 New words: <b>{words}</b>", words=", ".join(view.lesson.words))]


def _figures(summary: Summary, say: Words) -> Html:
    lines = []
    if summary.graded:
        lines.append(say("Right first time: {right} of {all}.", right=summary.at_once, all=summary.graded))
    brought = award_text(replace(summary.award, xp=summary.xp), say)
    return NEW_LINE.joined(*lines, *([brought] if brought else []))


def _mistakes(summary: Summary, say: Words) -> list[Html]:
    if not summary.mistakes:
        return []
    lines = [
        Html(f"✏️ <s>{escaped(one.given[:ECHO_LIMIT])}</s> → <b>{escaped(_in_a_line(one.right))}</b>")
        for one in summary.mistakes
    ]
    return [NEW_LINE.joined(say("Worth another look:"), *lines)]


def _in_a_line(right: str) -> str:
    """The lines of a dialogue stand side by side."""
    return " / ".join(right.splitlines())[:ECHO_LIMIT]
