"""What a learner sees of their progress, by asking for it and pressing."""

import io

import pytest
from PIL import Image

from bots.kit.pictures.theme import DARK, LIGHT, WIDTH
from core.app import App
from core.levels.types import Level
from core.users.types import Person as Known
from core.users.types import TelegramId
from playground.telegram.formatting.units import utf16_length
from tests.bots.telegram import Person, Telegram
from tests.bots.test_commands import document
from tests.clocks import HandClock
from tests.core.people import meet, update
from tests.core.progress.learners import answer, answer_cards, finish, practise_daily


@pytest.fixture(params=["en", "ru"])
def anybody(request: pytest.FixtureRequest, telegram: Telegram) -> Person:
    return telegram.person("Ada", "tutor", language=request.param)


async def known(app: App, person: Person) -> Known:
    return await app.find_person(TelegramId(person.id))


async def learn(app: App, person: Person, clock: HandClock) -> Known:
    """Ada says hello, is placed, and practises for ten days with a day off."""
    await person.says("/start")
    ada = await known(app, person)
    await app.progress.place(ada.id, Level.B1, update())
    await practise_daily(app, ada, clock, 7)
    clock.move(days=1)
    await practise_daily(app, ada, clock, 2)
    for _ in range(6):
        await answer(app, ada)
    await answer_cards(app, ada, 12)
    return ada


def picture(telegram: Telegram, person: Person) -> Image.Image:
    return Image.open(io.BytesIO(document(telegram, person))).convert("RGB")


async def test_progress_is_a_picture_whose_caption_says_the_same(
    anybody: Person, telegram: Telegram, app: App, clock: HandClock
) -> None:
    await learn(app, anybody, clock)

    await anybody.says("/progress")

    expected = {
        "en": ["🔥 10 days in a row", "Today 180 of 100 XP, 360 in all", "Grammar: B1", "Speaking: B1",
               "practised on 10", "kept by a freeze or a pause 1", "missed 0"],
        "ru": ["🔥 10 дней подряд", "Сегодня 180 из 100 XP, всего 360", "Грамматика: B1", "Говорение: B1",
               "дней с занятием — 10", "паузой — 1", "пропущено — 0"],
    }[anybody.language or ""]  # fmt: skip
    assert picture(telegram, anybody).width == WIDTH
    assert [part for part in expected if part not in anybody.chat[-1]["text"]] == []
    assert utf16_length(anybody.chat[-1]["text"]) <= 1024
    assert len(telegram.live_screens) == 1  # the picture's buttons are its own, the menu stays
    assert telegram.refused == []


async def test_there_is_nothing_to_draw_before_the_first_answer(anybody: Person, telegram: Telegram) -> None:
    await anybody.says("/start")
    await anybody.says("/progress")

    assert telegram.text.startswith({"en": "There is nothing", "ru": "Рисовать пока нечего"}[anybody.language or ""])
    assert telegram.labels[0] in {"Practise", "Заниматься"}
    assert len(telegram.live_screens) == 1


@pytest.mark.parametrize("command", ["/progress", "/week"])
async def test_pictures_follow_the_palette(
    ada: Person, telegram: Telegram, app: App, clock: HandClock, command: str
) -> None:
    person = await learn(app, ada, clock)
    await ada.says(command)
    light = picture(telegram, ada).getpixel((0, 0))
    await app.choose_palette(person.id, dark=True)
    await ada.says(command)
    dark = picture(telegram, ada).getpixel((0, 0))

    assert ["#" + bytes(one).hex() for one in (light, dark) if isinstance(one, tuple)] == [LIGHT.paper, DARK.paper]


async def test_the_picture_leads_on(ada: Person, telegram: Telegram, app: App, clock: HandClock) -> None:
    await learn(app, ada, clock)
    await ada.says("/progress")
    shown = telegram.screen
    for label, begins in (
        ("This week", "Your week, November 9–15"),
        ("Streak and goal", "🔥 10 days in a row\nBest: 10. Freezes: 0 of 2."),
        ("Badges", "Badges: 2 of 26"),
        ("League", "League"),
    ):
        await ada.presses(label, shown)
        assert telegram.text.startswith(begins)
        assert len(telegram.live_screens) == 1


async def test_a_week_is_a_picture_with_its_words(
    anybody: Person, telegram: Telegram, app: App, clock: HandClock
) -> None:
    await learn(app, anybody, clock)
    await anybody.says("/week")

    expected = {
        "en": ["Your week, November 9–15", "220 XP on 3 days out of 7", "2 lessons, 12 cards, 18 of 18 answers right",
               "80 XP more than before"],
        "ru": ["Твоя неделя, 9–15 ноября", "220 XP за 3 дня из семи", "2 урока, 12 карточек, верных ответов — 18 из 18",
               "на 80 XP больше прошлой", "🔥 10 дней подряд"],
    }[anybody.language or ""]  # fmt: skip
    assert [part for part in expected if part not in telegram.text] == []
    assert utf16_length(telegram.text) <= 1024
    assert picture(telegram, anybody).width == WIDTH


async def test_the_week_before_is_a_press_away_as_long_as_there_is_one(
    ada: Person, telegram: Telegram, app: App, clock: HandClock
) -> None:
    await learn(app, ada, clock)
    await ada.says("/week")
    await ada.presses("‹ The week before", telegram.screen)

    assert telegram.text.startswith("Your week, November 2–8\n140 XP on 7 days out of 7")
    assert "‹ The week before" not in telegram.labels
    assert len(telegram.live_screens) == 1


async def test_a_button_with_a_date_that_never_was_shows_this_week(
    ada: Person, telegram: Telegram, app: App, clock: HandClock
) -> None:
    await learn(app, ada, clock)
    await ada.says("/week")
    await ada.presses_data("+progress_week.1:soon", telegram.screen["message_id"])

    assert telegram.text.startswith("Your week, November 9–15")


async def test_a_lost_day_is_told_with_what_it_takes(
    anybody: Person, telegram: Telegram, app: App, clock: HandClock
) -> None:
    await anybody.says("/start")
    ada = await known(app, anybody)
    await practise_daily(app, ada, clock, 3)
    clock.move(days=1)
    await anybody.says("/streak")

    expected = {
        "en": "↩️ Missed: November 5. You can still earn it back, until the end of November 7: "
        "2 lessons today (ten cards count as one), and it will be 5 days in a row.",
        "ru": "↩️ Пропущено: 5 ноября. Это ещё можно отыграть, до конца дня 7 ноября: "
        "2 урока сегодня (10 карточек — как урок) — и будет 5 дней подряд.",
    }[anybody.language or ""]
    assert expected in telegram.text


async def test_a_pause_is_explained_begun_and_ended(ada: Person, telegram: Telegram, app: App) -> None:
    await ada.says("/streak")
    await ada.presses("Pause for 14 days")
    assert telegram.text.startswith("A pause begins today and lasts up to 14 days")
    await ada.presses("Begin the pause")
    assert "⏸ A pause until November 16." in telegram.text
    await ada.presses("End the pause")

    assert "⏸" not in telegram.text
    assert (await app.progress.standing((await known(app, ada)).id)).streak.paused_until is None


async def test_a_second_pause_too_soon_is_refused_in_words(ada: Person, telegram: Telegram, clock: HandClock) -> None:
    await ada.says("/streak")
    await ada.presses("Pause for 14 days")
    await ada.presses("Begin the pause")
    clock.move(days=3)
    await ada.presses("End the pause")
    await ada.presses("Pause for 14 days")
    await ada.presses("Begin the pause")

    assert telegram.alerts == [
        "No new pause yet: one is running or has ended less than two weeks ago. Nothing has changed."
    ]


async def test_ada_chooses_her_daily_goal(ada: Person, telegram: Telegram, app: App) -> None:
    await ada.says("/streak")
    assert "🎯 Today: 0 of 100 XP." in telegram.text
    await ada.presses("Daily goal")
    assert telegram.labels == ["50 XP · 5 min", "✓ 100 XP · 10 min", "150 XP · 15 min", "200 XP · 20 min", "‹ Back"]
    await ada.presses("50 XP · 5 min")

    assert "🎯 Today: 0 of 50 XP." in telegram.text


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_badges_can_be_leafed_through_and_each_has_its_words(
    telegram: Telegram, app: App, clock: HandClock, language: str
) -> None:
    ada = telegram.person("Ada", "tutor", language=language)
    await learn(app, ada, clock)
    await ada.says("/badges")
    first = telegram.text
    names: list[str] = []
    for _ in range(6):
        assert utf16_length(telegram.text) <= 600
        names += [line for line in telegram.text.splitlines()[1:] if line.startswith(("🏅", "▫️"))]
        await ada.presses("›")

    assert len(set(names)) == 26
    assert telegram.text == first
    assert len([line for line in names if line.startswith("🏅")]) == 2
    assert len(telegram.live_screens) == 1


async def test_the_league_is_joined_looked_at_and_left(
    anybody: Person, telegram: Telegram, app: App, clock: HandClock
) -> None:
    say = {
        "en": {"join": "Join", "you": "You: 20", "alone": "With fewer than eight", "leave": "Leave",
               "sure": "Leave the league", "tier": "Bronze league", "invited": "Up to twenty people"},
        "ru": {"join": "Вступить", "you": "Ты: 20", "alone": "меньше восьми", "leave": "Выйти",
               "sure": "Выйти из лиги", "tier": "Бронзовая лига", "invited": "До двадцати человек"},
    }[anybody.language or ""]  # fmt: skip
    clock.move(days=7 * (1 if anybody.language == "en" else 2))  # a week without the others of this module
    await anybody.says("/league")
    assert say["invited"] in telegram.text
    await anybody.presses(say["join"])
    assert say["alone"] in telegram.text
    await finish(app, await known(app, anybody))
    for n in range(7):
        other = await meet(app, f"Wolfeschlegelsteinhausen {n}")
        await app.progress.join_league(other.id)
    await anybody.says("/league")
    assert telegram.text.startswith(say["tier"])
    assert "🔼 1. " + say["you"] in telegram.text
    assert "2. Wolfeschlegelst…: 0" in telegram.text
    assert utf16_length(telegram.text) <= 600
    await anybody.presses(say["leave"])
    await anybody.presses(say["sure"])

    assert say["invited"] in telegram.text
    assert len(telegram.live_screens) == 1


async def test_last_week_is_told(ada: Person, telegram: Telegram, app: App, clock: HandClock) -> None:
    clock.move(days=28)
    await ada.says("/league")
    await ada.presses("Join")
    await finish(app, await known(app, ada))
    for n in range(8):
        await app.progress.join_league((await meet(app, f"P{n}")).id)
    clock.move(days=7)
    await app.progress.close_league_weeks(clock.now())
    await ada.says("/league")

    assert "Silver league" in telegram.text
    assert "Last week: place 1 of 9 with 20 XP, and a league up." in telegram.text
