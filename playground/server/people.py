"""/sim: who there is, and what people do in their chats. These names are a contract with the tests."""

from typing import Any, Final

import orjson
from aiohttp import web

from playground.server.reading import (
    Fields,
    number_field,
    read_sim_form,
    read_sim_object,
    text_field,
)
from playground.telegram.accounts import BotAccount, Message, Person
from playground.telegram.errors import ActError
from playground.telegram.methods.profile import in_language
from playground.telegram.simulator import Simulator
from playground.telegram.views import chat_view

_OTHER_CONTENT: Final = ("contact", "location", "venue", "dice", "poll")


class People:
    """The acts of people over HTTP."""

    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator
        self._world = simulator.world

    def routes(self) -> list[web.RouteDef]:
        chat = "/sim/chats/{bot}/{person}"
        return [
            web.get("/sim/bots", self.bots),
            web.get("/sim/people", self.people),
            web.post("/sim/people", self.arrive),
            web.get(chat, self.see),
            web.post(f"{chat}/messages", self.write),
            web.post(f"{chat}/edit", self.edit),
            web.post(f"{chat}/press", self.press),
            web.post(f"{chat}/block", self.block),
            web.post(f"{chat}/unblock", self.unblock),
            web.post(f"{chat}/stop", self.stop),
            web.post(f"{chat}/inline", self.inquire),
        ]

    async def bots(self, request: web.Request) -> web.Response:  # noqa: ARG002 (a handler's shape)
        return shown([_bot(bot) for bot in self._world.bots.values()])

    async def people(self, request: web.Request) -> web.Response:  # noqa: ARG002
        return shown([_person(person) for person in self._world.people.values()])

    async def arrive(self, request: web.Request) -> web.Response:
        body = await read_sim_object(request)
        name = text_field(body, "name") or ""
        language = text_field(body, "language_code", required=False)
        person = self._world.add_person(name, language, text_field(body, "username", required=False))
        return shown(_person(person), status=201)

    async def see(self, request: web.Request) -> web.Response:
        bot, person = self.chat(request)
        return shown(chat_view(self._world.chat(bot, person), self._world.files))

    async def write(self, request: web.Request) -> web.Response:
        bot, person = self.chat(request)
        if request.content_type == "multipart/form-data":
            fields, files = await read_sim_form(request)
            if "file" not in files:
                raise ActError("The form needs a file.")
            message = self._simulator.media.send(bot, person, fields, files["file"])
        else:
            message = self._write(bot, person, await read_sim_object(request))
        update_id = self._world.chat(bot, person).newest_update
        return shown({"message_id": message.id, "update_id": update_id}, status=201)

    def _write(self, bot: BotAccount, person: Person, body: Fields) -> Message:
        """A text, or any other content in the Bot API's own words: `{"contact": {...}}`, `{"location": {...}}`."""
        reply_to = number_field(body, "reply_to", required=False)
        for kind in _OTHER_CONTENT:
            if isinstance(body.get(kind), dict):
                return self._simulator.acts.send(bot, person, {kind: body[kind]}, reply_to=reply_to)
        return self._simulator.acts.say(bot, person, text_field(body, "text") or "", reply_to=reply_to)

    async def edit(self, request: web.Request) -> web.Response:
        bot, person = self.chat(request)
        body = await read_sim_object(request)
        text = text_field(body, "text") or ""
        message = self._simulator.acts.edit(bot, person, number_field(body, "message_id") or 0, text)
        return shown({"message_id": message.id})

    async def press(self, request: web.Request) -> web.Response:
        bot, person = self.chat(request)
        body = await read_sim_object(request)
        message_id, button = number_field(body, "message_id") or 0, text_field(body, "button") or ""
        pressed = self._simulator.acts.press(bot, person, message_id, button)
        update_id = self._world.chat(bot, person).newest_update
        return shown({"callback_id": pressed.callback_id, "message_id": pressed.message_id, "update_id": update_id})

    async def block(self, request: web.Request) -> web.Response:
        self._simulator.acts.block(*self.chat(request))
        return shown({"blocked": True})

    async def unblock(self, request: web.Request) -> web.Response:
        self._simulator.acts.unblock(*self.chat(request))
        return shown({"blocked": False})

    async def stop(self, request: web.Request) -> web.Response:
        bot, person = self.chat(request)
        body = await read_sim_object(request)
        draft_id = number_field(body, "draft_id", required=False)
        return shown({"draft_id": self._simulator.acts.stop(bot, person, draft_id)})

    async def inquire(self, request: web.Request) -> web.Response:
        bot, person = self.chat(request)
        body = await read_sim_object(request)
        text = text_field(body, "query", required=False) or ""
        return shown({"results": await self._simulator.acts.inquire(bot, person, text)})

    def chat(self, request: web.Request) -> tuple[BotAccount, Person]:
        """Whose chat the address names."""
        person_id = request.match_info["person"]
        if not person_id.isdigit():
            raise ActError(f"{person_id} is not the id of a person.", status=404)
        return self._world.bot(request.match_info["bot"]), self._world.person(int(person_id))


def shown(value: Any, *, status: int = 200) -> web.Response:
    return web.Response(status=status, body=orjson.dumps(value), content_type="application/json")


def _person(person: Person) -> Fields:
    return {
        "id": person.id,
        "name": person.name,
        "language_code": person.language_code,
        "username": person.username,
    }


def _bot(bot: BotAccount) -> Fields:
    """What the chat page shows of a bot; the commands by language, "" for everybody else."""
    profile = bot.profile
    commands: dict[str, Any] = {}
    for key, listed in profile.commands.items():
        scope, language = orjson.loads(key)
        if scope["type"] in {"default", "all_private_chats"} and (
            language not in commands or scope["type"] == "all_private_chats"
        ):
            commands[language] = listed
    languages = sorted({"", *profile.descriptions, *profile.short_descriptions, *profile.names})
    return {
        "name": bot.name,
        "id": bot.id,
        "username": bot.username,
        "title": bot.display_name(),
        "titles": {language: bot.display_name(language) for language in languages},
        "description": in_language(profile.descriptions, None),
        "descriptions": {language: in_language(profile.descriptions, language) for language in languages},
        "short_descriptions": {language: in_language(profile.short_descriptions, language) for language in languages},
        "commands": commands,
    }
