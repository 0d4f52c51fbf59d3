"""Today's session on the screen."""

from collections.abc import Sequence

from bots.kit.actions import OpenHome, back
from bots.kit.screens import Action, Button, Screen
from bots.kit.words import PARAGRAPH, Html, Words, escaped
from bots.tutor.flows.lesson.actions import OpenLessons, StartLesson
from bots.tutor.flows.onboarding.actions import OpenIntroduction
from bots.tutor.flows.placement.actions import OpenLevel
from bots.tutor.flows.practice.actions import OpenPath, PractiseWords
from bots.tutor.flows.talk.actions import OpenTalk, PickScene
from bots.tutor.onward import OpenPractice
from core.path.session import PartKind
from core.path.today import Part, Today
from core.path.types import Transition, TransitionKind

NEW_LINE = Html("\n")
MOVES_SHOWN = 4


def today_screen(today: Today, say: Words, *, is_placed: bool) -> Screen:
    """What is to be done today, what of it is done, and why this lesson."""
    parts = [_head(today, say), NEW_LINE.joined(*(_line(part, say) for part in today.parts)), *_why(today, say)]
    rows: list[tuple[Button, ...]] = []
    if (part := today.next) is not None:
        rows.append((_begin(part, today, say),))
    elif today.step is not None:
        rows.append((Button(say.plain("All lessons"), OpenLessons()),))
    rows.append((Button(say.plain("Why this?"), OpenPath()), Button(say.plain("Another lesson"), OpenLessons())))
    about = Button(say.plain("About me"), OpenIntroduction())
    rows.append((about,) if is_placed else (Button(say.plain("Find my level"), OpenLevel()), about))
    return Screen(PARAGRAPH.joined(*parts), (*rows, back(say, OpenHome())))


def path_screen(moves: Sequence[Transition], say: Words) -> Screen:
    """The latest moves with their reasons."""
    lines = [
        NEW_LINE.joined(
            say("{sign} <b>{title}</b>", sign=SIGNS[move.kind], title=move.title.in_language(say.language)),
            escaped(move.reason.in_language(say.language)),
        )
        for move in moves[:MOVES_SHOWN]
    ]
    text = PARAGRAPH.joined(say("<b>Your way</b>, the latest step first"), *lines)
    return Screen(text, (back(say, OpenPractice()),))


SIGNS = {
    TransitionKind.START: "▸",
    TransitionKind.ADVANCE: "▸",
    TransitionKind.REMEDIAL: "↩︎",
    TransitionKind.SKIP_AHEAD: "⏭",
    TransitionKind.LEVEL_UP: "⬆️",
    TransitionKind.STAGNATION: "🎭",
    TransitionKind.OVERRIDE: "🎓",
}


def _head(today: Today, say: Words) -> Html:
    minutes = say.plural("about {n} minute", "about {n} minutes", today.minutes)
    if today.next is None:
        return say("🎯 <b>Today</b>: all done. Enough for today; more if you like.")
    return say("🎯 <b>Today</b>, {minutes}", minutes=minutes)


def _line(part: Part, say: Words) -> Html:
    sign = "✓" if part.is_done else "•"
    return say("{sign} {what}", sign=sign, what=_what(part, say))


def _what(part: Part, say: Words) -> Html:
    title = part.title.in_language(say.language) if part.title else ""
    match part.kind:
        case PartKind.WORDS if part.is_done:
            return say("🧠 Words")
        case PartKind.WORDS if part.is_closing:
            return say.plural("🧠 {n} word to end with", "🧠 {n} words to end with", part.cards)
        case PartKind.WORDS:
            return say.plural("🧠 {n} word", "🧠 {n} words", part.cards)
        case PartKind.REMEDIAL:
            return say("📘 Once more: “{title}”", title=title)
        case PartKind.LESSON:
            return say("📘 Lesson “{title}”", title=title)
        case PartKind.TALK if title:
            return say("💬 Scene “{title}”", title=title)
        case PartKind.TALK:
            return say("💬 A little talk")


def _why(today: Today, say: Words) -> list[Html]:
    if today.step is None:
        return []
    reason = escaped(today.step.reason.in_language(say.language))
    if today.next is None:
        title = today.step.title.in_language(say.language)
        return [NEW_LINE.joined(say("Next time: “{title}”.", title=title), reason)]
    return [] if _had_lesson(today) else [reason]


def _had_lesson(today: Today) -> bool:
    """Then the path has moved on already, and its reason is one for another day."""
    return any(part.is_done and part.kind in {PartKind.LESSON, PartKind.REMEDIAL} for part in today.parts)


def _begin(part: Part, today: Today, say: Words) -> Button:
    started = any(one.is_done for one in today.parts)
    match part.kind:
        case PartKind.WORDS:
            label = say.plain("Next: words") if started else say.plain("Begin with words")
            return Button(label, PractiseWords())
        case PartKind.LESSON | PartKind.REMEDIAL:
            anew = part.kind is PartKind.REMEDIAL and not part.is_begun
            return Button(_lesson_label(part, say, started=started), StartLesson(key=part.subject, anew=anew))
        case PartKind.TALK:
            return Button(say.plain("Next: a talk") if started else say.plain("Begin with a talk"), _talk(part))


def _lesson_label(part: Part, say: Words, *, started: bool) -> str:
    if part.is_begun:
        return say.plain("Go on with the lesson")
    return say.plain("Next: the lesson") if started else say.plain("Begin the lesson")


def _talk(part: Part) -> Action:
    return PickScene(key=part.subject) if part.subject else OpenTalk()
