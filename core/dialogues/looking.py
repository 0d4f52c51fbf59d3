"""What is seen in a message of a talk, and the steps in which it is explained: a question, a hint, the right words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tortoise.transactions import in_transaction

from core.ai.metering import Call
from core.checker.types import CHECKER_VERSION, Area, Finding, Report, Tier
from core.clock import Clock
from core.dialogues.checking import Checking
from core.dialogues.correcting import ENGINE, Corrector, Proposal
from core.dialogues.mending import is_retry, is_said_right
from core.dialogues.models import SlipRow
from core.dialogues.queries import to_slip
from core.dialogues.types import Looked, Slip, SlipId, SlipStep, Talk
from core.errors import SlipUnknownError
from core.users.types import PersonId, UpdateKey

AT_ONCE = 2
"""Corrections in one message: more are not taken in."""
OPEN = (SlipStep.ASKED.value, SlipStep.HINTED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAt:
    """Keeps the mistakes of a message, and says which to show: at most two of those of which the checker is sure, or
    in which a model that came through the guard and the checker agree. The rest waits for the summary. What was shown
    before and is said right now is mended. A replay finds what the first attempt kept."""

    clock: Clock
    checker: Checking
    corrector: Corrector

    async def __call__(
        self, person_id: PersonId, talk: Talk, text: str, key: UpdateKey, *, call: Call | None = None
    ) -> Looked:
        """`call` is given where a model may be asked as well."""
        if not await SlipRow.filter(person_id=person_id, key=key).exists():
            report = await self.checker.check(text)
            proposals = await self.corrector(text, talk.level, call) if call else ()
            if report is not None:
                drafts = [*from_findings(report, AT_ONCE), *_from_proposals(report, proposals)]
                await keep(drafts, person_id, key, talk, self.clock.now())
        await _mend(person_id, talk, text, key)
        return await _looked(person_id, text, key)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeStep:
    """Explains a mistake one step further: a hint first, the right words after it; a step taken is not taken again.
    Returns every mistake that is shown with it, in their order. Raises SlipUnknownError."""

    async def __call__(self, person_id: PersonId, slip: SlipId, step: SlipStep) -> tuple[Slip, ...]:
        async with in_transaction():
            row = await SlipRow.filter(id=slip, person_id=person_id).select_for_update().first()
            if row is None:
                raise SlipUnknownError(slip)
            if row.step == SlipStep.ASKED:
                row.step = SlipStep.HINTED.value
            elif row.step == SlipStep.HINTED and step is SlipStep.REVEALED:
                row.step = SlipStep.REVEALED.value
            await row.save(update_fields=["step"])
        return await shown_with(person_id, UpdateKey(row.key))


async def shown_with(person_id: PersonId, key: UpdateKey) -> tuple[Slip, ...]:
    """The mistakes of one message that were shown, in their order."""
    return tuple(map(to_slip, await SlipRow.filter(person_id=person_id, key=key, shown=True).order_by("start")))


def from_findings(report: Report, most: int) -> list[SlipRow]:
    """Sure and possible mistakes as they will be kept; the first sure ones are shown, spelling after the rest."""
    sure = sorted(filter(is_sure, report.findings), key=lambda one: (one.area is Area.SPELLING, one.start))
    shown = {finding.start for finding in sure[:most]}
    return [
        _row(report.text, one, shown=one.start in shown)
        for one in report.findings
        if one.suggestions and one.tier is not Tier.SIGNAL
    ]


def is_sure(finding: Finding) -> bool:
    """A mistake with one fix."""
    return finding.tier is Tier.SURE and len(finding.suggestions) == 1


async def keep(rows: Sequence[SlipRow], person_id: PersonId, key: UpdateKey, talk: Talk | None, now: datetime) -> None:
    """Writes mistakes down, once for each update and place."""
    for row in rows:
        row.update_from_dict({"person_id": person_id, "key": key, "talk_id": talk.id if talk else None, "at": now})
    await SlipRow.bulk_create(rows, ignore_conflicts=True)


def _row(text: str, finding: Finding, *, shown: bool) -> SlipRow:
    return SlipRow(
        text=text,
        start=finding.start,
        end=finding.end,
        right=" / ".join(finding.suggestions),
        area=finding.area.value,
        tier=(Tier.SURE if is_sure(finding) else Tier.MAYBE).value,
        rule=finding.rule[:64],
        engine=f"checker/{CHECKER_VERSION}",
        explanation_ru=finding.explanation_ru,
        explanation_en=finding.explanation_en,
        shown=shown,
        step=SlipStep.ASKED.value,
    )


def _from_proposals(report: Report, proposals: Iterable[Proposal]) -> list[SlipRow]:
    """A proposal where the checker is sure is left out: the checker has said it. One where the checker too has seen
    something is as good as sure; any other is a "maybe" of the summary."""
    rows: list[SlipRow] = []
    room = AT_ONCE - min(AT_ONCE, sum(map(is_sure, report.findings)))
    for one in proposals:
        near = [found for found in report.findings if found.start < one.change.end and one.change.start < found.end]
        if any(map(is_sure, near)):
            continue
        shown = bool(near) and room > 0
        room -= shown
        rows.append(_proposed(report.text, one, agreed=bool(near), shown=shown))
    return rows


def _proposed(text: str, one: Proposal, *, agreed: bool, shown: bool) -> SlipRow:
    return SlipRow(
        text=text,
        start=one.change.start,
        end=one.change.end,
        right=one.change.replacement,
        area=one.area.value,
        tier=(Tier.SURE if agreed else Tier.MAYBE).value,
        rule="model",
        engine=ENGINE,
        explanation_ru=one.why_ru,
        explanation_en=one.why_en,
        shown=shown,
        step=SlipStep.ASKED.value,
    )


async def _mend(person_id: PersonId, talk: Talk, text: str, key: UpdateKey) -> None:
    open_ones = SlipRow.filter(person_id=person_id, talk_id=talk.id, shown=True, step__in=OPEN).exclude(key=key)
    slips = [to_slip(row) for row in await open_ones]
    for slip in slips:
        same = [one for one in slips if one.text == slip.text]
        if is_said_right(slip, same, text):
            await SlipRow.filter(id=slip.id).update(step=SlipStep.MENDED.value, mended_by=key)


async def _looked(person_id: PersonId, text: str, key: UpdateKey) -> Looked:
    mended = tuple(map(to_slip, await SlipRow.filter(person_id=person_id, mended_by=key).order_by("id")))
    return Looked(slips=await shown_with(person_id, key), mended=mended, is_retry=is_retry(mended, text))
