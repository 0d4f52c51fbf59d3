"""What people do in their chats: write, press, correct themselves, block a bot, stop an answer."""

import asyncio
from dataclasses import dataclass
from typing import Any

from playground.telegram.accounts import BotAccount, Chat, Message, Person, Wire
from playground.telegram.composing import change, end_draft, post, without_nesting
from playground.telegram.emitting import Emitter
from playground.telegram.errors import ActError
from playground.telegram.formatting.detection import detect
from playground.telegram.formatting.text import TEXT_LIMIT
from playground.telegram.formatting.units import utf16_length
from playground.telegram.queries import INLINE_WINDOW, Queries
from playground.telegram.world import World

Row = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a press made: a callback with this id, or a message when it was the reply keyboard's button."""

    callback_id: str | None = None
    message_id: int | None = None


class Acting:
    """Each act changes the chat and makes the update Telegram would make of it."""

    def __init__(self, world: World, emitter: Emitter, presses: Queries, inquiries: Queries) -> None:
        self._world = world
        self._emitter = emitter
        self._presses = presses
        self._inquiries = inquiries

    def say(self, bot: BotAccount, person: Person, text: str, *, reply_to: int | None = None) -> Message:
        """Send a text."""
        if not text.strip():
            raise ActError("A message needs a text.")
        if utf16_length(text) > TEXT_LIMIT:
            raise ActError(f"A message holds at most {TEXT_LIMIT} characters; apps split longer ones.")
        content: Wire = {"text": text}
        entities = detect(text)
        if entities:
            content["entities"] = entities
        return self.send(bot, person, content, reply_to=reply_to)

    def send(self, bot: BotAccount, person: Person, content: Wire, *, reply_to: int | None = None) -> Message:
        """Send any content; writing to a bot opens the chat, and unblocks it as pressing Start does."""
        chat = self._world.chat(bot, person)
        answered = chat.messages.get(reply_to) if reply_to else None
        if reply_to and answered is None:
            raise ActError(f"There is no message {reply_to} to answer.", status=404)
        if chat.blocked:
            self.unblock(bot, person)
        if not chat.started:
            chat.started = True
            self._world.save_chat(chat)
        if chat.keyboard and chat.keyboard.get("one_time_keyboard"):
            chat.keyboard = None
            self._world.save_chat(chat)
        message = post(self._world, chat, content, by_bot=False, reply_to=answered)
        self._emitter.emit(chat, "message", message.wire, message_id=message.id)
        return message

    def edit(self, bot: BotAccount, person: Person, message_id: int, text: str) -> Message:
        """Correct one's own text message."""
        chat, message = self.find(bot, person, message_id)
        if message.by_bot or "text" not in message.wire:
            raise ActError("Only an own text message can be edited.")
        if not text.strip() or utf16_length(text) > TEXT_LIMIT:
            raise ActError(f"A message holds 1 to {TEXT_LIMIT} characters.")
        wire = {key: value for key, value in message.wire.items() if key != "entities"}
        entities = detect(text)
        wire.update({"text": text, **({"entities": entities} if entities else {})})
        change(self._world, chat, message, wire)
        self._emitter.emit(chat, "edited_message", message.wire, message_id=message.id)
        return message

    def press(self, bot: BotAccount, person: Person, message_id: int, button: str) -> Pressed:
        """Press a button by its label or its data.

        Pressing again before the bot answered makes a new update, as clients do. A button of the reply keyboard
        sends its label as a message.
        """
        chat, message = self.find(bot, person, message_id)
        found = _button(message, button)
        if found is None:
            return Pressed(message_id=self._press_keyboard(chat, button).id)
        if "callback_data" not in found:
            kind = next((name for name in ("url", "pay", "web_app", "copy_text", "disabled") if name in found), "other")
            raise ActError(f"The button {button!r} sends nothing to the bot: it is of the kind {kind}.")
        query = self._presses.ask(chat)
        payload: Wire = {
            "id": query.id,
            "from": person.user(),
            "message": without_nesting(message.wire),
            "chat_instance": str(-person.id),
            "data": found["callback_data"],
        }
        self._emitter.ask(query, "callback_query", payload, message_id=message.id)
        return Pressed(callback_id=query.id)

    async def inquire(self, bot: BotAccount, person: Person, text: str) -> list[Wire]:
        """Type `@bot text` somewhere: what the bot offers; nothing when it does not answer in 30 seconds."""
        answer: asyncio.Future[list[Wire]] = asyncio.get_running_loop().create_future()
        query = self._inquiries.ask(self._world.chat(bot, person), answer)
        payload: Wire = {"id": query.id, "from": person.user(), "query": text, "offset": "", "chat_type": "sender"}
        self._emitter.ask(query, "inline_query", payload)
        try:
            return await asyncio.wait_for(answer, INLINE_WINDOW * self._world.timing.scale)
        except TimeoutError:
            return []

    def block(self, bot: BotAccount, person: Person) -> None:
        self._switch(self._world.chat(bot, person), blocked=True)

    def unblock(self, bot: BotAccount, person: Person) -> None:
        self._switch(self._world.chat(bot, person), blocked=False)

    def stop(self, bot: BotAccount, person: Person, draft_id: int | None = None) -> int:
        """Press "stop" on the answer that is being written."""
        chat = self._world.chat(bot, person)
        draft = chat.draft
        if draft is None or draft.ends_at < self._world.timing.now() or draft_id not in {None, draft.id}:
            raise ActError("The bot is not writing an answer now.", status=409)
        if not draft.can_stop:
            raise ActError("The bot did not offer to stop this answer.", status=409)
        draft.can_stop = False
        if not draft.keep_on_stop:
            end_draft(self._world, chat)
        self._emitter.emit(chat, "stopped_message_generation", {"chat": person.chat(), "draft_id": draft.id})
        return draft.id

    def find(self, bot: BotAccount, person: Person, message_id: int) -> tuple[Chat, Message]:
        chat = self._world.chat(bot, person)
        message = chat.messages.get(message_id)
        if message is None:
            raise ActError(f"There is no message {message_id} in this chat.", status=404)
        return chat, message

    def _press_keyboard(self, chat: Chat, label: str) -> Message:
        """A button of the reply keyboard sends its label, or the person's contact when it asks for it."""
        rows: list[Row] = (chat.keyboard or {}).get("keyboard", [])
        button = next((one for row in rows for one in row if one["text"] == label), None)
        if button is None:
            raise ActError(f"There is no button {label!r} under this message.", status=404)
        if button.get("request_contact"):
            return self.send(chat.bot, chat.person, {"contact": _contact(chat.person)})
        return self.say(chat.bot, chat.person, label)

    def _switch(self, chat: Chat, *, blocked: bool) -> None:
        """Blocking and unblocking tell the bot; doing it twice does not."""
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        self._world.save_chat(chat)
        member, left = {"status": "member"}, {"status": "kicked", "until_date": 0}
        old, new = (member, left) if blocked else (left, member)
        bot_user = chat.bot.user()
        payload: Wire = {
            "chat": chat.person.chat(),
            "from": chat.person.user(),
            "date": self._world.now(),
            "old_chat_member": {"user": bot_user, **old},
            "new_chat_member": {"user": bot_user, **new},
        }
        self._emitter.emit(chat, "my_chat_member", payload)


def _button(message: Message, wanted: str) -> dict[str, Any] | None:
    """The button of an inline keyboard with this label, else with this data."""
    rows: list[Row] = message.wire.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row]
    by_label = next((button for button in buttons if button["text"] == wanted), None)
    return by_label or next((button for button in buttons if button.get("callback_data") == wanted), None)


def _contact(person: Person) -> Wire:
    """The person's own visiting card; the number is made of the id."""
    user = person.user()
    names: Wire = {key: user[key] for key in ("first_name", "last_name") if key in user}
    return {"phone_number": f"+{person.id}", **names, "user_id": person.id}
