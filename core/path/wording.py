"""Why a step comes next, in words, from the facts that were stored with it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from core.levels.points import title_of
from core.levels.types import Bilingual, Level, PointKey
from core.path.types import StepKind, TransitionKind

Facts = Mapping[str, Any]


def reason_of(
    kind: TransitionKind, step: StepKind | None, title: Bilingual, level: Level, point: PointKey | None, facts: Facts
) -> Bilingual:
    ru, en = _REASONS[kind](_Said(step, title, level, point, facts))
    return Bilingual(ru=ru, en=en)


class _Said:
    """What a reason is made of."""

    def __init__(
        self, step: StepKind | None, title: Bilingual, level: Level, point: PointKey | None, facts: Facts
    ) -> None:
        self.step, self.title, self.level, self.facts = step, title, level.value, facts
        self.topic = Bilingual(ru=title_of(point, "ru"), en=title_of(point, "en")) if point else title

    @property
    def why(self) -> tuple[str, str]:
        """What there is for the learner in a lesson."""
        if self.facts.get("weak"):
            return f"тема «{self.topic.ru}» пока держится слабее всего", f"“{self.topic.en}” is the weakest so far"
        return f"в нём тема «{self.topic.ru}»", f"it is about “{self.topic.en}”"


def _start(said: _Said) -> tuple[str, str]:
    ru, en = said.why
    if not said.facts.get("placed", True):
        return (
            f"Уровень ещё не известен, поэтому начинаем с начала, и {ru}.",
            f"Your level is not known yet, so we start with the first lesson: {en}.",
        )
    return f"Твой уровень {said.level}. С этого урока удобно начать: {ru}.", (
        f"Your level is {said.level}. This lesson is a good start: {en}."
    )


def _advance(said: _Said) -> tuple[str, str]:
    ru, en = said.why
    return f"Прошлый шаг пройден. Дальше этот урок: {ru}.", f"The last step is done. This lesson comes next: {en}."


def _remedial(said: _Said) -> tuple[str, str]:
    ru, en = _how_weak(said)
    following = said.facts.get("following")
    if following:
        return (
            f"{ru}, а урок «{following['ru']}» на неё опирается. Сначала повторим.",
            f"{en}, and the lesson “{following['en']}” builds on it. Let's go over it first.",
        )
    return f"{ru}. Повторим, чтобы держалось.", f"{en}. Let's go over it again, so that it stays."


def _how_weak(said: _Said) -> tuple[str, str]:
    if said.facts.get("rusty"):
        return f"Тема «{said.topic.ru}» давно не встречалась", f"“{said.topic.en}” has not come up for a long time"
    expected = said.facts.get("expected")
    if expected is None:
        return f"Тему «{said.topic.ru}» стоит повторить", f"“{said.topic.en}” is worth another look"
    tens = round(float(expected) * 10)
    return (
        f"В теме «{said.topic.ru}» пока верно около {tens} ответов из 10",
        f"In “{said.topic.en}” about {tens} of 10 answers are right so far",
    )


def _skip(said: _Said) -> tuple[str, str]:
    return f"Всё из урока «{said.title.ru}» ты уже знаешь, поэтому он пропущен.", (
        f"You know everything in “{said.title.en}” already, so we skip it."
    )


def _level_up(said: _Said) -> tuple[str, str]:
    before, share = said.facts.get("before", ""), round(100 * float(said.facts.get("share", 1)))
    return (
        f"Уроки {before} пройдены, и {share} % их тем держатся. Теперь твой уровень {said.level}.",
        f"The lessons of {before} are done, and {share}% of their topics hold. Your level is {said.level} now.",
    )


def _stagnation(said: _Said) -> tuple[str, str]:
    if said.step is StepKind.SCENE:
        return (
            f"За две недели занятий уровень не сдвинулся. Попробуем иначе: сценка «{said.title.ru}».",
            f"Two weeks of practice have not moved your level. Let's try another way: the scene “{said.title.en}”.",
        )
    return (
        f"За две недели занятий уровень не сдвинулся. Вернёмся к теме «{said.topic.ru}» и укрепим её.",
        f"Two weeks of practice have not moved your level. Let's go back to “{said.topic.en}” and make it firm.",
    )


def _override(said: _Said) -> tuple[str, str]:
    note = str(said.facts.get("note", "")).strip()
    more = f" {note}" if note else ""
    return f"Этот урок выбрал преподаватель.{more}", f"A teacher chose this lesson.{more}"


_REASONS: Mapping[TransitionKind, Callable[[_Said], tuple[str, str]]] = MappingProxyType(
    {
        TransitionKind.START: _start,
        TransitionKind.ADVANCE: _advance,
        TransitionKind.REMEDIAL: _remedial,
        TransitionKind.SKIP_AHEAD: _skip,
        TransitionKind.LEVEL_UP: _level_up,
        TransitionKind.STAGNATION: _stagnation,
        TransitionKind.OVERRIDE: _override,
    }
)
