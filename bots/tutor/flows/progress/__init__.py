"""What a learner sees of their progress: /progress, /week, /badges, /league, /streak."""

from aiogram import Router

from bots.tutor.flows.progress import badges, goals, league, overview, streak, week


def create_router() -> Router:
    router = Router(name="progress")
    router.include_routers(
        overview.create_router(),
        week.create_router(),
        badges.create_router(),
        streak.create_router(),
        goals.create_router(),
        league.create_router(),
    )
    return router
