"""The end of a talk: what was reached, what went wrong and how it is right, what it brought."""

from collections.abc import Iterator

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bots.kit.actions import OpenHome, back
from bots.kit.screens import Button, Screen
from bots.kit.showing import Show
from bots.kit.words import PARAGRAPH, Html, Words, escaped
from bots.tutor.flows.progress.awards import award_text
from bots.tutor.flows.talk.actions import EndTalk, OpenScenes, OpenTopics, PickScene
from bots.tutor.flows.talk.screens import NEW_LINE, topics
from bots.tutor.onward import onward
from core.app import App
from core.dialogues.types import Slip, Summary, TalkId, TalkKind
from core.levels.types import Skill
from core.users.types import Person

MOST_LINES = 4
"""Mistakes in a summary; the rest are cards."""
SHORT = 5
"""Characters: a little word says nothing without its neighbours."""
ECHO_LIMIT = 50
"""Characters of a mistake."""


async def end_talk(
    _: CallbackQuery, callback_data: EndTalk, state: FSMContext, show: Show, say: Words, person: Person, app: App
) -> None:
    summary = await app.dialogues.finish(person.id, TalkId(callback_data.talk))
    await state.clear()
    await show(summary_screen(summary, say))


async def kept_of_scene(say: Words, person: Person, app: App) -> Html:
    """What /cancel says: the role-play is finished, and summed up."""
    return await _finished(TalkKind.SCENE, say, person, app)


async def kept_of_topic(say: Words, person: Person, app: App) -> Html:
    """The same for a talk about a topic."""
    return await _finished(TalkKind.FREE, say, person, app)


async def _finished(kind: TalkKind, say: Words, person: Person, app: App) -> Html:
    talk = await app.dialogues.find(person.id, kind)
    if talk is None:
        return say("The talk was over already.")
    return summary_text(await app.dialogues.finish(person.id, talk.id), say)


def summary_screen(summary: Summary, say: Words, note: Html | None = None) -> Screen:
    if summary.talk.graph is None:
        rows = [(Button(say.plain("Choose a topic"), OpenTopics()),)]
    else:
        rows = [(Button(say.plain("Another role-play"), OpenScenes(level=summary.talk.level.value)),)]
        if summary.talk.open_goals:
            rows.append((Button(say.plain("The same once more"), PickScene(key=summary.talk.subject)),))
    return Screen(summary_text(summary, say), (onward(say), *rows, back(say, OpenHome())), note)


def summary_text(summary: Summary, say: Words) -> Html:
    talk = summary.talk
    if not talk.replies:
        return say("Nothing was said yet, so there is nothing to sum up.")
    award = award_text(summary.award, say)
    parts = [_head(summary, say), *_goals(summary, say), *_mistakes(summary, say), *_maybes(summary, say)]
    skills = ", ".join(skill_name(skill, say) for skill in summary.skills)
    parts.append(NEW_LINE.joined(say("Practised: {skills}.", skills=skills), *([award] if award else [])))
    return PARAGRAPH.joined(*parts)


def skill_name(skill: Skill, say: Words) -> str:
    """In a row of skills, in small letters."""
    return {
        Skill.GRAMMAR: say.plain("grammar"),
        Skill.VOCABULARY: say.plain("words"),
        Skill.READING: say.plain("reading"),
        Skill.LISTENING: say.plain("listening"),
        Skill.SPEAKING: say.plain("speaking"),
        Skill.WRITING: say.plain("writing"),
    }[skill]


def _head(summary: Summary, say: Words) -> Html:
    talk = summary.talk
    if talk.graph is not None:
        title = talk.graph.title.told(say.language)
    else:
        title = topics(say).get(talk.subject) or say.plain("Free talk")
    return say.plural("<b>{title}</b>: {n} reply.", "<b>{title}</b>: {n} replies.", talk.replies, title=title)


def _goals(summary: Summary, say: Words) -> Iterator[Html]:
    talk = summary.talk
    if talk.graph is not None:
        lines = (
            say("{sign} {goal}", sign="✓" if goal in talk.reached else "·", goal=goal.told(say.language))
            for goal in talk.graph.goals
        )
        done = say("🎯 Goals: {done} of {all}", done=len(talk.reached), all=len(talk.graph.goals))
        yield NEW_LINE.joined(done, *lines)


def _mistakes(summary: Summary, say: Words) -> Iterator[Html]:
    if summary.slips:
        lines = [
            Html(f"✏️ <s>{_short(_seen(slip, slip.wrong))}</s> → <b>{_short(_seen(slip, slip.right)) or '—'}</b>")
            for slip in summary.slips[:MOST_LINES]
        ]
        if len(summary.slips) > MOST_LINES:
            left = len(summary.slips) - MOST_LINES
            lines.append(say.plural("and {n} more", "and {n} more", left))
        if summary.cards:
            lines.append(say.plural("🧠 {n} new card in /review", "🧠 {n} new cards in /review", summary.cards))
        yield NEW_LINE.joined(*lines)


def _maybes(summary: Summary, say: Words) -> Iterator[Html]:
    if summary.maybes:
        lines = (_maybe(slip) for slip in summary.maybes[:MOST_LINES])
        yield NEW_LINE.joined(say("Maybe:"), *lines)


def _maybe(slip: Slip) -> Html:
    return Html(f"• {_short(slip.wrong)} → {_short(slip.right) or '—'}")


def _seen(slip: Slip, words: str) -> str:
    """With the words around it where it is too little to be understood by itself."""
    if len(slip.wrong) > SHORT and len(slip.right) > SHORT:
        return words
    before, after = slip.text[: slip.start].split(), slip.text[slip.end :].split()
    return " ".join([*before[-1:], *words.split(), *after[:1]])


def _short(text: str) -> Html:
    return escaped(text if len(text) <= ECHO_LIMIT else text[:ECHO_LIMIT] + "…")
