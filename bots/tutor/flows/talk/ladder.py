"""The steps of a mistake: a press of its button explains it further, in the message where it stands."""

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, InaccessibleMessage, Message

from bots.kit.answers import swapped
from bots.kit.screens import Screen
from bots.kit.sending import Chat, rewrite, send
from bots.kit.words import Html, Words
from bots.tutor.flows.talk.actions import HintAt, ShowRight
from bots.tutor.flows.talk.tails import as_html, replaced
from bots.tutor.flows.talk.wording import SLIP, slip_paragraphs, slip_rows
from core.app import App
from core.dialogues.types import SlipId, SlipStep
from core.users.types import Person


def create_router() -> Router:
    router = Router(name="talk_ladder")
    router.callback_query.register(explain, HintAt.filter(), F.message.as_("shown"))
    router.callback_query.register(explain, ShowRight.filter(), F.message.as_("shown"))
    return router


async def explain(
    _: CallbackQuery,
    callback_data: HintAt | ShowRight,
    shown: Message | InaccessibleMessage,
    bot: Bot,
    chat: Chat,
    say: Words,
    person: Person,
    app: App,
) -> None:
    """A message that is too old to be changed is followed by a new one."""
    step = SlipStep.HINTED if isinstance(callback_data, HintAt) else SlipStep.REVEALED
    slips = await app.dialogues.step(person.id, SlipId(callback_data.slip), step)
    paragraphs, screen = slip_paragraphs(slips, say), Screen(Html(), slip_rows(slips, say))
    new = screen.keyboard()
    if isinstance(shown, Message):
        keyboard = swapped(shown.reply_markup, (HintAt, ShowRight), new.inline_keyboard if new else [])
        if await rewrite(bot, chat, shown.message_id, replaced(shown.html_text, SLIP, paragraphs), keyboard):
            return
    await send(bot, chat, Html("\n\n").joined(*map(as_html, paragraphs)), new)
