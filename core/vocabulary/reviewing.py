"""A review session: begun once a day, gone on with after a break, question by question. It lives in rows."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from random import Random

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.errors import ReviewUnknownError
from core.levels.types import Level
from core.progress.days import learner_day
from core.users.types import PersonId, UpdateKey
from core.vocabulary.adding import add_from_bank, known_words
from core.vocabulary.exercises import QuestionKind, kind_for
from core.vocabulary.listing import due_rows, limits_of
from core.vocabulary.models import CardRow, ReviewSessionRow, WordRow
from core.vocabulary.planning import MOST_FAILURES, back_soon, new_words, plan, surest_first
from core.vocabulary.queries import active, face_of, memory_of, standing, to_card, to_word, today_of, zone_of
from core.vocabulary.questions import Asked, Question, askable, gap_of, hints_for, options_for
from core.vocabulary.types import CardId, Phase, SessionId, Word, WordFace

BANK = "bank"
"""The source of a card that the bank offered."""
FEW = 12
"""Words to take wrong options from; some of them share the meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Where a session stands."""

    id: SessionId
    planned: int
    """Cards that it began with."""
    answered: int
    right: int
    left: int
    """Cards still to come, the one that is asked now among them."""
    is_over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StartReview:
    """Goes on with the day's unfinished session, else plans one: what is due, and new words up to the day's number,
    of the person's own first, then of the bank at their level. None when there is nothing to do. The same key again
    is the same session. Raises PersonUnknownError."""

    clock: Clock

    async def __call__(
        self, person_id: PersonId, key: UpdateKey, *, level: Level = Level.A1, topics: Sequence[str] = ()
    ) -> Session | None:
        now = self.clock.now()
        async with in_transaction():
            zone = await zone_of(person_id, lock=True)
            row = await ReviewSessionRow.get_or_none(key=key) or await _unfinished(person_id, now, zone)
            if row is None:
                queue = await _planned(person_id, key, now, zone, level, topics)
                row = await _begin(person_id, key, now, zone, queue) if queue else None
            return to_session(row) if row else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskNext:
    """The question that waits for its answer, else the next one; None when all is asked: the session ends.
    `language` is what meanings are told in. Raises ReviewUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, session: SessionId, language: str) -> Question | None:
        async with in_transaction():
            row = await own_session(person_id, session)
            while row.question is None and row.queue:
                await self._ask(row, language)
            if row.question is None:
                row.ended_at = row.ended_at or self.clock.now()
            await row.save()
            return await to_question(row)

    async def _ask(self, row: ReviewSessionRow, language: str) -> None:
        """Takes the next card from the queue; one that was deleted or suspended meanwhile is passed over."""
        now, zone = self.clock.now(), await zone_of(PersonId(row.person_id))
        easier = row.failures >= MOST_FAILURES
        wanted = row.queue if easier else row.queue[:1]
        cards = {CardId(one.id): one for one in await active(PersonId(row.person_id)).filter(id__in=wanted)}
        if easier:
            sure = {card: one for card, one in cards.items() if one.phase == Phase.REVIEW.value}
            chances = {card: standing(one, now, zone).chance for card, one in sure.items()}
            row.queue = [*surest_first([CardId(card) for card in row.queue], chances)]
        card, row.queue = cards.get(CardId(row.queue[0])), row.queue[1:]
        if card is not None and card.suspended_at is None:
            row.asked += 1
            pool = await _pool(card)
            asked = await asyncio.to_thread(_asked, card, row, pool, language, now, easier)
            row.question = asked.as_data()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeHint:
    """One more hint to the present question; to a past one it is none. Raises ReviewUnknownError."""

    async def __call__(self, person_id: PersonId, session: SessionId, number: int) -> None:
        async with in_transaction():
            row = await own_session(person_id, session)
            if row.question is not None and row.question["number"] == number:
                row.question = {**row.question, "hints": row.question["hints"] + 1}
                await row.save(update_fields=["question"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Meet:
    """A new word was looked at: it is asked a little later. One that is `known` already is asked at once, in writing:
    whoever types it fast has it graded as easy. Raises ReviewUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, session: SessionId, number: int, *, known: bool) -> None:
        now = self.clock.now()
        async with in_transaction():
            row = await own_session(person_id, session)
            asked = Asked.from_data(row.question) if row.question else None
            if asked is None or asked.number != number or asked.kind is not QuestionKind.MEET:
                return
            await CardRow.filter(id=asked.card).update(met_at=now)
            row.asked += 1
            typed = replace(asked, kind=QuestionKind.TYPE_WORD, number=row.asked, at=now)
            row.question = typed.as_data() if known else None
            if not known:
                row.queue = [*back_soon([CardId(card) for card in row.queue], asked.card)]
            await row.save()


async def own_session(person_id: PersonId, session: SessionId) -> ReviewSessionRow:
    """Raises ReviewUnknownError."""
    row = await ReviewSessionRow.filter(id=session, person_id=person_id).select_for_update().first()
    if row is None:
        raise ReviewUnknownError(session)
    return row


def to_session(row: ReviewSessionRow) -> Session:
    return Session(
        id=SessionId(row.id),
        planned=row.planned,
        answered=row.answered,
        right=row.right,
        left=len(row.queue) + (row.question is not None),
        is_over=row.ended_at is not None,
    )


async def to_question(row: ReviewSessionRow) -> Question | None:
    if row.question is None:
        return None
    asked = Asked.from_data(row.question)
    card = to_card(await CardRow.get(id=asked.card).select_related("word"))
    hints = hints_for(card, asked.kind)
    return Question(
        session=SessionId(row.id),
        number=asked.number,
        left=len(row.queue),
        kind=asked.kind,
        card=card,
        options=asked.options,
        hints=hints[: asked.hints],
        more_hints=asked.hints < len(hints),
        gap=gap_of(card, asked.kind),
    )


async def _unfinished(person_id: PersonId, now: datetime, zone: tzinfo) -> ReviewSessionRow | None:
    """Of this day; one of an earlier day ends here: other cards are due now."""
    row = await ReviewSessionRow.filter(person_id=person_id, ended_at=None).first()
    if row is None or (row.day == learner_day(now, zone) and (row.queue or row.question)):
        return row
    row.ended_at = now
    await row.save(update_fields=["ended_at"])
    return None


async def _begin(
    person_id: PersonId, key: UpdateKey, now: datetime, zone: tzinfo, queue: list[CardId]
) -> ReviewSessionRow:
    day = learner_day(now, zone)
    return await ReviewSessionRow.create(
        person_id=person_id, key=key, day=day, begun_at=now, queue=queue, planned=len(queue)
    )


async def _planned(
    person_id: PersonId, key: UpdateKey, now: datetime, zone: tzinfo, level: Level, topics: Sequence[str]
) -> list[CardId]:
    today, limits = await today_of(person_id, now, zone), await limits_of(person_id)
    due = await due_rows(person_id, now, zone)
    wanted = new_words(sum(row.phase == Phase.REVIEW.value for row in due), today, limits)
    fresh = active(person_id).filter(phase=Phase.NEW.value, suspended_at=None)
    missing = wanted - await fresh.count()
    if missing > 0:
        await _offer(person_id, key, now, missing, level, topics)
    new = await fresh.order_by("id").limit(wanted) if wanted else []
    return plan([standing(row, now, zone) for row in (*due, *new)], now, today, limits)


async def _offer(
    person_id: PersonId, key: UpdateKey, now: datetime, count: int, level: Level, topics: Sequence[str]
) -> None:
    """Words that the person has no card of: of the level while there are any, then of the next one; those on their
    topics first, in an order of their own."""
    known = await known_words(person_id)
    levels = [one.value for one in Level if one.rank in {level.rank, level.rank + 1}]
    rows = [row for row in await WordRow.filter(level__in=levels).order_by("id") if row.id not in known]
    Random(person_id).shuffle(rows)  # noqa: S311 - so that a day's words are on several topics
    rows.sort(key=lambda row: (row.level, row.topic not in topics))
    await add_from_bank(person_id, rows[:count], BANK, key, now)


async def _pool(card: CardRow) -> list[Word]:
    """Where the wrong options come from: words of the same part of speech and level; of the levels beside it where
    there are few."""
    face = face_of(card)
    if not isinstance(face, WordFace):
        return []
    same = await WordRow.filter(level=face.level.value, pos=face.word.pos.value).order_by("id")
    if len(same) < FEW:
        levels = [level.value for level in Level if abs(level.rank - face.level.rank) <= 1]
        same = await WordRow.filter(level__in=levels).order_by("id")
    return list(map(to_word, same))


def _asked(
    row: CardRow, session: ReviewSessionRow, pool: Sequence[Word], language: str, now: datetime, easier: bool
) -> Asked:
    card, memory = to_card(row), memory_of(row)
    if memory.phase is Phase.NEW and row.met_at is None and isinstance(card.face, WordFace):
        kind = QuestionKind.MEET
    else:
        last = QuestionKind(row.asked_as) if row.asked_as else None
        kind = askable(card, kind_for(card.face, memory, last, easier=easier))
    chance = Random(f"{session.id}:{session.asked}")  # noqa: S311 - which options, not a secret
    options, right = options_for(card, kind, pool, language, chance)
    return Asked(number=session.asked, card=card.id, kind=kind, options=options, right=right, at=now)
