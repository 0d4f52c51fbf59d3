"""The screens of talks."""

from bots.kit.actions import OpenHome, back
from bots.kit.screens import Button, Screen, pairs
from bots.kit.words import PARAGRAPH, Html, Words, escaped
from bots.tutor.flows.talk.actions import (
    EndTalk,
    GoOn,
    OpenScenes,
    OpenTalk,
    OpenTopics,
    PickScene,
    PickTopic,
    PlayScene,
)
from core.dialogues.schema import Goal, Graph
from core.dialogues.types import SceneCard, Talk
from core.levels.types import Level

NEW_LINE = Html("\n")
LABEL_LIMIT = 24


def talk_screen(say: Words, scene: Talk | None, free: Talk | None) -> Screen:
    """The ways to talk; an unfinished role-play first."""
    parts = [
        say(
            "<b>Talk</b>\n\n"
            "A role-play has a scene and goals. A free talk is about anything: choose a topic, or just write."
        )
    ]
    rows: list[tuple[Button, ...]] = []
    if scene is not None and scene.graph is not None:
        parts.append(say("You are in the middle of “{title}”.", title=scene.graph.title.told(say.language)))
        rows.append((Button(say.plain("Go on with the scene"), GoOn()),))
    rows.append((Button(say.plain("🎭 Role-plays"), OpenScenes()),))
    rows.append((Button(say.plain("Choose a topic"), OpenTopics()),))
    if free is not None and free.replies:
        rows.append((Button(say.plain("Finish the free talk"), EndTalk(talk=free.id)),))
    return Screen(PARAGRAPH.joined(*parts), (*rows, back(say, OpenHome())))


def scenes_screen(say: Words, level: Level, cards: tuple[SceneCard, ...]) -> Screen:
    text = say("<b>Role-plays</b>, level {level}\n\n✓ marks those whose goals you have all reached.", level=level.value)
    rows = tuple((Button(_titled(card, say), PickScene(key=card.key)),) for card in cards)
    return Screen(text, (*rows, _neighbours(level), back(say, OpenTalk())))


def scene_screen(say: Words, graph: Graph) -> Screen:
    """What a role-play is about, before it begins."""
    text = PARAGRAPH.joined(
        say("<b>{title}</b>, {level}", title=graph.title.told(say.language), level=graph.level.value),
        escaped(graph.scene.told(say.language)),
        _goals(graph.goals, (), say),
    )
    begin = Button(say.plain("Begin"), PlayScene(key=graph.key))
    return Screen(text, ((begin,), back(say, OpenScenes(level=graph.level.value))))


def playing_screen(say: Words, talk: Talk) -> Screen:
    """Stands above a role-play while it goes on."""
    assert talk.graph is not None
    text = PARAGRAPH.joined(
        say("<b>{title}</b>, {level}", title=talk.graph.title.told(say.language), level=talk.level.value),
        escaped(talk.graph.scene.told(say.language)),
        _goals(talk.graph.goals, talk.reached, say),
        say("Answer in English, in writing or by voice. /cancel ends the scene."),
    )
    return Screen(text, ((Button(say.plain("Finish"), EndTalk(talk=talk.id)),), back(say, OpenTalk())))


def topics_screen(say: Words) -> Screen:
    buttons = [Button(label, PickTopic(topic=topic)) for topic, label in topics(say).items()]
    return Screen(say("What shall we talk about?"), (*pairs(*buttons), back(say, OpenTalk())))


def topic_screen(say: Words, talk: Talk) -> Screen:
    """Stands above a talk about a topic."""
    text = say("<b>{topic}</b>\n\nWrite or speak as you like. /cancel ends the talk.", topic=topics(say)[talk.subject])
    return Screen(text, ((Button(say.plain("Finish"), EndTalk(talk=talk.id)),), back(say, OpenTopics())))


def topics(say: Words) -> dict[str, str]:
    """What can be talked about without a model too: the topics that the built-in coach has questions on."""
    return {
        "work": say.plain("Work"),
        "travel": say.plain("Travel"),
        "food": say.plain("Food"),
        "free time": say.plain("Free time"),
        "home and people": say.plain("Home and people"),
        "the future": say.plain("The future"),
    }


def _titled(card: SceneCard, say: Words) -> str:
    title = card.title.in_language(say.language)
    room = LABEL_LIMIT - (2 if card.played else 0)
    short = title if len(title) <= room else title[: room - 1].rstrip() + "…"
    return f"✓ {short}" if card.played else short


def _neighbours(level: Level) -> tuple[Button, ...]:
    levels = list(Level)
    before, after = levels[: level.rank][-1:], levels[level.rank + 1 :][:1]
    return (
        *(Button(f"‹ {one.value}", OpenScenes(level=one.value)) for one in before),
        *(Button(f"{one.value} ›", OpenScenes(level=one.value)) for one in after),
    )


def _goals(goals: tuple[Goal, ...], reached: tuple[Goal, ...], say: Words) -> Html:
    lines = (say("{sign} {goal}", sign="✓" if goal in reached else "•", goal=goal.told(say.language)) for goal in goals)
    return NEW_LINE.joined(say("🎯 Goals:"), *lines)
