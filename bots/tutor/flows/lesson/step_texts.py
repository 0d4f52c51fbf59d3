"""What a step says before it is answered."""

import re

from bots.kit.words import PARAGRAPH, Html, Words, escaped
from core.lessons.pieces import pieces_of
from core.lessons.solutions import solution_of
from core.lessons.steps import (
    Choice,
    Choices,
    Dictation,
    Gap,
    Hunt,
    Listening,
    Match,
    Order,
    Review,
    Say,
    ScriptedDialogue,
    Step,
    Teach,
    Transform,
    Translate,
    Writing,
)
from core.lessons.suiting import RUSSIAN
from core.lessons.texts import joined
from core.lessons.types import Outcome, RunView
from core.levels.types import Level

ENGLISH = "en"
NEW_LINE = Html("\n")


def explains_in(view: RunView, say: Words, *, own: bool) -> str:
    """From B1 on things are explained in English, unless the learner asks for their own language."""
    return say.language if own or view.lesson.level.rank < Level.B1.rank else ENGLISH


def step_text(view: RunView, say: Words, *, own: bool) -> Html:
    match view.step:
        case Teach() as step:
            return _teaching(step, say, explains_in(view, say, own=own))
        case Review():
            return _looking_back(view, say)
        case ScriptedDialogue() as step:
            return _dialogue(step, view, say)
        case step:
            return PARAGRAPH.joined(_instruction(step, view, say), *_material(step, view, say))


def _looking_back(view: RunView, say: Words) -> Html:
    if not view.again:
        return say("<b>Looking back</b>\n\nEverything was right at once. Words that are due wait in /review.")
    more = say.plural(
        "{n} task was hard. It comes once more, then the lesson is done.",
        "{n} tasks were hard. They come once more, then the lesson is done.",
        view.again,
    )
    return PARAGRAPH.joined(say("<b>Looking back</b>"), more)


def _teaching(step: Teach, say: Words, language: str) -> Html:
    examples = [_example(line, say) for line in step.examples]
    return PARAGRAPH.joined(escaped(step.text.said_in(language)), *([NEW_LINE.joined(*examples)] if examples else []))


def _example(line: str, say: Words) -> Html:
    english, _, russian = (part.strip() for part in line.partition("|"))
    shown = Html(f"• <i>{escaped(english)}</i>")
    return Html(f"{shown} — {escaped(russian)}") if russian and say.language == RUSSIAN else shown


def _instruction(step: Step, view: RunView, say: Words) -> Html:  # noqa: C901 - one line a kind
    match step:
        case Choice():
            return say("Choose what is right.")
        case Choices():
            return say("Choose all that are right, then check. Wrong choices cost points.")
        case Gap(accept=accept) if len(accept) > 1:
            return say("Write the missing words, with commas between them.")
        case Gap():
            return say("Write what is missing.")
        case Order():
            return say("Put the words in order: press them, or type the sentence.")
        case Match():
            return say("Find the pairs.")
        case Hunt():
            return say("There is one mistake here. Write that part the right way.")
        case Translate():
            return say("Say it in English.")
        case Transform(prompt=prompt) | Writing(prompt=prompt):
            return escaped(prompt.said_in(say.language))
        case Dictation() if view.state.silent:
            return say("Letters are missing. Write the whole sentence.")
        case Dictation():
            return say("Listen, and write what you hear.")
        case Listening() if view.state.silent:
            return say("Read, and answer.")
        case Listening():
            return say("Listen, and answer.")
        case _:
            return say("Say it aloud.")


def _material(step: Step, view: RunView, say: Words) -> list[Html]:
    match step:
        case Choice() | Choices() | Gap():
            return [Html(f"<b>{escaped(step.prompt.said_in(say.language))}</b>")]
        case Order():
            return _order(step, view, say)
        case Match():
            return [_pairs(step, view)]
        case Transform(source=text) | Hunt(text=text) | Translate(source=text) | Say(text=text):
            return [Html(f"<b>{escaped(text)}</b>")]
        case Dictation() if view.state.silent:
            return [Html(f"<code>{escaped(masked(step.audio))}</code>")]
        case Listening():
            read = [Html(f"<i>{escaped(step.audio)}</i>")] if view.state.silent else []
            return [*read, Html(f"<b>{escaped(step.prompt.said_in(say.language))}</b>")]
        case Writing():
            return _writing(step, say)
        case _:
            return []


def _order(step: Order, view: RunView, say: Words) -> list[Html]:
    line = _laid(step, view)
    return [*([Html(f"<i>{escaped(step.ru)}</i>")] if say.language == RUSSIAN else []), line]


def _laid(step: Order, view: RunView) -> Html:
    """The sentence as far as it has been put together; whole when the step is done, however it was answered."""
    pieces = pieces_of(step)
    if view.state.done:
        is_right = view.last is not None and view.last.outcome is Outcome.RIGHT
        whole = view.last.text if view.last is not None and is_right else solution_of(step)
        return Html(f"▸ <b>{escaped(whole)}</b>")
    laid = joined(tuple(pieces[place] for place in view.state.picks))
    return Html(f"▸ <b>{escaped(laid)}</b> …") if view.state.picks else Html("▸ …")


def _pairs(step: Match, view: RunView) -> Html:
    """Those found so far; all of them when the step is done, however it came to its end."""
    done = view.state.picks
    present = next((place for place in range(len(step.pairs)) if place not in done), None)
    lines = []
    for place, (left, right, *_) in enumerate(step.pairs):
        if place in done or view.state.done:
            lines.append(Html(f"✓ {escaped(left)} — {escaped(right)}"))
        elif place == present:
            lines.append(Html(f"▸ <b>{escaped(left)}</b> — ?"))
        else:
            lines.append(Html(f"· {escaped(left)}"))
    return NEW_LINE.joined(*lines)


def _writing(step: Writing, say: Words) -> list[Html]:
    wanted = [Html(f"• {escaped(must.say.said_in(say.language))}") for must in step.must]
    told = str(step.min_words) in step.prompt.said_in(say.language)
    least = [] if told else [say.plural("At least {n} word.", "At least {n} words.", step.min_words)]
    return [NEW_LINE.joined(say("Mention:"), *wanted), *least] if wanted else least


def _dialogue(step: ScriptedDialogue, view: RunView, say: Words) -> Html:
    """What was said so far, and what is to be said now."""
    lines = [Html(f"<i>{escaped(step.scene.said_in(say.language))}</i>")]
    turns = step.turns[: view.state.turn + 1]
    for place, turn in enumerate(turns):
        lines.append(Html(f"👤 {escaped(turn.bot)}"))
        if place < len(view.state.said):
            lines.append(Html(f"🗨 {escaped(view.state.said[place])}"))
    if not view.state.done:
        lines.append(Html(f"▸ {escaped(turns[-1].ask.said_in(say.language))}"))
    return PARAGRAPH.joined(*lines)


def masked(sentence: str) -> str:
    """Every word with its first letter alone: enough for whoever cannot listen to the sentence."""
    return re.sub(r"\b(\w)(\w*)", lambda word: word[1] + "_" * len(word[2]), sentence)
