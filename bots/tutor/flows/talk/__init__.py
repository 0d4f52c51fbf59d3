"""Talking: role-plays with goals, free talk by topic or about anything, mistakes explained step by step."""

from aiogram import Router

from bots.tutor.flows.talk import choosing, free, ladder, scenes
from bots.tutor.flows.talk.actions import TalkForm
from bots.tutor.flows.talk.ending import kept_of_scene, kept_of_topic

__all__ = ["TalkForm", "create_router", "kept_of_scene", "kept_of_topic"]


def create_router() -> Router:
    """Comes after the other flows: what no form and no command takes is talk."""
    router = Router(name="talk")
    router.include_routers(
        choosing.create_router(), scenes.create_router(), ladder.create_router(), free.create_router()
    )
    return router
