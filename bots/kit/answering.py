"""One answer to one update: what was said is written down, a model is asked, its words are shown and kept.

A replay finds what the first attempt wrote down. When that attempt had an answer, it is shown and nobody is asked;
when it died on the way, the model is asked again, into the same message and for the same unit of the allowance.
"""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass

from aiogram import Bot

from bots.kit.answers import answer_keyboard, aside
from bots.kit.persona import Choice, Persona, choose_speaker
from bots.kit.sending import Chat, send
from bots.kit.splitting import RichText
from bots.kit.stopping import stop_keyboard
from bots.kit.streaming import Streams, Writer
from bots.kit.words import Words
from core.ai.metering import Call
from core.ai.router import Models
from core.ai.streams import ChatStream
from core.ai.types import ChatRequest, Finish, Role, Use
from core.app import App
from core.chats.types import TALK, ChatId, NewTurn, Turn, TurnState
from core.users.types import BotName, Person, UpdateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """Answers one update, in the bot's role."""

    bot: Bot
    name: BotName
    persona: Persona
    app: App
    models: Models
    streams: Streams
    chat: Chat
    person: Person
    say: Words
    key: UpdateKey
    draft_id: int
    """Names Telegram's draft of this answer; not 0."""

    async def __call__(self, text: str, message_id: int | None = None) -> None:
        """`message_id` is the person's own message, if that is how they said it.

        Raises what the model layer raises when no word of an answer came, and AllowanceSpentError.
        """
        talk = (await self.app.open_chat(self.person.id, self.name, TALK, self.key)).id
        asked = NewTurn(role=Role.USER, text=text, key=self.key, message_ids=(message_id,) if message_id else ())
        await self.app.add_turn(self.person.id, talk, asked)
        writer = self.streams.writer(self.bot, self.chat, stop=stop_keyboard(self.say), draft_id=self.draft_id)
        choice = await choose_speaker(self.app, self.person.id, self.persona)
        turn = await self.app.find_turn(self.person.id, Role.ASSISTANT, self.key)
        if turn is None:
            turn = await self._written(talk, writer, choice)
        await self._show(writer, turn, choice)
        await self.app.condense_chat(self.person.id, talk, budget=self.persona.budget)

    async def _written(self, talk: ChatId, writer: Writer, choice: Choice) -> Turn:
        """The answer, shown as it came. Whatever ends it early (/cancel, this process, Telegram), the words that
        came are kept, so that no attempt after this one asks for them again."""
        stream = await self._asked(talk, choice)
        try:
            await writer.follow(_pieces(stream))
        except asyncio.CancelledError:
            self.streams.stops.note_interruption(self.bot.id, self.chat)
            if writer.text:
                await self._show(writer, await self._kept(talk, writer, stream), choice)
            raise
        except Exception:
            if writer.text:
                await self._kept(talk, writer, stream)
            raise
        return await self._kept(talk, writer, stream)

    async def _asked(self, talk: ChatId, choice: Choice) -> ChatStream:
        system = self.persona.system(self.say.locale.get_display_name("en") or self.say.language)
        context = await self.app.context_for(self.person.id, talk, system=system, budget=self.persona.budget)
        request = ChatRequest(
            messages=context.messages, max_output_tokens=self.persona.answer_tokens, language=self.say.language
        )
        call = Call(f"{self.name}.talk", person=self.person.id, key=self.key)
        return self.models.chat(request, call, prefer=choice.first, allowed=choice.allowed)

    async def _kept(self, talk: ChatId, writer: Writer, stream: ChatStream) -> Turn:
        answer = stream.answer if stream.is_open else None
        state = _state_of(answer.finish) if answer is not None else TurnState.FAILED
        new = NewTurn(
            role=Role.ASSISTANT,
            text=writer.text,
            key=self.key,
            state=state,
            model=answer.model if answer else None,
            usage=answer.usage if answer else None,
        )
        return await self.app.add_turn(self.person.id, talk, new)

    async def _show(self, writer: Writer, turn: Turn, choice: Choice) -> None:
        if not turn.text:
            await send(self.bot, self.chat, self.say("Stopped before the first word."))
            return
        speaks = bool(self.models.offered(Use.SPEECH))
        keyboard = answer_keyboard(turn, self.say, speaks=speaks)
        numbers = await writer.finish(keyboard, text=turn.text, note=self._remark(turn, choice))
        await self.app.note_messages(self.person.id, turn.id, tuple(numbers))

    def _remark(self, turn: Turn, choice: Choice) -> RichText | None:
        remarks = []
        if turn.state is TurnState.CUT:
            remarks.append(self.say.plain("The answer was cut here."))
        elif turn.state is TurnState.FAILED:
            remarks.append(self.say.plain("The model ended its answer here, by its own rules."))
        if turn.model == str(self.persona.coach) != str(choice.first):
            remarks.append(self.say.plain("The model could not be reached: this is the built-in coach."))
        elif turn.model and turn.model != str(choice.first):
            remarks.append(self.say.plain("Answered by {model}.", model=turn.model.partition(":")[2]))
        return aside(" ".join(remarks)) if remarks else None


async def _pieces(stream: ChatStream) -> AsyncGenerator[str, None]:
    async with stream:
        async for piece in stream:
            yield piece


def _state_of(finish: Finish) -> TurnState:
    """An answer at its limit of tokens stops midway too, and the person may have it go on."""
    if finish is Finish.REFUSED:
        return TurnState.FAILED
    return TurnState.COMPLETE if finish is Finish.COMPLETE else TurnState.CUT
