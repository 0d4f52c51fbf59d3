"""One answer to one update: what was said is written down, a model is asked, its words are shown and kept.

A replay finds what the first attempt wrote down. When that attempt had an answer, it is shown and nobody is asked.
When it died on the way, what had come is shown as an answer that was cut, the call is booked, and the person may have
it go on; only an answer of which nothing was written down yet is asked for again, into the same message and for the
same unit of the allowance.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial

from aiogram import Bot

from bots.kit.answers import NOTHING_BELOW, Below, answer_keyboard, aside
from bots.kit.opening import Gate, Opening
from bots.kit.persona import Choice, Persona, choose_speaker
from bots.kit.sending import Chat, send
from bots.kit.splitting import RichText
from bots.kit.stopping import stop_keyboard
from bots.kit.streaming import Streams, Writer
from bots.kit.words import Words
from core.ai.metering import Call
from core.ai.router import Models
from core.ai.streams import ChatStream
from core.ai.tokens import tokens_in_text
from core.ai.types import ChatRequest, Finish, ModelRef, Role, Usage, Use
from core.app import App
from core.chats.types import TALK, ChatId, ChatKind, Context, NewTurn, Turn, TurnState
from core.tasks import Nursery
from core.users.types import BotName, Person, UpdateKey

NOTE_PATIENCE = 5.0
"""Seconds for a note that is being written when the answer ends."""


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
    kind: ChatKind = TALK
    """The conversation that it belongs to."""
    gate: Gate | None = None
    """Looks at how a model's answer begins before the person does."""
    below: Callable[[], Awaitable[Below]] | None = None
    """What a bot adds below the answer, asked for when it has ended."""

    async def __call__(self, text: str, message_id: int | None = None) -> None:
        """`message_id` is the person's own message, if that is how they said it.

        Raises what the model layer raises when no word of an answer came, and AllowanceSpentError.
        """
        talk = (await self.app.open_chat(self.person.id, self.name, self.kind, self.key)).id
        asked = NewTurn(role=Role.USER, text=text, key=self.key, message_ids=(message_id,) if message_id else ())
        await self.app.add_turn(self.person.id, talk, asked)
        writer = self.streams.writer(self.bot, self.chat, stop=stop_keyboard(self.say), draft_id=self.draft_id)
        choice = await choose_speaker(self.app, self.person.id, self.persona)
        turn = await self.app.find_turn(self.person.id, Role.ASSISTANT, self.key)
        if turn is None:
            turn = await self._written(talk, writer, choice)
        elif turn.state is TurnState.WRITING:
            turn = await self._taken_up(talk, turn)
        await self._show(writer, turn, choice)
        await self.app.condense_chat(self.person.id, talk, budget=self.persona.budget)

    async def _written(self, talk: ChatId, writer: Writer, choice: Choice) -> Turn:
        """The answer, shown as it came. Whatever ends it early (/cancel, this process, Telegram), the words that
        came are kept, so that no attempt after this one asks for them again."""
        ask = partial(self._asked, talk, choice)
        stream = Opening(await ask(None), ask, self.gate)
        try:
            async with self._noted(talk, writer, stream):
                await writer.follow(stream.pieces())
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

    @asynccontextmanager
    async def _noted(self, talk: ChatId, writer: Writer, stream: Opening) -> AsyncIterator[None]:
        """While the answer comes, what has come is written down, in case this process dies."""
        nursery, ended = Nursery("notes of an answer"), asyncio.Event()
        nursery.start(self._note(talk, writer, stream, ended), name="note")
        try:
            yield
        finally:
            ended.set()
            await nursery.close(patience=NOTE_PATIENCE)

    async def _note(self, talk: ChatId, writer: Writer, stream: Opening, ended: asyncio.Event) -> None:
        noted = ""
        while not await self._within(self.streams.note_seconds, ended):
            if writer.text != noted:
                noted = writer.text
                await self.app.add_turn(self.person.id, talk, self._answer(noted, TurnState.WRITING, stream.model))

    @staticmethod
    async def _within(seconds: float, ended: asyncio.Event) -> bool:
        try:
            async with asyncio.timeout(seconds):
                return await ended.wait()
        except TimeoutError:
            return False

    async def _taken_up(self, talk: ChatId, left: Turn) -> Turn:
        """An answer whose worker died: it ends where it is."""
        assert left.model is not None
        model = ModelRef.parse(left.model)
        told = (await self._context(talk)).tokens
        usage = Usage(tokens_in=told, tokens_out=tokens_in_text(left.text), estimated=True)
        await self.app.book_lost_call(self.person.id, self.key, purpose=self._purpose, model=model, usage=usage)
        return await self.app.add_turn(self.person.id, talk, self._answer(left.text, TurnState.CUT, model, usage))

    async def _context(self, talk: ChatId) -> Context:
        system = self.persona.system(self.say.locale.get_display_name("en") or self.say.language)
        return await self.app.context_for(self.person.id, talk, system=system, budget=self.persona.budget)

    async def _asked(self, talk: ChatId, choice: Choice, objection: str | None) -> ChatStream:
        """`objection`: what was wrong with an answer that nobody has seen."""
        system, *told = (await self._context(talk)).messages
        if objection is not None:
            system = replace(system, text=f"{system.text}\n\n{objection}")
        request = ChatRequest(
            messages=(system, *told), max_output_tokens=self.persona.answer_tokens, language=self.say.language
        )
        call = Call(self._purpose, person=self.person.id, key=self.key)
        return self.models.chat(request, call, prefer=choice.first, allowed=choice.allowed)

    async def _kept(self, talk: ChatId, writer: Writer, stream: Opening) -> Turn:
        answer = stream.answer if stream.is_open else None
        state = _state_of(answer.finish) if answer is not None else TurnState.FAILED
        new = self._answer(writer.text, state, answer.model if answer else None, answer.usage if answer else None)
        return await self.app.add_turn(self.person.id, talk, new)

    def _answer(self, text: str, state: TurnState, model: ModelRef | None, usage: Usage | None = None) -> NewTurn:
        return NewTurn(role=Role.ASSISTANT, text=text, key=self.key, state=state, model=model, usage=usage)

    @property
    def _purpose(self) -> str:
        return f"{self.name}.talk"

    async def _show(self, writer: Writer, turn: Turn, choice: Choice) -> None:
        if not turn.text:
            await send(self.bot, self.chat, self.say("Stopped before the first word."))
            return
        speaks = bool(self.models.offered(Use.SPEECH))
        below = await self.below() if self.below else NOTHING_BELOW
        keyboard = answer_keyboard(turn, self.say, speaks=speaks, others=below.rows)
        note = self._note_below(turn, choice, below, stopped=writer.stopped)
        numbers = await writer.finish(keyboard, text=turn.text, note=note)
        await self.app.note_messages(self.person.id, turn.id, tuple(numbers))

    def _note_below(self, turn: Turn, choice: Choice, below: Below, *, stopped: bool) -> RichText | None:
        remark = self._remark(turn, choice, stopped=stopped)
        return remark.followed_by(below.note) if remark and below.note else remark or below.note

    def _remark(self, turn: Turn, choice: Choice, *, stopped: bool) -> RichText | None:
        """`stopped`: by the person, as far as this process knows."""
        remarks = []
        if turn.state is TurnState.CUT and stopped:
            remarks.append(self.say.plain("Stopped here."))
        elif turn.state is TurnState.CUT:
            remarks.append(self.say.plain("The answer was cut here."))
        elif turn.state is TurnState.FAILED:
            remarks.append(self.say.plain("The model ended its answer here, by its own rules."))
        if turn.model == str(self.persona.coach) != str(choice.first):
            remarks.append(self.say.plain("The model could not be reached: this is the built-in coach."))
        elif turn.model and turn.model != str(choice.wished):
            remarks.append(self.say.plain("Answered by {model}.", model=turn.model.partition(":")[2]))
        return aside(" ".join(remarks)) if remarks else None


def _state_of(finish: Finish) -> TurnState:
    """An answer at its limit of tokens stops midway too, and the person may have it go on."""
    if finish is Finish.REFUSED:
        return TurnState.FAILED
    return TurnState.COMPLETE if finish is Finish.COMPLETE else TurnState.CUT
