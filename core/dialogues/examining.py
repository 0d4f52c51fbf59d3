"""`/check`: what is known to be wrong with any text."""

from dataclasses import dataclass

from core.checker.tokens import sentence_spans
from core.checker.types import Report, Tier
from core.clock import Clock
from core.dialogues.checking import WHEN_ASKED, Checking
from core.dialogues.finishing import POINTS
from core.dialogues.looking import from_findings, is_sure, keep, shown_with
from core.dialogues.mending import card_texts
from core.dialogues.models import SlipRow
from core.dialogues.queries import to_slip
from core.dialogues.types import Examination, Slip
from core.errors import CheckerNotReadyError
from core.levels.types import Level
from core.users.types import PersonId, UpdateKey
from core.vocabulary.adding import AddMistake

AT_ONCE = 4
"""Mistakes that are gone through at a time; a person asked for these."""
MOST_ODD = 3
LONGEST = 3_000
"""Characters of a text that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examine:
    """Keeps what is wrong with a text, and says it: sure mistakes to be gone through step by step, possible ones with
    their ways out, sentences that read oddly. The sure ones become cards. A replay finds what the first attempt kept.

    Raises CheckerNotReadyError.
    """

    clock: Clock
    checker: Checking
    add_mistake: AddMistake

    async def __call__(self, person_id: PersonId, text: str, level: Level, key: UpdateKey) -> Examination:
        report = await self.checker.check(text[:LONGEST], patience=WHEN_ASKED)
        if report is None:
            raise CheckerNotReadyError
        if not await SlipRow.filter(person_id=person_id, key=key).exists():
            await keep(from_findings(report, AT_ONCE), person_id, key, None, self.clock.now())
        slips = [to_slip(row) for row in await SlipRow.filter(person_id=person_id, key=key).order_by("start")]
        sure = [slip for slip in slips if slip.tier is Tier.SURE]
        return Examination(
            sure=await shown_with(person_id, key),
            more=sum(not slip.shown for slip in sure),
            maybes=tuple(slip for slip in slips if slip.tier is Tier.MAYBE),
            odd=_odd_sentences(report),
            cards=await self._cards(person_id, sure, level),
        )

    async def _cards(self, person_id: PersonId, slips: list[Slip], level: Level) -> int:
        added = 0
        for slip in slips:
            wrong, right = card_texts(slip, slips)
            point, key = POINTS[slip.area], UpdateKey(f"check:{slip.id}")
            card = await self.add_mistake(
                person_id, wrong, right, slip.explanation, "check", key, point=point, level=level
            )
            added += card is not None and card.is_new
        return added


def _odd_sentences(report: Report) -> tuple[str, ...]:
    """Where nothing better is known than that something is odd."""
    signals = [found for found in report.findings if not found.suggestions or found.tier is Tier.SIGNAL]
    odd = [
        report.text[start:end]
        for start, end in sentence_spans(report.text)
        if any(start <= found.start < end and not is_sure(found) for found in signals)
    ]
    return tuple(odd[:MOST_ODD])
