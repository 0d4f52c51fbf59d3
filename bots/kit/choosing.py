"""/model: which model answers, among those of the person's plan; one choice for all bots."""

import hashlib

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bots.kit.actions import OpenHome, back
from bots.kit.paging import page_of
from bots.kit.persona import BUILT_IN
from bots.kit.presses import Press
from bots.kit.screens import Action, Button, Screen
from bots.kit.showing import Show
from bots.kit.words import PARAGRAPH, Words
from core.ai.types import ModelRef
from core.app import App
from core.errors import ModelNotAllowedError
from core.subscriptions.types import ModelOnOffer
from core.users.types import Person

LABEL_LIMIT = 24
ON_A_PAGE = 5
"""Models on a screen, beside "the best", "back" and the way to the next page; the offer is best first."""


class OpenModels(Action, prefix="models"):
    """A page of the models, from 0."""

    page: int


class PickModel(Action, prefix="model"):
    """Talk with this model from now on. Empty: with the best on offer. A model's name may be longer than a button's
    data, so a digest of it stands here."""

    digest: str


def create_router() -> Router:
    router = Router(name="choosing")
    router.message.register(open_models, Command("model", ignore_case=True))
    router.callback_query.register(open_page, OpenModels.filter())
    router.callback_query.register(pick, PickModel.filter())
    return router


async def open_models(_: Message, state: FSMContext, show: Show, say: Words, person: Person, app: App) -> None:
    await state.clear()
    await show(models_screen(say, await _offered(app, person), 0))


async def open_page(
    _: CallbackQuery, callback_data: OpenModels, show: Show, say: Words, person: Person, app: App
) -> None:
    await show(models_screen(say, await _offered(app, person), callback_data.page))


async def pick(
    _: CallbackQuery, callback_data: PickModel, press: Press, show: Show, say: Words, person: Person, app: App
) -> None:
    offered = await _offered(app, person)
    found = _by_digest(offered, callback_data.digest)
    if found is not None and not found.in_plan:
        return await press.alert(say.plain("🔒 This model is not part of the present plan. The earlier choice stays."))
    await app.choose_model(person.id, found.ref if found else None)
    await press.note(say.plain("Chosen, for all our bots."))
    page = offered.index(found) // ON_A_PAGE if found else 0
    return await show(models_screen(say, await _offered(app, person), page))


def models_screen(say: Words, offered: tuple[ModelOnOffer, ...], page: int) -> Screen:
    if not offered:
        text = say(
            "<b>Model</b>\n\nNo language model is connected here. The built-in coach answers: it asks questions and "
            "finds what it knows, and it is no neural network."
        )
        return Screen(text, (back(say, OpenHome()),))
    text = PARAGRAPH.joined(
        say("<b>Model</b>"),
        say("Who answers when you just write. The choice holds in all our bots; ★ marks the large models."),
    )
    none_chosen = not any(one.chosen for one in offered)
    best = Button(_checked(say.plain("The best there is"), chosen=none_chosen), PickModel(digest=""))
    shown = page_of(offered, page, ON_A_PAGE)
    rows = tuple((Button(_label(one), PickModel(digest=_digest(one.ref))),) for one in shown.items)
    last = (*back(say, OpenHome()), *shown.turning(lambda number: OpenModels(page=number)))
    return Screen(text, ((best,), *rows, last))


async def _offered(app: App, person: Person) -> tuple[ModelOnOffer, ...]:
    return tuple(one for one in await app.models_for(person.id) if one.ref.provider != BUILT_IN)


def _by_digest(offered: tuple[ModelOnOffer, ...], digest: str) -> ModelOnOffer | None:
    """None for the best on offer. Raises ModelNotAllowedError for a model that is gone."""
    if not digest:
        return None
    for one in offered:
        if _digest(one.ref) == digest:
            return one
    raise ModelNotAllowedError(digest)


def _digest(ref: ModelRef) -> str:
    return hashlib.sha256(str(ref).encode()).hexdigest()[:12]


def _label(one: ModelOnOffer) -> str:
    marks = "★ " if one.tier == "advanced" else ""
    return _checked(f"{marks}{one.ref.name}" if one.in_plan else f"🔒 {one.ref.name}", chosen=one.chosen)


def _checked(label: str, *, chosen: bool) -> str:
    marked = f"✓ {label}" if chosen else label
    return marked if len(marked) <= LABEL_LIMIT else f"{marked[: LABEL_LIMIT - 1]}…"
