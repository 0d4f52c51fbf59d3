"""One reply in a role-play, and what is said to it: by a model in its role, or by the authored scene."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aiogram.fsm.context import FSMContext

from bots.kit.answering import Answering
from bots.kit.answers import Rows
from bots.kit.screens import Button, Screen
from bots.kit.sending import send
from bots.kit.showing import Show
from bots.kit.words import PARAGRAPH, Html, Words, escaped
from bots.tutor.flows.talk.actions import EndTalk, HelpMe
from bots.tutor.flows.talk.ending import summary_screen
from bots.tutor.flows.talk.free import talk_freely
from bots.tutor.flows.talk.looking import looking
from bots.tutor.flows.talk.roles import as_player
from bots.tutor.flows.talk.tails import Paragraph, below
from bots.tutor.flows.talk.wording import goal_paragraphs, mended_paragraphs, slip_paragraphs, slip_rows
from core.ai.errors import ModelError, NoModelError
from core.dialogues.types import Lead, Looked, Talk, TalkKind, Turn
from core.errors import AllowanceSpentError, NotInPlanError

SILENT = (ModelError, NoModelError, AllowanceSpentError, NotInPlanError)
"""Why a model says nothing: the scene goes on without it."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a reply is answered."""

    answering: Answering
    state: FSMContext
    show: Show

    async def __call__(self, text: str, message_id: int | None = None) -> None:
        """The scene may be over on another device: then this is free talk."""
        app, person = self.answering.app, self.answering.person
        talk = await app.dialogues.find(person.id, TalkKind.SCENE)
        if talk is None:
            await self.state.clear()
            await talk_freely(self.answering, text, message_id)
        elif talk.lead is Lead.MODEL:
            await self._by_model(text, message_id)
        else:
            await self._by_scene(talk, text)

    async def _by_model(self, text: str, message_id: int | None) -> None:
        """No word of an answer came: the scene goes on by itself, with the same reply."""
        app, person, key, say = self.answering.app, self.answering.person, self.answering.key, self.answering.say
        turn = await app.dialogues.reply(person.id, text, key)
        before = goal_paragraphs(turn.reached, turn.talk, say)
        try:
            async with looking(self.answering, turn.talk, text, before, talk_rows(turn.talk, say)) as note:
                await replace(as_player(self.answering, turn.talk), below=note)(text, message_id)
        except SILENT:
            turn = await app.dialogues.lead_by_graph(person.id, key)
            remark = say("The model cannot be reached, so the scene goes on by its script.")
            await self._answer(turn, await app.dialogues.look(person.id, turn.talk, text, key), remark)

    async def _by_scene(self, talk: Talk, text: str) -> None:
        app, person, key = self.answering.app, self.answering.person, self.answering.key
        looked = await app.dialogues.look(person.id, talk, text, key)
        if looked.is_retry:
            return await self._say(talk, escaped(talk.line), mended_paragraphs(looked.mended), looked)
        return await self._answer(await app.dialogues.reply(person.id, text, key), looked)

    async def _answer(self, turn: Turn, looked: Looked, note: Html | None = None) -> None:
        if turn.talk.is_over:
            return await self._end(turn, looked)
        line = escaped(turn.line) if note is None else PARAGRAPH.joined(note, escaped(turn.line))
        return await self._say(turn.talk, line, _paragraphs(turn, looked, self.answering.say), looked)

    async def _say(self, talk: Talk, line: Html, paragraphs: Sequence[Paragraph], looked: Looked) -> None:
        say = self.answering.say
        rows = (*slip_rows(looked.slips, say), *talk_rows(talk, say))
        keyboard = Screen(line, rows).keyboard()
        await send(self.answering.bot, self.answering.chat, below(line, paragraphs), keyboard)

    async def _end(self, turn: Turn, looked: Looked) -> None:
        """The last line stands above the summary, in one message."""
        app, say = self.answering.app, self.answering.say
        summary = await app.dialogues.finish(self.answering.person.id, turn.talk.id)
        await self.state.clear()
        line = below(escaped(turn.line), mended_paragraphs(looked.mended))
        await self.show(summary_screen(summary, say, note=line))


def talk_rows(talk: Talk, say: Words) -> Rows:
    """Under every line of a scene."""
    finish = Button(say.plain("Finish"), EndTalk(talk=talk.id))
    return ((Button(say.plain("💬 What can I say?"), HelpMe(talk=talk.id)),), (finish,))


def _paragraphs(turn: Turn, looked: Looked, say: Words) -> list[Paragraph]:
    return [
        *goal_paragraphs(turn.reached, turn.talk, say),
        *mended_paragraphs(looked.mended),
        *slip_paragraphs(looked.slips, say),
    ]
