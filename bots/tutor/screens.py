"""What the tutor shows first, and where everything is found."""

from bots.kit.actions import settings_button
from bots.kit.screens import Button, Screen
from bots.kit.words import Words
from bots.tutor.flows.check import CheckText
from bots.tutor.flows.lesson.actions import OpenLessons
from bots.tutor.flows.onboarding.actions import OpenIntroduction
from bots.tutor.flows.placement.actions import OpenLevel, OpenOwnLevels
from bots.tutor.flows.progress.actions import SendProgress
from bots.tutor.flows.talk.actions import OpenTalk, OpenTopics
from bots.tutor.flows.words.actions import OpenWords
from bots.tutor.onward import OpenPractice
from core.users.types import Person


def welcome(say: Words, person: Person) -> Screen:
    text = say(
        "Hello, {name}! Let's work on your English: we find your level in five minutes, and then ten minutes a day "
        "are enough. Where shall we start?",
        name=person.first_name,
    )
    return Screen(
        text,
        (
            (Button(say.plain("Find my level"), OpenLevel()),),
            (Button(say.plain("Just talk"), OpenTopics()), Button(say.plain("I know my level"), OpenOwnLevels())),
            (Button(say.plain("About me"), OpenIntroduction()), settings_button(say)),
        ),
    )


def home(say: Words, _: Person) -> Screen:
    return Screen(
        say("<b>English</b>\n\nToday's practice is one press away. Or just write to me, in English if you can."),
        (
            (Button(say.plain("Practise"), OpenPractice()),),
            (Button(say.plain("Lessons"), OpenLessons()), Button(say.plain("Words"), OpenWords())),
            (Button(say.plain("Talk"), OpenTalk()), Button(say.plain("Check a text"), CheckText())),
            (Button(say.plain("Progress"), SendProgress()), Button(say.plain("Level"), OpenLevel())),
            (settings_button(say),),
        ),
    )
