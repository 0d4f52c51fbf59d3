"""Before and after a review."""

from bots.kit.actions import OpenHome, back
from bots.kit.screens import Button, Screen
from bots.kit.words import PARAGRAPH, Html, Words
from bots.tutor.flows.progress.wording import day_in_words
from bots.tutor.flows.words.actions import AskWord, BeginReview, OpenWords
from bots.tutor.onward import onward
from core.users.types import Person
from core.vocabulary.listing import Outlook
from core.vocabulary.reviewing import Session
from core.vocabulary.types import CardCounts


def opening_screen(say: Words, person: Person, counts: CardCounts, outlook: Outlook) -> Screen:
    """How much there is and how long it takes, before it begins."""
    others = (Button(say.plain("My words"), OpenWords()), Button(say.plain("Add a word"), AskWord()))
    if not outlook.due and not outlook.fresh:
        ways = (onward(say), others) if counts.total else (others,)
        return Screen(_nothing(say, person, counts, outlook), (*ways, back(say, OpenHome())))
    minutes = max(1, round(outlook.minutes))
    text = PARAGRAPH.joined(
        say("🧠 <b>Review</b>"),
        say("To review: {due}. New words: {new}.", due=outlook.due, new=outlook.fresh),
        say.plural("It takes about {n} minute.", "It takes about {n} minutes.", minutes),
    )
    return Screen(text, ((Button(say.plain("Begin"), BeginReview()),), others, back(say, OpenHome())))


def _nothing(say: Words, person: Person, counts: CardCounts, outlook: Outlook) -> Html:
    parts = [say("🧠 <b>Review</b>")]
    if counts.total:
        parts.append(say("Everything is reviewed for today."))
    else:
        parts.append(say("There are no words to review. Add one, and it will be here."))
    return PARAGRAPH.joined(*parts, *_next(say, person, outlook))


def end_screen(say: Words, person: Person, done: Session, outlook: Outlook, brought: Html | None) -> Screen:
    figures = say("🏁 <b>Review done.</b> Right: {right} of {all}.", right=done.right, all=done.answered)
    parts = [figures, *([brought] if brought else []), *_next(say, person, outlook)]
    rows = (
        onward(say),
        (Button(say.plain("My words"), OpenWords()), Button(say.plain("Add a word"), AskWord())),
        back(say, OpenHome()),
    )
    return Screen(PARAGRAPH.joined(*parts), rows)


def _next(say: Words, person: Person, outlook: Outlook) -> list[Html]:
    """When there is more to do; nothing as long as something is left for today."""
    if outlook.next_due is None or outlook.due or outlook.fresh:
        return []
    return [say("The next ones: {day}.", day=day_in_words(outlook.next_due.astimezone(person.zone).date(), say))]
