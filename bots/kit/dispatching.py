"""Puts a bot together: its own routes between the kit's."""

from aiogram import Dispatcher, F, Router
from aiogram.enums import ChatType
from aiogram.fsm.storage.base import BaseStorage
from aiogram.fsm.storage.memory import DisabledEventIsolation

from bots.kit import (
    cancelling,
    choosing,
    fallback,
    forgetting,
    groups,
    keepsakes,
    linking,
    navigation,
    profile,
    settings,
    stopping,
    talking,
    time_zone,
    usage,
)
from bots.kit.acquaintance import Acquaintance
from bots.kit.catalogs import Catalogs
from bots.kit.edge import Edge, Presses
from bots.kit.spec import BotSpec
from bots.kit.streaming import Streams
from core.app import App


def create_dispatcher(
    spec: BotSpec, *, app: App, storage: BaseStorage, words: Catalogs, streams: Streams | None = None
) -> Dispatcher:
    """A dispatcher for one bot. Its lanes keep the order of events, so aiogram need not."""
    dispatcher = Dispatcher(
        storage=storage,
        events_isolation=DisabledEventIsolation(),
        name=spec.name,
        spec=spec,
        app=app,
        catalogs=words,
        streams=streams or Streams(),
    )
    dispatcher.update.outer_middleware(Acquaintance(spec, app, words))
    dispatcher.update.outer_middleware(Edge(spec, app))
    dispatcher.update.outer_middleware(Presses(spec))
    dispatcher.include_routers(groups.create_router(), _private(spec, app))
    return dispatcher


def _private(spec: BotSpec, app: App) -> Router:
    """The order matters: /cancel works in the middle of any form, and what the bot does not take falls through."""
    router = Router(name="private")
    for observer in (router.message, router.edited_message):
        observer.filter(F.chat.type == ChatType.PRIVATE)
    router.callback_query.filter(F.message.chat.type == ChatType.PRIVATE)
    router.my_chat_member.filter(F.chat.type == ChatType.PRIVATE)
    router.include_routers(
        cancelling.create_router(),
        stopping.create_router(),
        navigation.create_router(),
        settings.create_router(),
        time_zone.create_router(),
        choosing.create_router(),
        usage.create_router(),
        profile.create_router(),
        keepsakes.create_router(),
        forgetting.create_router(),
        linking.create_router(),
        spec.create_router(),
        *([talking.create_router()] if spec.persona and app.models else []),
        navigation.create_welcome_router(),
        fallback.create_router(),
    )
    return router
