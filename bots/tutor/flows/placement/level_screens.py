"""/level: the level, where it comes from, how to find it and how to change it."""

from bots.kit.actions import OpenHome, back
from bots.kit.screens import Button, Screen
from bots.kit.words import PARAGRAPH, Html, Words
from bots.tutor.flows.placement.actions import OpenLevel, OpenOwnLevels, PickOwnLevel, ShowResult, StartTest
from bots.tutor.flows.placement.wording import percent, what_level_means
from bots.tutor.onward import practise
from core.levels.outcomes import LevelChange, LevelSource, PlacementView
from core.levels.types import Level
from core.users.types import Person


def invitation_screen(say: Words) -> Screen:
    """For whoever has no level yet."""
    text = say(
        "<b>Your level</b>\n\nAbout 16 short questions, five to ten minutes: the better you answer, the harder they "
        "get. At the end there is a picture of your level and a plan for a week."
    )
    start = Button(say.plain("Find my level"), StartTest())
    known = Button(say.plain("I know my level"), OpenOwnLevels())
    return Screen(text, ((start,), (known,), back(say, OpenHome())))


def resume_screen(view: PlacementView, say: Words) -> Screen:
    """For whoever stopped in the middle."""
    text = say(
        "<b>Your level</b>\n\nYou stopped at question {number}, your answers are kept. Go on?", number=view.number
    )
    go_on = Button(say.plain("Go on"), StartTest())
    anew = Button(say.plain("From the beginning"), StartTest(anew=True))
    known = Button(say.plain("I know my level"), OpenOwnLevels())
    return Screen(text, ((go_on,), (anew,), (known,), back(say, OpenHome())))


def level_screen(present: LevelChange, person: Person, say: Words, *, tested: bool) -> Screen:
    text = PARAGRAPH.joined(
        say("<b>Your level: {level}</b>, {means}", level=present.level, means=what_level_means(present.level, say)),
        where_from(present, person, say),
    )
    result = ((Button(say.plain("Show the result"), ShowResult()),),) if tested else ()
    again = Button(say.plain("Take the test again") if tested else say.plain("Take the test"), StartTest(anew=True))
    other = Button(say.plain("Choose the level"), OpenOwnLevels())
    return Screen(text, (practise(say), *result, (again,), (other,), back(say, OpenHome())))


def own_levels_screen(say: Words, present: LevelChange | None = None) -> Screen:
    lines = (say("<b>{level}</b>: {means}", level=one.value, means=what_level_means(one, say)) for one in Level)
    text = PARAGRAPH.joined(say("Which level is yours?"), Html("\n").joined(*lines))
    chosen = present.level if present else None
    buttons = [Button(_checked(one, chosen), PickOwnLevel(level=one)) for one in Level]
    return Screen(text, (tuple(buttons[:3]), tuple(buttons[3:]), back(say, OpenLevel())))


def undecided_screen(view: PlacementView, say: Words) -> Screen:
    text = say.plural(
        "Time is up, and {n} answer is too few to tell your level: it takes eight. Nothing has changed.",
        "Time is up, and {n} answers are too few to tell your level: it takes eight. Nothing has changed.",
        view.answered,
    )
    start = Button(say.plain("Start again"), StartTest(anew=True))
    known = Button(say.plain("I know my level"), OpenOwnLevels())
    return Screen(text, ((start,), (known,), back(say, OpenHome())))


def waiting_screen(say: Words) -> Screen:
    text = say("All questions are answered, and one answer is still being marked. The result will be in /level.")
    return Screen(text, (back(say, OpenHome()),))


def where_from(change: LevelChange, person: Person, say: Words) -> Html:
    """Who or what gave the level, and when."""
    day = say.date(change.at, person.zone)
    match change.source:
        case LevelSource.PLACEMENT:
            return say("The test of {day} says so, {share} sure.", day=day, share=percent(change.probability or 0, say))
        case LevelSource.PRACTICE:
            return say("Your answers in lessons moved it on {day}.", day=day)
        case LevelSource.STAFF:
            return say("A teacher set it on {day}.", day=day)
        case LevelSource.PERSON:
            return say("You chose it yourself on {day}.", day=day)


def _checked(level: Level, chosen: Level | None) -> str:
    return f"✓ {level.value}" if level is chosen else level.value
