"""How somebody of A2 answers: some things they know, some they do not; what they try is drawn from a seed."""

from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

from core.lessons.pieces import pieces_of
from core.lessons.solutions import solution_of
from core.lessons.steps import (
    Choice,
    Choices,
    Dictation,
    Exercise,
    Gap,
    Hunt,
    Listening,
    Match,
    Order,
    Say,
    ScriptedDialogue,
    Transform,
    Translate,
    Writing,
)
from core.lessons.types import RunView
from core.levels.types import Item
from core.vocabulary.models import ReviewSessionRow
from tests.bots.tutor.placement.conftest import VoiceBox
from tests.bots.tutor.week.diary import Diary

WAYS_ON = ("Дальше", "Закончить")
KNOWS = {"A1": 0.95, "A2": 0.6, "B1": 0.2}
"""Of the placement's questions, by level; of higher ones none."""
IN_LESSONS = 0.7
IN_REVIEWS = 0.8


class Answers:
    """One person's answers."""

    def __init__(self, diary: Diary, voice: VoiceBox) -> None:
        self._diary, self._voice = diary, voice
        self._chance = Random("Аня")
        self._typos = 0

    async def take_the_test(self, questions: int | None = None) -> None:
        """To its end, or so many questions of it."""
        me, asked = await self._diary.me(), 0
        while (view := await self._diary.app.placement.open(me)) is not None and view.item is not None:
            if asked == questions:
                return
            asked += 1
            await self._answer_item(view.item)

    async def _answer_item(self, item: Item) -> None:
        knows = self._chance.random() < KNOWS.get(item.level.value, 0.0)
        if item.options and item.answer is not None:
            places = [place for place in range(len(item.options)) if (place == item.answer) is knows]
            return await self._picks(item.options[self._chance.choice(places)])
        if knows:
            return await self._diary.says(self._maybe_with_a_typo(item.accept[0]))
        if self._chance.random() < 0.6:
            return await self._diary.presses("Не знаю")
        return await self._diary.says(self._chance.choice(("go", "is", "the", "have been", "many")))

    def _maybe_with_a_typo(self, text: str) -> str:
        """The second long word that is known has two letters exchanged."""
        if len(text) < 6:
            return text
        self._typos += 1
        return f"{text[:3]}{text[4]}{text[3]}{text[5:]}" if self._typos == 2 else text

    async def go_through_the_lesson(self, steps: int | None = None) -> None:
        """To its end, or so many steps of it."""
        me, done = await self._diary.me(), 0
        while (view := await self._diary.app.lessons.current(me)) is not None:
            if ways := [way for way in WAYS_ON if way in self._diary.labels and not _is_open(view)]:
                if done == steps:
                    return
                done += 1
                await self._diary.presses(ways[0])
            else:
                await self._answer_step(view)

    async def _answer_step(self, view: RunView) -> None:
        """Whoever was wrong twice asks to be shown."""
        if view.state.tries >= 2 and "Показать ответ" in self._diary.labels:
            return await self._diary.presses("Показать ответ")
        if view.state.tries == 1 and self._chance.random() < 0.5 and (hint := self._hint()) is not None:
            await self._diary.presses(hint)
        step = view.step
        assert isinstance(step, Exercise)
        knows = view.state.tries > 0 or view.state.told or self._chance.random() < IN_LESSONS
        return await self._ways[type(step)](step, view, knows)

    def _hint(self) -> str | None:
        return next((label for label in self._diary.labels if label.startswith("💡")), None)

    @property
    def _ways(self) -> dict[type, Callable[[Any, RunView, bool], Awaitable[None]]]:
        typed: dict[type, Callable[[Any, RunView, bool], Awaitable[None]]] = dict.fromkeys(
            (Gap, Transform, Translate, Hunt, Dictation), self._types
        )
        return {
            **typed,
            Choice: self._chooses,
            Listening: self._chooses,
            Choices: self._marks,
            Order: self._lays,
            Match: self._pairs,
            Say: self._says,
            Writing: self._writes,
            ScriptedDialogue: self._plays,
        }

    async def _types(self, step: Gap | Transform | Translate | Hunt | Dictation, _: RunView, knows: bool) -> None:
        right = ", ".join(words[0] for words in step.accept) if isinstance(step, Gap) else solution_of(step)
        await self._diary.says(right if knows else _spoilt(right))

    async def _chooses(self, step: Choice | Listening, view: RunView, knows: bool) -> None:
        places = [place for place in range(len(step.options)) if place not in view.state.crossed]
        wrong = [place for place in places if place != step.answer]
        await self._picks(step.options[step.answer if knows or not wrong else wrong[0]])

    async def _marks(self, step: Choices, view: RunView, knows: bool) -> None:
        for place in step.answers if knows else step.answers[:1]:
            if place not in view.state.picks:
                await self._picks(step.options[place])
        await self._diary.presses("Проверить")

    async def _lays(self, step: Order, view: RunView, knows: bool) -> None:
        pieces = pieces_of(step)
        rest = [place for place in range(len(pieces)) if place not in view.state.picks]
        for place in rest if knows else [*rest[:-2], rest[-1], rest[-2]]:
            if not any(_is_label(label, pieces[place]) for label in self._diary.labels):
                await self._diary.presses("…")
            await self._picks(pieces[place])

    async def _pairs(self, step: Match, view: RunView, knows: bool) -> None:
        left = next(place for place in range(len(step.pairs)) if place not in view.state.picks)
        rest = [place for place in range(left + 1, len(step.pairs)) if left * 10 + place not in view.state.crossed]
        wrong = [place for place in rest if place not in view.state.picks]
        await self._picks(step.pairs[left if knows or not wrong else wrong[0]][1])

    async def _says(self, step: Say, _: RunView, knows: bool) -> None:
        self._voice.hears = step.text if knows else " ".join(step.text.split()[1:])
        await self._diary.speaks(self._voice.hears)

    async def _writes(self, step: Writing, view: RunView, knows: bool) -> None:
        if view.last is not None and "Оставить так" in self._diary.labels:
            return await self._diary.presses("Оставить так")
        return await self._diary.says(step.model)

    async def _plays(self, step: ScriptedDialogue, view: RunView, knows: bool) -> None:
        await self._diary.says(step.turns[view.state.turn].accept[0])

    async def review(self) -> None:
        """Until the session ends; some answers are not known, some are written with a slip."""
        while (row := await self._session()) is not None:
            question = row.question
            if question is None or question["kind"] == "meet":
                await self._diary.presses(self._diary.labels[0])
            else:
                await self._answer_card(question, knows=self._chance.random() < IN_REVIEWS)

    async def _session(self) -> ReviewSessionRow | None:
        return await ReviewSessionRow.filter(person_id=await self._diary.me(), ended_at=None).first()

    async def _answer_card(self, question: dict[str, Any], *, knows: bool) -> None:
        options = question["options"]
        if options:
            return await self._picks(options[question["right"] if knows else (question["right"] + 1) % len(options)])
        if not knows:
            return await self._diary.presses("Не знаю")
        card = await self._diary.app.words.card(await self._diary.me(), question["card"])
        return await self._diary.says(card.face.text)

    async def _picks(self, option: str) -> None:
        """Options that are too long for buttons stand in the text, with letters on the buttons."""
        labels = self._diary.labels
        label = next((label for label in labels if _is_label(label, option)), None)
        if label is None:
            line = next(line for line in self._diary.text.splitlines() if option in line)
            label = next(label for label in labels if line.startswith(f"{label}."))
        await self._diary.presses(label)


def _is_open(view: RunView) -> bool:
    return isinstance(view.step, Exercise) and not view.state.done


def _is_label(label: str, option: str) -> bool:
    return label == option or (label.endswith("…") and len(label) > 1 and option.startswith(label[:-1]))


def _spoilt(text: str) -> str:
    """As somebody writes who leaves small words out."""
    words = text.split()
    kept = [word for word in words if word.lower() not in {"the", "a", "an", "to", "did", "is", "was"}]
    return " ".join(kept) if len(kept) < len(words) and kept else f"{text} is"
