"""What a bot says about itself, and who may call at all."""

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound, TelegramUnauthorizedError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
)

from tests.playground.actors import TOKENS, Actor, Stage


async def test_a_bot_knows_itself(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.username, me.first_name, me.is_bot) == (111111, "mentor_bot", "Mentor", True)


async def test_commands_belong_to_a_scope_and_a_language(scene: Stage, bot: Bot, ada: Actor) -> None:
    english, russian = BotCommand(command="help", description="Help"), BotCommand(command="help", description="Помощь")
    private = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([english])
    await bot.set_my_commands([russian], language_code="ru")
    await bot.set_my_commands([english, BotCommand(command="menu", description="Menu")], scope=private)
    await bot.set_my_commands([russian], scope=BotCommandScopeChat(chat_id=ada.id))

    assert [one.description for one in await bot.get_my_commands()] == ["Help"]
    assert [one.description for one in await bot.get_my_commands(language_code="ru")] == ["Помощь"]
    assert await bot.get_my_commands(language_code="de") == []
    (mentor, _) = await scene.get("/sim/bots")
    assert [one["command"] for one in mentor["commands"][""]] == ["help", "menu"]
    assert mentor["commands"]["ru"] == [{"command": "help", "description": "Помощь"}]

    await bot.delete_my_commands()
    assert await bot.get_my_commands() == []


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (BotCommand(command="Help", description="Help"), "BOT_COMMAND_INVALID"),
        (BotCommand(command="h" * 33, description="Help"), "BOT_COMMAND_INVALID"),
        (BotCommand(command="help", description=""), "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
async def test_commands_have_rules(bot: Bot, command: BotCommand, reason: str) -> None:
    with pytest.raises(TelegramBadRequest, match=reason):
        await bot.set_my_commands([command])


async def test_texts_fall_back_to_the_common_one(scene: Stage, bot: Bot) -> None:
    await bot.set_my_name("Mentor")
    await bot.set_my_name("Наставник", language_code="ru")
    await bot.set_my_description("Teaches", language_code="")
    await bot.set_my_short_description("Short")
    assert (await bot.get_my_name("ru")).name == "Наставник"
    assert (await bot.get_my_name("de")).name == "Mentor"
    assert (await bot.get_my_description("ru")).description == "Teaches"
    assert (await bot.get_my_short_description()).short_description == "Short"
    (mentor, _) = await scene.get("/sim/bots")
    assert (mentor["title"], mentor["titles"]["ru"], mentor["description"]) == ("Mentor", "Наставник", "Teaches")
    await bot.set_my_name("", language_code="ru")
    assert (await bot.get_my_name("ru")).name == "Mentor"


async def test_the_menu_button_can_be_set(bot: Bot, ada: Actor) -> None:
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert (await bot.get_chat_menu_button(ada.id)).type == "commands"


async def test_a_wrong_token_is_unauthorized(scene: Stage) -> None:
    with pytest.raises(TelegramUnauthorizedError, match="Unauthorized"):
        await scene.bot(token="333333:" + "x" * 35).get_me()


async def test_the_address_decides_what_is_not_found(scene: Stage) -> None:
    for path in ("/botnonsense/getMe", f"/bot{TOKENS['mentor']}/getNothing"):
        response = await scene.http.get(path)
        body = await response.json()
        assert (response.status, body["ok"], body["error_code"]) == (404, False, 404)
    assert issubclass(TelegramNotFound, Exception)


@pytest.mark.parametrize("way", ["query", "form", "json", "multipart"])
async def test_arguments_come_in_four_ways_and_method_names_in_any_case(scene: Stage, ada: Actor, way: str) -> None:
    address = f"/bot{TOKENS['mentor']}/SENDmessage"
    fields = {
        "chat_id": str(ada.id),
        "text": "Hi",
        "reply_markup": '{"inline_keyboard":[[{"text":"x","callback_data":"y"}]]}',
    }
    if way == "query":
        response = await scene.http.get(address, params=fields)
    elif way == "form":
        response = await scene.http.post(address, data=fields)
    elif way == "json":
        markup = {"inline_keyboard": [[{"text": "x", "callback_data": "y"}]]}
        response = await scene.http.post(address, json={**fields, "reply_markup": markup})
    else:
        form = aiohttp.FormData()
        for name, value in fields.items():
            form.add_field(name, value, content_type="text/plain")
        response = await scene.http.post(address, data=form)
    body = await response.json()
    assert body["ok"], body
    assert (await ada.sees_last())["buttons"] == [[{"text": "x", "data": "y"}]]


@pytest.mark.parametrize(
    ("fields", "description"),
    [
        ({"text": "Hi"}, "Bad Request: chat_id is empty"),
        ({"chat_id": "1"}, "Bad Request: message text is empty"),
        ({"chat_id": "1", "text": "Hi"}, "Bad Request: chat not found"),
        ({"chat_id": "1", "text": "Hi", "reply_markup": "{"}, "Bad Request: can't parse reply markup JSON object"),
        ({"chat_id": "1", "text": "Hi", "parse_mode": "XML"}, "Bad Request: unsupported parse_mode"),
    ],
)
async def test_missing_and_broken_arguments_are_refused(scene: Stage, fields: dict[str, str], description: str) -> None:
    response = await scene.http.post(f"/bot{TOKENS['mentor']}/sendMessage", data=fields)
    assert (response.status, (await response.json())["description"]) == (400, description)
