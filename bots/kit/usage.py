"""/usage: what is left of the plan, as a picture whose caption says the same in words."""

from dataclasses import replace

from aiogram import Bot, Router
from aiogram.enums import ParseMode
from aiogram.filters import Command
from aiogram.types import BufferedInputFile, Message

from bots.kit.moments import told
from bots.kit.pictures.theme import palette_of
from bots.kit.pictures.usage import Left, UsagePicture, draw
from bots.kit.sending import Chat
from bots.kit.spec import BotSpec
from bots.kit.words import Html, Words
from core.app import App
from core.subscriptions.types import Allowance, Allowances, Period, Resource
from core.users.types import Person


def create_router() -> Router:
    router = Router(name="usage")
    router.message.register(show_usage, Command("usage", ignore_case=True))
    return router


async def show_usage(_: Message, bot: Bot, chat: Chat, spec: BotSpec, say: Words, person: Person, app: App) -> None:
    allowances = _in_order(await app.usage(person.id))
    picture = await draw(usage_picture(allowances, spec.name, say, person))
    await bot.send_photo(
        chat.id,
        BufferedInputFile(picture, "usage.png"),
        caption=usage_caption(allowances, say, person),
        parse_mode=ParseMode.HTML,
        message_thread_id=chat.topic,
    )


def usage_picture(allowances: Allowances, bot: str, say: Words, person: Person) -> UsagePicture:
    rows = tuple(
        Left(
            label=say.plain("{what}, {period}", what=_what(one, say), period=_period(one, say)),
            left=say.plain("{left} of {limit}", left=_amount(one, one.left), limit=_amount(one, one.limit)),
            share=one.left / one.limit if one.limit else 0.0,
            resets=(
                say.plain("all there again {when}", when=told(one.resets_at, say, person.zone))
                if one.used
                else say.plain("nothing used yet")
            ),
        )
        for one in allowances.items
    )
    return UsagePicture(
        bot=bot, title=say.plain("What is left"), rows=rows, palette=palette_of(dark=person.dark_pictures)
    )


def usage_caption(allowances: Allowances, say: Words, person: Person) -> Html:
    head = say("<b>What is left</b>, plan: {plan}", plan=_plan(allowances, say))
    return Html("\n").joined(head, *(_told(one, say, person) for one in allowances.items))


def _told(one: Allowance, say: Words, person: Person) -> Html:
    """When it is there again is news only to those who have used some of it."""
    left = say(
        "{what}, {period}: <b>{left}</b> of {limit}",
        what=_what(one, say),
        period=_period(one, say),
        left=_amount(one, one.left),
        limit=_amount(one, one.limit),
    )
    if not one.used:
        return left
    return say("{left}, all there again {when}", left=left, when=told(one.resets_at, say, person.zone))


def _in_order(allowances: Allowances) -> Allowances:
    """What is used most comes first, a day before its month."""
    order = list(Resource)
    items = sorted(allowances.items, key=lambda one: (order.index(one.resource), one.period is not Period.DAY))
    return replace(allowances, items=tuple(items))


def _amount(one: Allowance, amount: int) -> int:
    """Voice is told in whole minutes, rounded down: nobody gets less than was said."""
    return amount // 60 if one.resource is Resource.VOICE_SECONDS else amount


def _what(one: Allowance, say: Words) -> str:
    return {
        Resource.MESSAGES: say.plain("Answers"),
        Resource.ADVANCED_MESSAGES: say.plain("Answers of the large models"),
        Resource.PICTURES: say.plain("Pictures"),
        Resource.VOICE_SECONDS: say.plain("Minutes of voice"),
    }[one.resource]


def _period(one: Allowance, say: Words) -> str:
    return say.plain("today") if one.period is Period.DAY else say.plain("this month")


def _plan(allowances: Allowances, say: Words) -> str:
    return say.plain("free") if allowances.plan == "free" else allowances.plan
