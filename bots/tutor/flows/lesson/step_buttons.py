"""What can be pressed at a step. At most eight buttons: four for the way, the others for the answer."""

import random
from typing import TypeAlias

from bots.kit.actions import back
from bots.kit.screens import Button, pairs
from bots.kit.words import Words
from bots.tutor.flows.lesson.actions import (
    GoOn,
    Hear,
    InOwnLanguage,
    MineIsRight,
    OpenLessons,
    PickOption,
    PickPair,
    SetPicks,
    ShowAnswer,
    SubmitPicks,
    TakeHint,
    to_digits,
)
from core.lessons.moving import MAY_BE_PASSED
from core.lessons.pieces import pieces_of
from core.lessons.reading_options import LETTERS
from core.lessons.steps import (
    Choice,
    Choices,
    Dictation,
    Exercise,
    Listening,
    Match,
    Order,
    Say,
    Teach,
    Writing,
)
from core.lessons.types import Outcome, RunView
from core.levels.types import Level

LABEL_LIMIT = 24
PIECES_SHOWN = 5
HINTS = 3
TRIES_BEFORE_ANSWER = 2
"""Wrong answers after which the answer may be seen without all of the hints."""
Row: TypeAlias = tuple[Button, ...]


def rows_of(view: RunView, say: Words, *, own: bool, more: bool, sounded: bool) -> tuple[Row, ...]:
    """`own`: it is explained in the learner's language already. `more`: the other pieces are to be seen."""
    way_back = back(say, OpenLessons(level=view.lesson.level.value))
    if view.state.done or not isinstance(view.step, Exercise):
        return (_next(view, say), *_asides(view, say, own=own), way_back)
    hear = (Button(say.plain("🔊 Listen"), Hear(run=view.id, step=view.step_key)),)
    heard = isinstance(view.step, Say | Dictation | Listening) and not view.state.silent and not sounded
    return (*_answers(view, say, more=more), *([hear] if heard else []), *_help(view, say), way_back)


def shuffled(view: RunView, count: int) -> list[int]:
    """Places in an order that stays the same for this run and step."""
    places = list(range(count))
    random.Random(f"{view.id}:{view.step_key}").shuffle(places)  # noqa: S311 - no secret
    return places


def is_lettered(options: tuple[str, ...]) -> bool:
    """Whether the options are too long for buttons: they stand in the text then, with letters."""
    return any(len(option) > LABEL_LIMIT - 2 for option in options)


def are_rights_lettered(step: Match) -> bool:
    return any(len(right) > LABEL_LIMIT for _, right, *_ in step.pairs)


def _next(view: RunView, say: Words) -> Row:
    label = say.plain("Finish") if view.is_last else say.plain("Next")
    return (Button(label, GoOn(run=view.id, step=view.step_key)),)


def _asides(view: RunView, say: Words, *, own: bool) -> tuple[Row, ...]:
    run, step = view.id, view.step_key
    found = []
    if view.state.revealed and _was_typed(view) and view.state.tries > 1 and not view.state.disputed:
        found.append(Button(say.plain("My answer is right too"), MineIsRight(run=run, step=step)))
    in_english = view.lesson.level.rank >= Level.B1.rank and say.language != "en" and not own
    if in_english and (isinstance(view.step, Teach | Exercise)):
        found.append(Button(say.plain("In my language"), InOwnLanguage(run=run, step=step)))
    return ((*found,),) if found else ()


def _answers(view: RunView, say: Words, *, more: bool) -> tuple[Row, ...]:
    match view.step:
        case Choice(options=options) | Listening(options=options):
            return _options(view, options)
        case Choices(options=options):
            return (*_toggles(view, options), *_check(view, say))
        case Order() as step:
            return _pieces(view, step, say, more=more)
        case Match() as step:
            return _rights(view, step)
        case Say():
            return ((Button(say.plain("I have said it"), GoOn(run=view.id, step=view.step_key)),),)
        case _:
            return ()


def _options(view: RunView, options: tuple[str, ...]) -> tuple[Row, ...]:
    lettered = is_lettered(options)
    buttons = [
        Button(LETTERS[place] if lettered else option, PickOption(run=view.id, step=view.step_key, place=place))
        for place, option in enumerate(options)
        if place not in view.state.crossed
    ]
    return _in_rows(buttons, wide=not lettered)


def _toggles(view: RunView, options: tuple[str, ...]) -> tuple[Row, ...]:
    picked, lettered = set(view.state.picks), is_lettered(options)
    buttons = []
    for place, option in enumerate(options):
        label = LETTERS[place] if lettered else option
        chosen = to_digits(tuple(sorted(picked ^ {place})))
        mark = "✓ " if place in picked else ""
        buttons.append(Button(f"{mark}{label}", SetPicks(run=view.id, step=view.step_key, places=chosen)))
    return _in_rows(buttons, wide=not lettered)


def _check(view: RunView, say: Words) -> tuple[Row, ...]:
    chosen = to_digits(view.state.picks)
    send = Button(say.plain("Check"), SubmitPicks(run=view.id, step=view.step_key, places=chosen))
    return ((send,),) if view.state.picks else ()


def _pieces(view: RunView, step: Order, say: Words, *, more: bool) -> tuple[Row, ...]:
    pieces, laid = pieces_of(step), view.state.picks
    left = [place for place in shuffled(view, len(pieces)) if place not in laid]
    windowed = len(left) > PIECES_SHOWN
    if windowed:
        left = left[PIECES_SHOWN - 1 :][: PIECES_SHOWN - 1] if more else left[: PIECES_SHOWN - 1]
    buttons = [_piece(view, pieces, place) for place in left]
    if windowed:
        others = SetPicks(run=view.id, step=view.step_key, places=to_digits(laid), more=not more)
        buttons.append(Button("…", others))
    undo = SetPicks(run=view.id, step=view.step_key, places=to_digits(laid[:-1]))
    takes_back = ((Button(say.plain("Take back"), undo),),) if laid else ()
    return (*_in_rows(buttons, wide=False), *takes_back)


def _piece(view: RunView, pieces: tuple[str, ...], place: int) -> Button:
    """The last piece sends the sentence."""
    laid = (*view.state.picks, place)
    kind = SubmitPicks if len(laid) == len(pieces) else SetPicks
    return Button(_short(pieces[place]), kind(run=view.id, step=view.step_key, places=to_digits(laid)))


def _rights(view: RunView, step: Match) -> tuple[Row, ...]:
    """What may belong to the left one that is asked for now, without what was tried already."""
    done, left = view.state.picks, next(place for place in range(len(step.pairs)) if place not in view.state.picks)
    lettered = are_rights_lettered(step)
    buttons = [
        Button(
            LETTERS[number] if lettered else step.pairs[place][1],
            PickPair(run=view.id, step=view.step_key, left=left, right=place),
        )
        for number, place in enumerate(shuffled(view, len(step.pairs)))
        if place not in done and left * 10 + place not in view.state.crossed
    ]
    return _in_rows(buttons, wide=not lettered)


def _help(view: RunView, say: Words) -> tuple[Row, ...]:
    run, step = view.id, view.step_key
    buttons = []
    if view.state.hints < HINTS and not _may_be_shown(view):
        label = say.plain("💡 Hint {n} of {all}", n=view.state.hints + 1, all=HINTS)
        buttons.append(Button(label, TakeHint(run=run, step=step, number=view.state.hints + 1)))
    else:
        buttons.append(Button(say.plain("Show the answer"), ShowAnswer(run=run, step=step)))
    if _may_be_disputed(view):
        buttons.append(Button(say.plain("My answer is right too"), MineIsRight(run=run, step=step)))
    elif isinstance(view.step, MAY_BE_PASSED) and not isinstance(view.step, Say):
        buttons.append(Button(_passing(view, say), GoOn(run=run, step=step)))
    return tuple((button,) for button in buttons)


def _passing(view: RunView, say: Words) -> str:
    has_text = isinstance(view.step, Writing) and view.last is not None and view.last.outcome is Outcome.PARTLY
    return say.plain("Leave it so") if has_text else say.plain("Not now")


def _may_be_shown(view: RunView) -> bool:
    return view.state.tries >= TRIES_BEFORE_ANSWER


def _may_be_disputed(view: RunView) -> bool:
    wrong = view.last is not None and view.last.outcome is Outcome.WRONG
    return wrong and _was_typed(view) and not view.state.picks


def _was_typed(view: RunView) -> bool:
    return not isinstance(view.step, Choice | Choices | Listening | Match | Say | Writing)


def _in_rows(buttons: list[Button], *, wide: bool) -> tuple[Row, ...]:
    """Short ones in rows of three, others in pairs, long ones alone."""
    longest = max((len(button.label) for button in buttons), default=0)
    if longest > LABEL_LIMIT // 2:
        return tuple((button,) for button in buttons)
    if wide or longest > LABEL_LIMIT // 3:
        return pairs(*buttons)
    return tuple(tuple(buttons[start : start + 3]) for start in range(0, len(buttons), 3))


def _short(label: str) -> str:
    return label if len(label) <= LABEL_LIMIT else f"{label[: LABEL_LIMIT - 1]}…"
