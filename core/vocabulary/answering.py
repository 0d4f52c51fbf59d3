"""An answer to a card: marked, graded, remembered, and written down for good."""

import asyncio
from dataclasses import dataclass, replace
from datetime import tzinfo

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.progress.days import learner_day
from core.progress.recording import RecordAttempt
from core.progress.types import Attempt, Award, ExerciseKind
from core.users.types import PersonId, UpdateKey
from core.vocabulary.exercises import QuestionKind
from core.vocabulary.grading import Marked, Reply, grade_of
from core.vocabulary.lexicon import headwords
from core.vocabulary.looking_up import tidy
from core.vocabulary.marking import mark_choice, mark_typed, wanted
from core.vocabulary.models import CardRow, ReviewRow, ReviewSessionRow, WordRow
from core.vocabulary.nearness import is_right_too
from core.vocabulary.planning import after_answer
from core.vocabulary.queries import days_since, face_of, memory_of, remember, shown_card, to_word, zone_of
from core.vocabulary.questions import Asked
from core.vocabulary.reviewing import own_session
from core.vocabulary.scheduling import ENGINE, LEECH_LAPSES, reviewed
from core.vocabulary.types import Card, CardId, Face, Grade, Memory, SessionId, WordFace

LONGEST_ANSWER = 1000
MOST_SECONDS = 600.0
"""Whoever was away longer did not think about it all the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an answer."""

    card: Card
    """As it is remembered now."""
    kind: QuestionKind
    marked: Marked
    answer: str
    grade: Grade | None
    """None when the answer was not graded: another word of the same meaning."""
    award: Award
    became_leech: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCard:
    """Grades the answer to the present question: the number of an option, a text, or None for "I don't know". A wrong
    one comes back in the same session; at a question that was harder than usual it first gets a hint.

    Once for each update: a replay gets the same outcome. None when the question is over: an answer to a past one
    changes nothing. Raises ReviewUnknownError.
    """

    clock: Clock
    record: RecordAttempt

    async def __call__(
        self, person_id: PersonId, session: SessionId, number: int, answer: int | str | None, key: UpdateKey
    ) -> Outcome | None:
        async with in_transaction():
            zone = await zone_of(person_id, lock=True)
            row = await own_session(person_id, session)
            before = await ReviewRow.filter(key=key, card__person_id=person_id).first()
            if before is not None:
                return await self._again(person_id, before, key)
            asked = Asked.from_data(row.question) if row.question else None
            if asked is None or asked.number != number or asked.kind is QuestionKind.MEET:
                return None
            card = await CardRow.get(id=asked.card).select_related("word")
            marked = await _marked(asked, face_of(card), answer)
            is_other = marked.reply is Reply.OTHER
            if asked.failed_by == key or (asked.is_stretch and not marked.reply.counts and not is_other):
                return await self._hinted(person_id, row, asked, card, marked, _said(asked, answer), key)
            if is_other:
                return await _asked_on(row, asked, card, marked, str(answer))
            return await self._graded(person_id, zone, row, asked, card, marked, _said(asked, answer), key)

    async def _hinted(
        self, person_id: PersonId, row: ReviewSessionRow, asked: Asked, card: CardRow, marked: Marked, said: str,
        key: UpdateKey,
    ) -> Outcome:  # fmt: skip
        """The first answer failed at a harder question: it stays, with a hint. Memory goes by the second one."""
        award = await self.record(person_id, _attempt(card, marked, hinted=False, said=said, revealed=False), key)
        if asked.failed_by != key:
            failed = replace(asked, hints=max(1, asked.hints), is_stretch=False, failed_by=key)
            row.question = failed.as_data()
            row.answered, row.failures = row.answered + 1, row.failures + 1
            await row.save()
        shown = await shown_card(card)
        return Outcome(card=shown, kind=asked.kind, marked=marked, answer=said, grade=None, award=award)

    async def _graded(
        self, person_id: PersonId, zone: tzinfo, row: ReviewSessionRow, asked: Asked, card: CardRow, marked: Marked,
        said: str, key: UpdateKey,
    ) -> Outcome:  # fmt: skip
        now = self.clock.now()
        seconds = min(MOST_SECONDS, (now - asked.at).total_seconds())
        hinted = asked.hints > 0
        typed = asked.kind.is_typed and not asked.is_stretch  # whoever met a word a minute ago does not find it easy
        grade = grade_of(marked.reply, typed=typed, hinted=hinted, seconds=seconds, letters=len(marked.right))
        before = memory_of(card)
        days, seed = days_since(before.last_review, now, zone), f"{card.id}:{before.reviews}"
        after = reviewed(before, grade, now, days=days, seed=seed)
        await ReviewRow.create(
            card=card, session=row, key=key, at=now, day=learner_day(now, zone), days=days, phase=before.phase.value,
            grade=grade.value, seed=seed, engine=ENGINE, kind=asked.kind.value, answer=said,
            right=marked.right, verdict=marked.reply.value, hinted=hinted, seconds=seconds,
        )  # fmt: skip
        await _remembered(card, after, asked.kind)
        tries = 2 if asked.failed_by else 1
        award = await self.record(person_id, _attempt(card, marked, hinted=hinted, said=said, tries=tries), key)
        row.xp += award.xp
        await _moved_on(row, CardId(card.id), after, grade, counts=tries == 1)
        return await _outcome(card, before, asked.kind, marked, said, grade, award)

    async def _again(self, person_id: PersonId, log: ReviewRow, key: UpdateKey) -> Outcome:
        """The outcome of a replay, from what was written down."""
        card = await CardRow.get(id=log.card_id).select_related("word")
        kind, reply = QuestionKind(log.kind), Reply(log.verdict)
        marked = Marked(reply=reply, right=log.right)
        if kind.is_typed and reply is not Reply.UNKNOWN:
            marked = await asyncio.to_thread(mark_typed, kind, face_of(card), log.answer)
        award = await self.record(person_id, _attempt(card, marked, hinted=log.hinted, said=log.answer), key)
        return await _outcome(card, memory_of(card), kind, marked, log.answer, Grade(log.grade), award)


async def _marked(asked: Asked, face: Face, answer: int | str | None) -> Marked:
    right = asked.options[asked.right] if asked.right is not None else ""
    if answer is None or (isinstance(answer, int) and not 0 <= answer < len(asked.options)):
        right = right or await asyncio.to_thread(wanted, asked.kind, face)
        return Marked(reply=Reply.UNKNOWN, right=right)
    if isinstance(answer, int):
        assert asked.right is not None
        return mark_choice(asked.options, asked.right, answer)
    if asked.kind.is_choice:
        assert asked.right is not None
        said = tidy(answer)
        chosen = next((at for at, option in enumerate(asked.options) if tidy(option) == said), -1)
        return mark_choice(asked.options, asked.right, chosen)
    marked = await asyncio.to_thread(mark_typed, asked.kind, face, answer[:LONGEST_ANSWER])
    is_for_one_word = asked.kind is QuestionKind.TYPE_WORD or asked.kind.is_gapped
    if marked.reply is Reply.WRONG and isinstance(face, WordFace) and is_for_one_word:
        return await _or_other_word(marked, face, answer)
    return marked


async def _or_other_word(marked: Marked, face: WordFace, answer: str) -> Marked:
    """A word of the bank, in any of its forms, that means the same is no mistake, only not the one that is wanted."""
    said = tidy(answer)
    texts = {said, *await asyncio.to_thread(headwords, said)}
    others = [to_word(row) for row in await WordRow.filter(text__in=texts)]
    if await asyncio.to_thread(lambda: any(is_right_too(word, face) for word in others)):
        return Marked(reply=Reply.OTHER, right=marked.right)
    return marked


async def _asked_on(row: ReviewSessionRow, asked: Asked, card: CardRow, marked: Marked, said: str) -> Outcome:
    """The question stays, with its first letter told."""
    assert row.question is not None
    row.question = {**row.question, "hints": max(1, asked.hints)}
    await row.save(update_fields=["question"])
    return Outcome(card=await shown_card(card), kind=asked.kind, marked=marked, answer=said, grade=None, award=Award())


def _said(asked: Asked, answer: int | str | None) -> str:
    if isinstance(answer, int):
        return asked.options[answer] if 0 <= answer < len(asked.options) else ""
    return (answer or "")[:LONGEST_ANSWER]


async def _remembered(card: CardRow, memory: Memory, kind: QuestionKind) -> None:
    remember(card, memory)
    card.asked_as = kind.value
    await card.save()


async def _moved_on(row: ReviewSessionRow, card: CardId, memory: Memory, grade: Grade, *, counts: bool) -> None:
    """`counts`: it was the first answer."""
    is_right = grade is not Grade.AGAIN
    row.queue = [*after_answer([CardId(one) for one in row.queue], card, memory, grade)]
    row.question = None
    row.answered += counts
    row.right += is_right and counts
    row.failures = 0 if is_right else row.failures + counts
    await row.save()


def _attempt(
    card: CardRow, marked: Marked, *, hinted: bool, said: str, tries: int = 1, revealed: bool = True
) -> Attempt:
    """`revealed`: the answer is shown to whoever does not know it."""
    face = face_of(card)
    return Attempt(
        exercise=f"card:{card.id}",
        kind=ExerciseKind.CARD,
        points=(face.point,),
        level=face.level,
        score=1.0 if marked.reply.counts else 0.0,
        tries=tries,
        hinted=hinted,
        revealed=revealed and marked.reply is Reply.UNKNOWN,
        answer=said,
        engine=ENGINE,
    )


async def _outcome(
    card: CardRow, before: Memory, kind: QuestionKind, marked: Marked, said: str, grade: Grade, award: Award
) -> Outcome:
    became_leech = before.lapses < LEECH_LAPSES <= card.lapses
    return Outcome(
        card=await shown_card(card),
        kind=kind,
        marked=marked,
        answer=said,
        grade=grade,
        became_leech=became_leech,
        award=award,
    )
