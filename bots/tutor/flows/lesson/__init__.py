"""Lessons: the list, a step at a time, and what came of it."""

from aiogram import Router

from bots.tutor.flows.lesson import answering, listing, opening, speaking
from bots.tutor.flows.lesson.actions import LessonForm
from bots.tutor.flows.lesson.disputes import tell_of_dispute
from bots.tutor.flows.lesson.opening import kept
from bots.tutor.flows.lesson.stage import set_stage

__all__ = ["LessonForm", "create_router", "kept", "tell_of_dispute"]


def create_router() -> Router:
    router = Router(name="lesson")
    for observer in (router.message, router.callback_query):
        observer.middleware(set_stage)
    router.include_routers(
        opening.create_router(), listing.create_router(), speaking.create_router(), answering.create_router()
    )
    return router
