"""The questions of a session, one by one: each waits in its row until it is answered."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.levels.types import Level
from core.progress.running import RunToday
from core.progress.steering import Run, Support
from core.users.types import PersonId
from core.vocabulary.exercises import STRETCHES, QuestionKind, kind_now
from core.vocabulary.models import CardRow, ReviewRow, ReviewSessionRow, WordRow
from core.vocabulary.planning import Logged, at_hand, back_soon, closing, steered
from core.vocabulary.queries import active, face_of, memory_of, shown_card, standing, to_card, to_word, zone_of
from core.vocabulary.questions import Asked, Question, askable, gap_of, hints_for, options_for
from core.vocabulary.reviewing import own_session
from core.vocabulary.types import CardId, Grade, Phase, SessionId, Word, WordFace

FEW = 12
"""Words to take wrong options from; some of them share the meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskNext:
    """The question that waits for its answer, else the next one; None when all is asked: the session ends. It ends
    with a success; when much went wrong, after some of what was missed came once more. `language` is what meanings
    are told in. Raises ReviewUnknownError."""

    clock: Clock
    run_today: RunToday

    async def __call__(self, person_id: PersonId, session: SessionId, language: str) -> Question | None:
        async with in_transaction():
            row = await own_session(person_id, session)
            run = await self.run_today(person_id)
            while row.question is None and (row.queue or await _comes_once_more(row, run)):
                await self._ask(row, language, run)
            if row.question is None:
                row.ended_at = row.ended_at or self.clock.now()
            await row.save()
            return await to_question(row)

    async def _ask(self, row: ReviewSessionRow, language: str, run: Run) -> None:
        """Takes the next card from the queue; one that was deleted or suspended meanwhile is passed over."""
        now, zone = self.clock.now(), await zone_of(PersonId(row.person_id))
        wanted = at_hand([CardId(card) for card in row.queue], run)
        cards = {CardId(one.id): one for one in await active(PersonId(row.person_id)).filter(id__in=wanted)}
        sure = {card: one for card, one in cards.items() if one.phase == Phase.REVIEW.value}
        chances = {card: standing(one, now, zone).chance for card, one in sure.items()}
        steps = await CardRow.filter(id__in=row.queue).exclude(phase=Phase.REVIEW.value).count()
        queue, support = steered([CardId(card) for card in row.queue], chances, run, steps)
        card, row.queue = cards.get(queue[0]), [*queue[1:]]
        if card is not None and card.suspended_at is None:
            row.asked += 1
            pool = await _pool(card)
            asked = await asyncio.to_thread(_asked, card, row, pool, language, now, support)
            row.question = asked.as_data()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeHint:
    """One more hint to the present question; to a past one it is none. Raises ReviewUnknownError."""

    async def __call__(self, person_id: PersonId, session: SessionId, number: int) -> None:
        async with in_transaction():
            row = await own_session(person_id, session)
            question = await to_question(row)
            if row.question is not None and question is not None and question.number == number and question.more_hints:
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


async def _comes_once_more(row: ReviewSessionRow, run: Run) -> bool:
    """Puts what closes the session into its empty queue; one that has ended stays so."""
    if row.ended_at is not None:
        return False
    log = ReviewRow.filter(session_id=row.id, card__deleted_at=None, card__suspended_at=None).order_by("id")
    said = [Logged(CardId(one.card_id), Phase(one.phase), Grade(one.grade)) for one in await log]
    card = closing(said, run)
    row.queue = [] if card is None else [card]
    return card is not None


async def to_question(row: ReviewSessionRow) -> Question | None:
    if row.question is None:
        return None
    asked = Asked.from_data(row.question)
    card = await shown_card(await CardRow.get(id=asked.card).select_related("word"))
    hints = hints_for(card, asked.kind)
    return Question(
        session=SessionId(row.id),
        number=asked.number,
        left=len(row.queue),
        kind=asked.kind,
        card=card,
        options=asked.options,
        hints=hints[: asked.hints],
        is_told=asked.hints > len(hints),
        more_hints=asked.hints < len(hints),
        gap=gap_of(card, asked.kind),
    )


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
    row: CardRow, session: ReviewSessionRow, pool: Sequence[Word], language: str, now: datetime, support: Support
) -> Asked:
    card, memory = to_card(row), memory_of(row)
    if memory.phase is Phase.NEW and row.met_at is None and isinstance(card.face, WordFace):
        kind = QuestionKind.MEET
    else:
        last = QuestionKind(row.asked_as) if row.asked_as else None
        kind = askable(card, kind_now(card.face, memory, last, support))
    chance = Random(f"{session.id}:{session.asked}")  # noqa: S311 - which options, not a secret
    options, right = options_for(card, kind, pool, language, chance)
    hints = len(hints_for(card, kind)) + 1 if support is Support.SHOWN else 0
    return Asked(
        number=session.asked,
        card=card.id,
        kind=kind,
        options=options,
        right=right,
        hints=hints,
        at=now,
        is_stretch=support is Support.HARDER and kind in STRETCHES,
    )
