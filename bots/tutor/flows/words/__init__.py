"""Words: lists, cards, adding one's own, the deck for Anki."""

from aiogram import Router

from bots.kit.words import Html, Words
from bots.tutor.flows.words import adding, listing
from bots.tutor.flows.words.actions import WordsForm
from core.app import App
from core.users.types import Person

__all__ = ["WordsForm", "create_router", "kept"]


def create_router() -> Router:
    router = Router(name="words")
    router.include_routers(listing.create_router(), adding.create_router())
    return router


async def kept(say: Words, person: Person, app: App) -> Html:
    """What /cancel says in the forms of words."""
    counts = await app.words.counts(person.id)
    if not counts.total:
        return say("No card was made.")
    return say.plural("Your {n} card is as it was.", "Your {n} cards are as they were.", counts.total)
