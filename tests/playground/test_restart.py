"""What outlives the playground's process when it has a file to keep things in."""

import asyncio
import sys
from pathlib import Path
from typing import Any

from aiogram.types import BotCommand

from playground.telegram.journal import FileJournal
from tests.playground.actors import Actor, Webhook, stage
from tests.playground.eventually import eventually
from tests.playground.pictures import png
from tests.playground.test_messages import key, keys


async def test_the_second_run_still_knows_ada(tmp_path: Path) -> None:
    state = tmp_path / "playground.jsonl"
    async with stage(state_path=state) as first:
        bot, ada = first.bot(), await first.actor("Ada", language_code="ru")
        said = await ada.says("/start")
        await ada.sends("photo", png(4, 4), "me.png")
        sent = await bot.send_message(ada.id, "Hello", reply_markup=keys(key("Go on")))
        removed = await bot.send_message(ada.id, "Forget this")
        await bot.delete_message(ada.id, removed.message_id)
        await bot.set_my_commands([BotCommand(command="start", description="Begin")])
        await bot.set_my_name("The Mentor")
        before = await ada.sees()

    async with stage(state_path=state) as second:
        (person,) = await second.get("/sim/people")
        assert (person["id"], person["name"], person["language_code"]) == (ada.id, "Ada", "ru")
        ada = Actor(ada.id, "mentor", second.http)
        assert await ada.sees() == before
        assert await (await second.http.get(before[1]["media"]["url"])).read() == png(4, 4)
        bot = second.bot()
        await bot.edit_message_text("Hello again", chat_id=ada.id, message_id=sent.message_id)
        assert (await bot.get_my_name()).name == "The Mentor"
        (mentor, _) = await second.get("/sim/bots")
        assert mentor["commands"] == {"": [{"command": "start", "description": "Begin"}]}
        texts = [update.message.text for update in await bot.get_updates() if update.message]
        assert texts == ["/start", None]
        later = await ada.says("Hello")
        assert later["update_id"] > said["update_id"]
        assert later["message_id"] > removed.message_id


async def test_the_webhook_and_what_it_has_not_taken_outlive_the_process(tmp_path: Path, hook: Webhook) -> None:
    state = tmp_path / "playground.jsonl"
    async with stage(state_path=state) as first:
        ada = await first.actor("Ada")
        await ada.says("Early")
        bot = first.bot()
        await bot.set_webhook("http://127.0.0.1:9/nobody", secret_token="s3cret")
        await bot.delete_webhook()
        await bot.set_webhook(hook.url, secret_token="s3cret", drop_pending_updates=True)

    async with stage(state_path=state) as second:
        assert (await second.bot().get_webhook_info()).url == hook.url
        await Actor(ada.id, "mentor", second.http).says("Late")
        await eventually(lambda: hook.updates)
        assert [update["message"]["text"] for update in hook.updates] == ["Late"]
        assert hook.headers[0]["X-Telegram-Bot-Api-Secret-Token"] == "s3cret"


def test_a_torn_last_line_costs_that_line_alone(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    journal = FileJournal(path)
    journal.put("person", "1", {"name": "Ada"})
    journal.put("person", "2", {"name": "Boris"})
    journal.drop("person", "2")
    journal.close()
    with path.open("ab") as file:
        file.write(b'["person","3",{"na')

    again = FileJournal(path)
    rows: dict[str, Any] = again.rows("person")
    again.put("person", "4", {"name": "Grace"})
    again.close()
    assert rows == {"1": {"name": "Ada"}}
    lines = path.read_text().splitlines()
    assert lines == [
        '["journal","format",1]',
        '["person","1",{"name":"Ada"}]',
        '["person","4",{"name":"Grace"}]',
    ], "opening left out what was overwritten and what was torn"


def test_a_file_of_another_format_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('["person","1",{"name":"Ada"}]\n')
    journal = FileJournal(path)
    assert journal.rows("person") == {}
    journal.close()
    assert (tmp_path / "rows.jsonl.old").exists()


async def test_a_killed_playground_forgets_nothing(tmp_path: Path) -> None:
    state = tmp_path / "playground.jsonl"
    program = f"""
import asyncio, pathlib, sys
from core.clock import SystemClock
from playground.telegram.simulator import Simulator
simulator = Simulator(SystemClock(), tokens={{"mentor": "1:x"}}, state_path=pathlib.Path({str(state)!r}))
ada = simulator.person("Ada")
simulator.acts.say(simulator.bot("mentor"), ada, "Hello")
print(ada.id, flush=True)
sys.stdin.read()
"""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    person_id = int(await process.stdout.readline())
    process.kill()
    await process.wait()

    async with stage(state_path=state) as second:
        ada = Actor(person_id, "mentor", second.http)
        assert [message["text"] for message in await ada.sees()] == ["Hello"]
        (update,) = await second.bot().get_updates()
        assert update.message is not None
        assert update.message.text == "Hello"
