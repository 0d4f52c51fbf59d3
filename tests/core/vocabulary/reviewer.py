"""Somebody who goes through review sessions as the bot lets them: question by question."""

from dataclasses import dataclass, field

from core.app import App
from core.levels.types import Level
from core.users.types import Person
from core.vocabulary.answering import Outcome
from core.vocabulary.exercises import QuestionKind
from core.vocabulary.marking import wanted
from core.vocabulary.questions import Question
from core.vocabulary.reviewing import Session
from core.vocabulary.types import CardId, SessionId, WordFace
from tests.clocks import HandClock
from tests.core.people import update

SLOWLY = 60.0
"""Seconds for an answer that is not fast."""


@dataclass(slots=True)
class Reviewer:
    app: App
    person: Person
    clock: HandClock
    level: Level = Level.B1
    kinds: list[QuestionKind] = field(default_factory=list)
    """Of the questions so far."""

    async def begins(self) -> SessionId:
        session = await self.begins_maybe()
        assert session is not None
        return session.id

    async def begins_maybe(self) -> Session | None:
        return await self.app.words.start(self.person.id, update(), level=self.level)

    async def is_asked(self, session: SessionId, language: str = "ru") -> Question | None:
        return await self.app.words.ask(self.person.id, session, language)

    async def answers(self, question: Question, *, right: bool = True, seconds: float = SLOWLY) -> Outcome | None:
        self.clock.move(seconds=seconds)
        answer: int | str | None = None
        if right:
            answer = right_answer(question)
        return await self.app.words.answer(self.person.id, question.session, question.number, answer, update())

    async def misses(self, question: Question) -> Outcome | None:
        """Twice, where the first failure only gets a hint."""
        outcome = await self.answers(question, right=False)
        if outcome is not None and outcome.grade is None:
            outcome = await self.answers(question, right=False)
        return outcome

    async def meets(self, question: Question, *, known: bool = False) -> None:
        await self.app.words.meet(self.person.id, question.session, question.number, known=known)

    async def goes_through(self, *misses: CardId, seconds: float = SLOWLY) -> list[Question]:
        """A whole session; the first answer to each card of `misses` is wrong."""
        session, asked, to_miss = await self.begins(), [], set(misses)
        while question := await self.is_asked(session):
            asked.append(question)
            self.kinds.append(question.kind)
            if question.kind is QuestionKind.MEET:
                await self.meets(question)
                continue
            await self.answers(question, right=question.card.id not in to_miss, seconds=seconds)
            to_miss.discard(question.card.id)
        return asked


def right_answer(question: Question) -> int | str:
    face = question.card.face
    if question.options:
        return question.options.index(_right_option(question))
    if question.kind is QuestionKind.SENTENCE:
        return f"I think {face.text} is a word for me."
    return wanted(question.kind, face)


def _right_option(question: Question) -> str:
    face = question.card.face
    if isinstance(face, WordFace) and question.kind is QuestionKind.CHOOSE_MEANING:
        return face.sense.short_meaning("ru")
    return face.text
