"""The first screens, the introduction, and what is answered to what the bot cannot use."""

from bots.kit.events import News, perform
from tests.bots.tutor.screens.walking import (
    Chapter,
    Step,
    Walker,
    presses,
    presses_counted,
    presses_doing,
    presses_old,
    remembers,
    says,
    waits,
    way,
)
from tests.contracts.bots import CONTACT, PICTURE, STICKER


def sends(**content: object) -> Step:
    return lambda walker: walker.person.sends(**content)


async def edits(walker: Walker) -> None:
    await walker.person.edits(await walker.person.says("/menu"), "/menus")


async def is_reminded(walker: Walker) -> None:
    house = walker.person.house
    await perform(house.bot, house.dispatcher, News(name="reminder", telegram_id=walker.person.id))
    await walker.telegram.settle(walker.person)


async def presses_what_is_gone(walker: Walker) -> None:
    await walker.person.presses_data("home.1", walker.kept["old"]["message_id"])


STARTING = Chapter(
    "starting",
    (
        way("welcome", says("/start")),
        way("menu", remembers("old"), says("/menu")),
        way("help", says("/help"), content=True),
        way("a-button-that-is-gone", presses_what_is_gone, content=True),
        way("a-button-of-an-older-release", presses_old("nonsense.1")),
        way("an-unknown-command", says("/nonsense")),
        way("a-sticker", sends(sticker=STICKER)),
        way("a-photo", sends(photo=[PICTURE])),
        way("a-contact", sends(contact=CONTACT)),
        way("an-edit", edits),
        way("cancel-of-nothing", says("/cancel")),
        way("a-reminder", is_reminded),
        way("a-reminder-put-off", presses("In 3 hours")),
        way("a-reminder-till-tomorrow", is_reminded, presses("Tomorrow")),
    ),
)

INTRODUCTION = Chapter(
    "introduction",
    (
        way("introduction-goal", says("/me")),
        way("introduction-interests", presses("Skip ›")),
        way("introduction-interests-others", presses_doing("introint", 0), presses("Others ›")),
        way("introduction-interests-too-many", presses("Music"), presses("Sport"), presses("Health")),
        way("introduction-minutes", presses("Done ›")),
        way("introduction-minutes-misread", says("a lot", "много")),
        way("introduction-reminder", presses_counted("{n} minute", "{n} minutes", 15)),
        way("introduction-reminder-misread", says("???")),
        way("introduction-place", presses("Time zone")),
        way("introduction-place-of-several", says("Russia", "Россия")),
        way("introduction-place-taken", says("Samara", "Самара")),
        way("introduction-cancelled", says("/cancel")),
        way("introduction-resumed", says("/me")),
        way("introduction-language", says("19")),
        way("introduction-language-misread", says("Elvish", "эльфийский")),
        way("introduction-answers", says("Russian", "русский")),
        way("introduction-answer-changed-later", presses("Goal")),
        way("introduction-stopped", presses("Not now")),
        way("introduction-own-goal", presses("Goal"), says("to read Darwin", "читать Дарвина")),
        way("a-reminder-of-words", waits(days=2), is_reminded),
    ),
)
