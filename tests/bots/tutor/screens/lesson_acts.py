"""What is done in a lesson on a walk: found, begun, gone on with, answered rightly and wrongly, spoken, disputed."""

from bots.kit.events import News, perform, read_event
from core.lessons.settling import SETTLED
from core.lessons.solutions import solution_of
from core.lessons.steps import Choice, Choices, Gap, Listening, Match, ScriptedDialogue
from core.lessons.types import RunView
from core.levels.types import Level
from core.updates.models import OutboxRow
from tests.bots.tutor.screens.walking import (
    Step,
    Walker,
    presses_doing,
)
from tests.playground.pictures import ogg

WAYS_ON = (
    *("Finish", "Next", "I have said it", "Show the answer", "Not now", "Leave it so"),
    *(f"💡 Hint {n} of 3" for n in (1, 2, 3)),
)


async def view_of(walker: Walker) -> RunView | None:
    return await walker.app.lessons.current((await walker.me()).id)


async def goes_on(walker: Walker) -> None:
    """Whatever leads on, with the answer shown."""
    hint = walker.say.plain("💡 Hint {n} of {all}", n=0, all=3).partition("0")[0]
    labels = [walker.say.plain(label) for label in WAYS_ON]
    there = [label for label in labels if label in walker.labels]
    hints = [label for label in walker.labels if label.startswith(hint)]
    await walker.person.presses([*there, *hints][0])


def comes_to(*kinds: str) -> Step:
    """Goes on until a step of this kind waits for its answer."""

    async def step(walker: Walker) -> None:
        for _ in range(200):
            view = await view_of(walker)
            assert view is not None, f"the lesson ended before {kinds}"
            if view.step.kind in kinds and not view.state.done:
                return
            await goes_on(walker)

    return step


def begins(level: str, key: str) -> Step:
    """Finds a lesson in the list, and begins it."""

    async def step(walker: Walker) -> None:
        await walker.person.says("/lesson")
        await walker.presses_any("All lessons")
        await presses_doing("lesslevels")(walker)
        await walker.person.presses(level)
        for _ in range(5):
            if f"lesson.1:{key}" in [button["data"] for button in walker.buttons]:
                break
            await walker.person.presses("›")
        await walker.person.presses(f"lesson.1:{key}")
        await presses_doing("lessstart")(walker)

    return step


def of_level(level: str) -> Step:
    async def step(walker: Walker) -> None:
        await walker.person.says("/level")
        await walker.presses_any("I know my level", "Choose the level")
        await presses_doing("ownlevel.", list(Level).index(Level(level)))(walker)

    return step


async def answers_right(walker: Walker) -> None:
    view = await view_of(walker)
    assert view is not None
    match view.step:
        case Choice(answer=answer) | Listening(answer=answer):
            await presses_option(answer)(walker)
        case Choices(answers=places):
            for place in places:
                await presses_doing("lesspick", place)(walker)
            await presses_doing("lesssend")(walker)
        case Gap(accept=accept):
            await walker.person.says(", ".join(words[0] for words in accept))
        case Match() as step:
            await _matches(walker, step)
        case ScriptedDialogue(turns=turns):
            for turn in turns[view.state.turn :]:
                await walker.person.says(turn.accept[0])
        case step:
            await walker.person.says(solution_of(step))


def presses_option(place: int) -> Step:
    """An option by its place in the course, whatever was crossed out."""

    async def step(walker: Walker) -> None:
        does = [button["data"] for button in walker.buttons if button["data"].startswith("lessopt")]
        await walker.person.presses(next(data for data in does if data.endswith(f":{place}")))

    return step


async def is_shown_the_answer(walker: Walker) -> None:
    for _ in range(4):
        if await walker.presses_any("Show the answer"):
            return
        await presses_doing("lesshint")(walker)


async def asks_for_help(walker: Walker) -> None:
    """A hint; where the answer stands there already, to hear it."""
    has_hint = any(button["data"].startswith("lesshint") for button in walker.buttons)
    await presses_doing("lesshint" if has_hint else "lesshear")(walker)


async def is_told(walker: Walker) -> None:
    """An answer was accepted that brings no more: its lesson was gone through twice on a day."""
    house = walker.person.house
    facts = {"given": "zebras", "right": "is, are", "accepted": True, "xp": 0}
    await perform(house.bot, house.dispatcher, News(name=SETTLED, telegram_id=walker.person.id, facts=facts))
    await walker.telegram.settle(walker.person)


async def _matches(walker: Walker, step: Match) -> None:
    for place in range(len(step.pairs)):
        does = [button["data"] for button in walker.buttons]
        await walker.person.presses(next(data for data in does if data.endswith(f":{place}:{place}")))


async def slips(walker: Walker) -> None:
    """The right sentence, with two letters of its longest word changed round."""
    view = await view_of(walker)
    assert view is not None
    sentence = solution_of(view.step)
    word = max(sentence.split(), key=lambda one: len(one) if one.isalpha() else 0)
    await walker.person.says(sentence.replace(word, word[:2] + word[3] + word[2] + word[4:], 1))


async def is_nearly_right(walker: Walker) -> None:
    view = await view_of(walker)
    assert view is not None
    await walker.person.says(" ".join([*solution_of(view.step).split()[:-1], "elephants"]))


async def picks_wrongly(walker: Walker) -> None:
    view = await view_of(walker)
    assert view is not None
    match view.step:
        case Choice(answer=answer) | Listening(answer=answer):
            await presses_option(1 if answer == 0 else 0)(walker)
        case Choices(answers=places):
            await presses_doing("lesspick", next(n for n in range(9) if n not in places))(walker)
        case Match():
            await walker.person.presses(next(b["data"] for b in walker.buttons if _differ(b["data"])))


def _differ(data: str) -> bool:
    """The data of a pair that is none: its two last numbers."""
    left, right = data.split(":")[-2:]
    return data.startswith("lesspair") and left != right


def twice(step: Step) -> Step:
    async def both(walker: Walker) -> None:
        await step(walker)
        await step(walker)

    return both


def speaks(*, words: str | None = None) -> Step:
    """A voice message; None: the words that are asked for."""

    async def step(walker: Walker) -> None:
        view = await view_of(walker)
        assert view is not None
        walker.sounds.hears = solution_of(view.step) if words is None else words
        await walker.person.speaks(ogg(3), seconds=3)

    return step


def voice(*, is_mute: bool) -> Step:
    async def step(walker: Walker) -> None:
        walker.sounds.is_mute = is_mute

    return step


async def to_the_end(walker: Walker) -> None:
    for _ in range(200):
        if await view_of(walker) is None:
            return
        await goes_on(walker)
    raise AssertionError("the lesson does not end")


async def has_no_lessons(walker: Walker) -> None:
    """A level of which the editors have taken the lessons back."""
    from core.lessons.models import LessonRow

    await LessonRow.filter(level="C2").update(published=False)
    await presses_doing("lesslevels")(walker)
    await walker.person.presses("C2")
    await LessonRow.filter(level="C2").update(published=True)


def is_settled(*, accepted: bool) -> Step:
    """The editors have looked at what was disputed; what they say is carried to the chat."""

    async def step(walker: Walker) -> None:
        me, house = await walker.me(), walker.person.house
        dispute = (await walker.app.lessons.open_disputes())[-1]
        await walker.app.lessons.settle(dispute.id, accepted=accepted)
        rows = await OutboxRow.filter(person_id=me.id)
        await OutboxRow.filter(person_id=me.id).delete()
        for row in rows:
            event = read_event(row.body.encode())
            assert isinstance(event, News)
            await perform(house.bot, house.dispatcher, event)
        await walker.telegram.settle(walker.person)

    return step
