"""What a person sees of their cards, and what other subjects plan with."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from core.clock import Clock
from core.progress.days import DAY, day_start, learner_day
from core.users.types import PersonId
from core.vocabulary.models import CardRow, PaceRow
from core.vocabulary.planning import NEW_A_DAY, REVIEWS_A_DAY, Limits, is_due, new_words
from core.vocabulary.queries import active, memory_of, own_card, shown_card, standing, to_card, today_of, zone_of
from core.vocabulary.scheduling import LEECH_LAPSES, LOOK_AHEAD, MATURE_DAYS, state_of
from core.vocabulary.types import Card, CardCounts, CardId, CardState, Phase

ON_A_PAGE = 5
SECONDS_A_REVIEW = 9
"""What a review takes on average, with its feedback; a new word takes three times as long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPage:
    """A page of a list, from 0."""

    cards: tuple[Card, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What a planner of sessions needs to know of the words of a day."""

    due: int
    """Reviews that are due and still fit into the day."""
    fresh: int
    """New words that still fit into the day: of those that wait, else of the bank."""
    waiting: int
    """New cards that the person has; the bank offers more."""
    next_due: datetime | None
    """When the next card is due, if none is now."""

    @property
    def minutes(self) -> float:
        """An estimate for all of it."""
        return (self.due + 3 * self.fresh) * SECONDS_A_REVIEW / 60


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCards:
    """The cards that are due today, the surest first. Raises PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId) -> tuple[Card, ...]:
        now, zone = self.clock.now(), await zone_of(person_id)
        rows = await due_rows(person_id, now, zone)
        return tuple(to_card(row) for row in sorted(rows, key=lambda row: -standing(row, now, zone).chance))


@dataclass(frozen=True, slots=True, kw_only=True)
class CountCards:
    """How many cards stand where. Raises PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId) -> CardCounts:
        now, zone = self.clock.now(), await zone_of(person_id)
        ends = day_start(learner_day(now, zone) + DAY, zone)
        counts = dict.fromkeys((*map(str, CardState), "due"), 0)
        for row in await CardRow.filter(person_id=person_id, deleted_at=None):
            memory = memory_of(row)
            counts[str(CardState.SUSPENDED if row.suspended_at else state_of(memory))] += 1
            counts["due"] += row.suspended_at is None and is_due(memory, now, ends)
        return CardCounts(**counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCards:
    """A page of a person's cards, the newest first: of a state, of a search, or all."""

    async def __call__(
        self, person_id: PersonId, page: int = 0, *, state: CardState | None = None, search: str = ""
    ) -> CardPage:
        found = active(person_id)
        if search:
            found = found.filter(label__contains=" ".join(search.lower().split()))
        if state is not None:
            found = _in_state(found, state)
        total = await found.count()
        pages = max(1, -(-total // ON_A_PAGE))
        page = min(max(page, 0), pages - 1)
        rows = await found.order_by("-id").offset(page * ON_A_PAGE).limit(ON_A_PAGE)
        return CardPage(cards=tuple(map(to_card, rows)), page=page, pages=pages, total=total)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindCard:
    """One card. Raises CardUnknownError."""

    async def __call__(self, person_id: PersonId, card_id: CardId) -> Card:
        return await shown_card(await own_card(person_id, card_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowOutlook:
    """What is left of the day's words. Raises PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId) -> Outlook:
        now, zone = self.clock.now(), await zone_of(person_id)
        today, limits = await today_of(person_id, now, zone), await limits_of(person_id)
        rows = await due_rows(person_id, now, zone)
        reviews = sum(row.phase == Phase.REVIEW.value for row in rows)
        steps, room = len(rows) - reviews, max(0, limits.reviews - today.reviewed)
        cards = active(person_id).filter(suspended_at=None)
        later = await cards.exclude(phase=Phase.NEW.value).filter(due__gt=now).order_by("due").first()
        return Outlook(
            due=steps + min(reviews, room),
            fresh=new_words(reviews, today, limits),
            waiting=await cards.filter(phase=Phase.NEW.value).count(),
            next_due=later.due if later else None,
        )


async def limits_of(person_id: PersonId) -> Limits:
    """The caps of a person's day."""
    row = await PaceRow.get_or_none(person_id=person_id)
    return Limits(new=row.new_a_day if row else NEW_A_DAY, reviews=REVIEWS_A_DAY)


async def due_rows(person_id: PersonId, now: datetime, zone: tzinfo) -> list[CardRow]:
    """Steps whose time has nearly come, and reviews of this day."""
    ends = day_start(learner_day(now, zone) + DAY, zone)
    cards = active(person_id).filter(suspended_at=None)
    reviews, steps = Q(phase=Phase.REVIEW.value, due__lt=ends), Q(phase__in=_STEPS, due__lte=now + LOOK_AHEAD)
    return await cards.filter(reviews | steps).order_by("due", "id")


_STEPS = (Phase.LEARNING.value, Phase.RELEARNING.value)


def _in_state(cards: QuerySet[CardRow], state: CardState) -> QuerySet[CardRow]:
    """The same states as `state_of` gives."""
    if state is CardState.SUSPENDED:
        return cards.exclude(suspended_at=None)
    cards = cards.filter(suspended_at=None)
    leech = Q(lapses__gte=LEECH_LAPSES) & Q(stability__lt=MATURE_DAYS)
    return {
        CardState.NEW: lambda: cards.filter(phase=Phase.NEW.value),
        CardState.LEECH: lambda: cards.filter(leech),
        CardState.LEARNING: lambda: cards.filter(phase__in=_STEPS).exclude(leech),
        CardState.YOUNG: lambda: cards.filter(phase=Phase.REVIEW.value, stability__lt=MATURE_DAYS).exclude(leech),
        CardState.MATURE: lambda: cards.filter(phase=Phase.REVIEW.value, stability__gte=MATURE_DAYS),
    }[state]()
