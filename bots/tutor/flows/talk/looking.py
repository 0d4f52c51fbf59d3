"""Below an answer of a model: the mistakes of the message that it answers, looked for while it is being written."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from bots.kit.answering import Answering
from bots.kit.answers import Below, Rows
from bots.kit.persona import has_model
from bots.tutor.flows.talk.tails import Paragraph, as_rich
from bots.tutor.flows.talk.wording import mended_paragraphs, slip_paragraphs, slip_rows
from core.ai.metering import Call
from core.app import App
from core.dialogues.types import Lead, Looked, Talk
from core.tasks import Nursery
from core.users.types import PersonId


@asynccontextmanager
async def looking(
    answering: Answering, talk: Talk, text: str, before: Sequence[Paragraph] = (), rows: Rows = ()
) -> AsyncIterator[Callable[[], Awaitable[Below]]]:
    """What is to stand below the answer: `before`, then what was mended, then the mistakes with their buttons, then
    `rows`."""
    app, person = answering.app, answering.person
    call = Call(f"{answering.name}.correct", person=person.id, key=answering.key) if talk.lead is Lead.MODEL else None
    nursery = Nursery("looking at a message")
    look = nursery.start(app.dialogues.look(person.id, talk, text, answering.key, call=call), name="look")

    async def below() -> Below:
        looked = await look
        note = as_rich([*before, *_paragraphs(looked, answering)])
        return Below(note, (*slip_rows(looked.slips, answering.say), *rows))

    try:
        yield below
    finally:
        await nursery.close()


def _paragraphs(looked: Looked, answering: Answering) -> list[Paragraph]:
    return [*mended_paragraphs(looked.mended), *slip_paragraphs(looked.slips, answering.say)]


async def lead_of(app: App, person_id: PersonId) -> Lead:
    """Who plays and talks now: a model, if there is one for this person."""
    return Lead.MODEL if await has_model(app, person_id) else Lead.GRAPH
