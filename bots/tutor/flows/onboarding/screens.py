"""The questions of the introduction, and the answers all together."""

from bots.kit.actions import OpenHome, back
from bots.kit.places import city_of
from bots.kit.screens import Button, Screen, pairs
from bots.kit.words import PARAGRAPH, Html, Words
from bots.tutor.flows.onboarding.actions import (
    Answer,
    AskAgain,
    AskPlace,
    MoreInterests,
    NoReminder,
    PickInterest,
    StopIntroduction,
)
from bots.tutor.flows.onboarding.wording import NATIVE, goals, interests, language_name, minutes, said, titles
from bots.tutor.flows.placement.actions import OpenLevel
from core.learners.types import MINUTES, Learner, Question
from core.users.types import Person

HOURS = (8, 12, 18, 21)
INTERESTS_SHOWN = 5  # with the other half, and the ways on and back, that makes eight buttons

Rows = tuple[tuple[Button, ...], ...]


def question_screen(question: Question, learner: Learner, person: Person, say: Words, *, more: bool = False) -> Screen:
    """One question with its place, its choices, and the ways past it."""
    head = say("{place}/{all} · <b>{title}</b>", place=question.number, all=len(Question), title=titles(say)[question])
    return Screen(PARAGRAPH.joined(head, _asked(question, person, say)), _rows(question, learner, say, more=more))


def answers_screen(learner: Learner, own_goal: str | None, say: Words) -> Screen:
    """Everything that was told, each answer to be changed by a press; first comes what to do next."""
    names = titles(say)
    lines = [
        say("{title}: <b>{said}</b>", title=names[one], said=said(one, learner, own_goal, say)) for one in Question
    ]
    text = PARAGRAPH.joined(say("🎯 <b>About you</b>"), Html("\n").joined(*lines))
    change = pairs(*(Button(names[one], AskAgain(question=one)) for one in Question))
    return Screen(text, ((Button(say.plain("Find my level"), OpenLevel()),), *change, back(say, OpenHome())))


def _asked(question: Question, person: Person, say: Words) -> Html:
    match question:
        case Question.GOAL:
            return say("Why are you learning English? Choose, or write it in your own words.")
        case Question.INTERESTS:
            return say("What do you like to talk about? One to three.")
        case Question.MINUTES:
            return say(
                "How much time a day can you give to English? Ten minutes every day do more than an hour at once."
            )
        case Question.REMINDER:
            return _asked_hour(person, say)
        case Question.LANGUAGE:
            return say("What is your native language? If it is not here, write it.")


def _asked_hour(person: Person, say: Words) -> Html:
    asked = say("When shall I remind you, if you have not practised that day? Choose, or write an hour: <i>19</i>.")
    if person.time_zone is None:
        return PARAGRAPH.joined(asked, say("I don't know your time zone yet: write your city first."))
    return PARAGRAPH.joined(asked, say("Time zone: {city}.", city=city_of(person.time_zone, say.locale)))


def _rows(question: Question, learner: Learner, say: Words, *, more: bool) -> Rows:
    choices = _choices(question, learner, say, more=more)
    return (*choices, _ways(question, learner, say))


def _choices(question: Question, learner: Learner, say: Words, *, more: bool) -> Rows:
    match question:
        case Question.GOAL:
            return pairs(*(Button(label, Answer(question=question, value=one)) for one, label in goals(say).items()))
        case Question.INTERESTS:
            return _interest_rows(learner, say, more=more)
        case Question.MINUTES:
            return pairs(*(Button(minutes(n, say), Answer(question=question, value=str(n))) for n in MINUTES))
        case Question.REMINDER:
            hours = (Button(f"{hour}:00", Answer(question=question, value=str(hour))) for hour in HOURS)
            others = (Button(say.plain("No reminders"), NoReminder()), Button(say.plain("Time zone"), AskPlace()))
            return (*pairs(*hours), others)
        case Question.LANGUAGE:
            names = {code: _capital(language_name(code, say)) for code in NATIVE}
            return pairs(*(Button(name, Answer(question=question, value=code)) for code, name in names.items()))


def _interest_rows(learner: Learner, say: Words, *, more: bool) -> Rows:
    names = list(interests(say).items())
    shown = names[INTERESTS_SHOWN:] if more else names[:INTERESTS_SHOWN]
    other = Button(say.plain("‹ First ones") if more else say.plain("Others ›"), MoreInterests(more=not more))
    buttons = [
        Button(f"✓ {label}" if one in learner.interests else label, PickInterest(interest=one, more=more))
        for one, label in shown
    ]
    buttons.append(other)
    return pairs(*buttons)


def _ways(question: Question, learner: Learner, say: Words) -> tuple[Button, ...]:
    """Back on the left, on or past it on the right."""
    ways = []
    if question.before is not None:
        ways.append(Button(say.plain("‹ Back"), AskAgain(question=question.before)))
    else:
        ways.append(Button(say.plain("Not now"), StopIntroduction()))
    done = question is Question.INTERESTS and bool(learner.interests)
    ways.append(Button(say.plain("Done ›") if done else say.plain("Skip ›"), Answer(question=question)))
    return tuple(ways)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
