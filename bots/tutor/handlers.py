"""What the tutor answers beyond the kit's own commands: one flow after another."""

from aiogram import Router

from bots.tutor.flows import check, lesson, onboarding, placement, practice, progress, review, talk, words


def create_router() -> Router:
    router = Router(name="tutor")
    router.include_router(onboarding.create_router())
    router.include_router(placement.create_router())
    router.include_router(practice.create_router())
    router.include_router(lesson.create_router())
    router.include_router(review.create_router())
    router.include_router(words.create_router())
    router.include_router(progress.create_router())
    router.include_router(check.create_router())
    router.include_router(talk.create_router())
    return router
