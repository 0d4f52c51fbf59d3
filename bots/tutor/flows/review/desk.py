"""What every handler of reviews needs: who answers, and how the next question comes on their screen."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from aiogram.fsm.context import FSMContext
from aiogram.types import TelegramObject

from bots.kit.showing import Show
from bots.kit.words import Html, Words
from bots.tutor.flows.progress.awards import award_text
from bots.tutor.flows.review import feedback, opening_screens
from bots.tutor.flows.review.actions import ReviewForm
from bots.tutor.flows.review.question_screens import question_screen
from bots.tutor.sounding import can_sound
from core.app import App
from core.progress.types import Award
from core.users.types import Person, PersonId, UpdateKey
from core.vocabulary.answering import Outcome
from core.vocabulary.cases import WordsCases
from core.vocabulary.exercises import QuestionKind
from core.vocabulary.types import SessionId

Handler: TypeAlias = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
NOTHING_SHOWN = 0
"""The number in place of a question's, while feedback is on the screen: what is written then answers nothing."""


async def set_desk(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
    """A middleware: handlers get `desk`."""
    names = ("app", "person", "key", "say", "show", "state")
    return await handler(event, {**data, "desk": Desk(**{name: data[name] for name in names})})


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One learner and their review, during one update."""

    app: App
    person: Person
    key: UpdateKey
    say: Words
    show: Show
    state: FSMContext

    @property
    def words(self) -> WordsCases:
        return self.app.words

    @property
    def me(self) -> PersonId:
        return self.person.id

    async def open(self) -> None:
        """What today holds."""
        await self.state.clear()
        counts, outlook = await self.words.counts(self.me), await self.words.outlook(self.me)
        await self.show(opening_screens.opening_screen(self.say, self.person, counts, outlook))

    async def begin(self) -> None:
        """On with today's session, or into a new one."""
        session = await self.app.path.words(self.me, self.key)
        if session is None or session.is_over:
            return await self.open()
        return await self.play(session.id)

    async def play(self, session: SessionId, *, note: Html | None = None) -> None:
        """The question that waits, or the end of the session."""
        question = await self.words.ask(self.me, session, self.say.language)
        if question is None:
            return await self._end(session, note)
        await self.state.set_state(ReviewForm.answer)
        await self.state.set_data({"session": session, "number": question.number})
        screen = question_screen(question, self.say, sounds=can_sound(self.app))
        return await self.show(replace(screen, note=note))

    async def react(self, session: SessionId, outcome: Outcome | None, *, typed: bool = False) -> None:
        """After a right answer the next question comes at once; a wrong one is looked at first."""
        if outcome is None:
            return await self.play(session, note=await self._why_not(session, typed=typed))
        if outcome.grade is None or outcome.marked.reply.counts:
            return await self.play(session, note=feedback.short_note(outcome, self.say))
        await self.state.set_state(ReviewForm.answer)
        await self.state.set_data({"session": session, "number": NOTHING_SHOWN})
        sounds = can_sound(self.app)
        return await self.show(feedback.wrong_screen(outcome, session, self.say, sounds=sounds))

    async def _why_not(self, session: SessionId, *, typed: bool) -> Html:
        """Why an answer was none: a new word wants none in words, any other question has passed."""
        question = await self.words.ask(self.me, session, self.say.language)
        if typed and question is not None and question.kind is QuestionKind.MEET:
            return self.say("Here the buttons are enough.")
        return self.say("That question is over. Here is the present one.")

    async def _end(self, session: SessionId, note: Html | None) -> None:
        await self.state.clear()
        done = await self.words.session(self.me, session)
        outlook = await self.words.outlook(self.me)
        brought = award_text(Award(xp=done.xp), self.say)
        screen = opening_screens.end_screen(self.say, self.person, done, outlook, brought)
        await self.show(replace(screen, note=note))
