"""Who answers: the tutor talking freely, or the other side of a scene; both at the learner's level."""

from dataclasses import replace
from datetime import timedelta

from bots.kit.answering import Answering
from bots.tutor import personas
from bots.tutor.flows.talk.gates import TooHard
from core.chats.types import ChatKind
from core.dialogues.types import Talk
from core.levels.types import Level

ROLE_PLAY = ChatKind("role_play", alone=True, lifetime=timedelta(days=30))
"""What is said in a scene, apart from free talk: a model in its role knows nothing of the rest."""
IN_A_ROLE = 200
"""Tokens of an answer in a role: three sentences and some room."""


def at_level(answering: Answering, level: Level) -> Answering:
    """The tutor, talking freely at a level."""
    persona = answering.persona
    talker = personas.Talker(folder=persona.folder, version=personas.PERSONA, coach=persona.coach, level=level)
    return replace(answering, persona=talker, gate=TooHard(level))


def as_player(answering: Answering, talk: Talk) -> Answering:
    """The other side of a scene. No coach takes its place: the scene itself does."""
    assert talk.graph is not None
    player = personas.Player(
        folder=answering.persona.folder,
        version=personas.ROLE_PLAY,
        coach=None,
        answer_tokens=IN_A_ROLE,
        graph=talk.graph,
        goals=talk.open_goals,
    )
    return replace(answering, persona=player, kind=ROLE_PLAY, gate=TooHard(talk.level))
