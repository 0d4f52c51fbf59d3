"""The tutor: English, from A1 to C2."""

from pathlib import Path

from bots.kit.spec import BotSpec, Command
from bots.kit.words import msg
from bots.tutor import screens
from bots.tutor.flows import check, lesson, onboarding, placement, practice, review, talk, words
from bots.tutor.handlers import create_router
from bots.tutor.personas import PERSONA, Talker
from core.ai.types import ModelRef
from core.lessons.settling import SETTLED
from core.notices.reminding import REMINDER
from core.users.types import BotName

spec = BotSpec(
    name=BotName("tutor"),
    folder=Path(__file__).parent,
    tagline=msg("English lessons and talks at your own level"),
    about=msg(
        "An English tutor, from A1 to C2: it finds your level in five minutes, plans ten minutes a day of words, "
        "lessons and talks, corrects you kindly and shows how far you have come. Or just write to it, or speak."
    ),
    home=screens.home,
    welcome=screens.welcome,
    create_router=create_router,
    commands=(
        Command(name="practice", does=msg("Today's session, part by part")),
        Command(name="me", does=msg("Goal, interests, time a day")),
        Command(name="level", does=msg("Your level: test, result, choice")),
        Command(name="lesson", does=msg("The next lesson, or all of them")),
        Command(name="review", does=msg("Words that are due today")),
        Command(name="words", does=msg("Your words, to see and to change")),
        Command(name="add", does=msg("Learn a word: /add journey")),
        Command(name="export", does=msg("Your words as a deck for Anki")),
        Command(name="talk", does=msg("Role-plays with goals, and free talk")),
        Command(name="check", does=msg("Look for mistakes in a text")),
        Command(name="progress", does=msg("Skills, streak and words in a picture")),
        Command(name="week", does=msg("This week in a picture")),
        Command(name="streak", does=msg("Days in a row, freezes, the daily goal")),
        Command(name="badges", does=msg("Badges, earned and to be earned")),
        Command(name="league", does=msg("A weekly table, for those who want one")),
    ),
    kept={
        str(onboarding.IntroductionForm.answer.state): onboarding.kept,
        str(placement.PlacementForm.answer.state): placement.kept,
        str(lesson.LessonForm.step.state): lesson.kept,
        str(review.ReviewForm.answer.state): review.kept,
        str(words.WordsForm.word.state): words.kept,
        str(words.WordsForm.translation.state): words.kept,
        str(words.WordsForm.search.state): words.kept,
        str(talk.TalkForm.scene.state): talk.kept_of_scene,
        str(talk.TalkForm.topic.state): talk.kept_of_topic,
        str(check.CheckForm.text.state): check.kept,
    },
    news={REMINDER: practice.remind, SETTLED: lesson.tell_of_dispute},
    persona=Talker(folder=Path(__file__).parent, version=PERSONA, coach=ModelRef("offline", "tutor")),
)
