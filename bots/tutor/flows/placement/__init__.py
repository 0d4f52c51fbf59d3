"""The placement test: the level, question after question, and what came of it."""

from aiogram import Router

from bots.tutor.flows.placement import answering, looking, opening
from bots.tutor.flows.placement.actions import PlacementForm
from bots.tutor.flows.placement.opening import kept
from bots.tutor.flows.placement.stage import set_stage

__all__ = ["PlacementForm", "create_router", "kept"]


def create_router() -> Router:
    router = Router(name="placement")
    for observer in (router.message, router.callback_query):
        observer.middleware(set_stage)
    router.include_routers(opening.create_router(), looking.create_router(), answering.create_router())
    return router
