"""Reviews of words: what is due today, question by question."""

from aiogram import Router

from bots.kit.words import Html, Words
from bots.tutor.flows.review import answering
from bots.tutor.flows.review.actions import ReviewForm
from bots.tutor.flows.review.desk import set_desk
from core.app import App
from core.users.types import Person

__all__ = ["ReviewForm", "create_router", "kept"]


def create_router() -> Router:
    router = answering.create_router()
    for observer in (router.message, router.callback_query):
        observer.middleware(set_desk)
    return router


async def kept(say: Words, person: Person, app: App) -> Html:
    """What /cancel says in the middle of a review."""
    outlook = await app.words.outlook(person.id)
    return say("Your answers are kept. Left for today: {n}.", n=outlook.due + outlook.fresh)
