"""Somebody whose chat is written down: what they said and pressed, and what they saw, with day and hour."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from core.app import App
from core.users.types import PersonId, TelegramId
from tests.bots.telegram import Person, Telegram, View

DAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")


class Diary:
    """A learner in the chat, and the transcript of it."""

    def __init__(self, name: str, telegram: Telegram, app: App, zone: ZoneInfo) -> None:
        self.name, self.telegram, self.app, self.zone = name, telegram, app, zone
        self.person: Person = telegram.person(name, "tutor", language="ru")
        self.lines: list[str] = []
        self._began = self.person.clock.now()
        self._told = 0
        self._seen: dict[int, tuple[str, tuple[str, ...]]] = {}
        _number_updates(telegram)

    @property
    def labels(self) -> list[str]:
        return self.telegram.labels

    @property
    def text(self) -> str:
        return self.telegram.text

    @property
    def transcript(self) -> str:
        return "\n".join(self.lines).strip() + "\n"

    async def me(self) -> PersonId:
        return (await self.app.find_person(TelegramId(self.person.id))).id

    def heading(self, what: str) -> None:
        now = self.person.clock.now().astimezone(self.zone)
        day = (now.date() - self._began.astimezone(self.zone).date()).days + 1
        self.lines.append(f"\n## День {day}, {DAYS[now.weekday()]}, {now:%H:%M}. {what}\n")

    async def says(self, text: str) -> None:
        self.lines.append(f"{self.name}: {text}")
        await self.person.says(text)
        self.note()

    async def presses(self, label: str, screen: View | None = None) -> None:
        where = screen or [message for message in self.person.chat if message["buttons"]][-1]
        labels = [button["text"] for row in where["buttons"] for button in row]
        assert label in labels, f"no {label!r} among {labels}"
        self.lines.append(f"{self.name}: [{label}]")
        await self.person.presses(label, where)
        self.note()

    async def presses_stale(self, label: str, screen: View) -> None:
        """A button of a screen that has lost its buttons since, as an old client may still show it."""
        buttons = [button for row in screen["buttons"] for button in row]
        data = next(button["data"] for button in buttons if button["text"] == label)
        self.lines.append(f"{self.name}: [{label}] на старом экране")
        await self.person.presses_data(data, screen["message_id"])
        self.note()

    async def speaks(self, heard: str) -> None:
        self.lines.append(f"{self.name}: (голосовое: «{heard}»)")
        await self.person.speaks(b"OggS" + b"\0" * 60, seconds=3)
        self.note()

    async def sends_a_sticker(self) -> None:
        self.lines.append(f"{self.name}: (стикер 👋)")
        picture = {"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}
        sticker = {**picture, "type": "regular", "is_animated": False, "is_video": False, "emoji": "👋"}
        await self.person.sends(sticker=sticker)
        self.note()

    def note(self) -> None:
        """What has come or changed since the last look. A screen that only lost its buttons is not told again."""
        self.telegram.look_at(self.person)
        for text in self._new_flashes():
            self.lines.append(f"  (всплыло: {text})")
        for message in self.telegram.chat:
            if message["from"] == "bot":
                self._note(message)

    def _note(self, message: View) -> None:
        labels = tuple(button["text"] for row in message["buttons"] for button in row)
        shown, before = (_marked(message), labels), self._seen.get(message["message_id"])
        self._seen[message["message_id"]] = shown
        if before == shown or (before is not None and before[0] == shown[0] and not labels):
            return
        kind = message["media"]["kind"] if message["media"] else None
        body = f"({KINDS.get(kind, kind)}) {shown[0]}" if kind else shown[0]
        lines = body.strip().split("\n")
        verb = "Тьютор" if before is None else "Тьютор (тот же экран)"
        self.lines.append(f"{verb}: {lines[0]}")
        self.lines += [f"  {line}".rstrip() for line in lines[1:]]
        self.lines += [f"  [{'] ['.join(button['text'] for button in row)}]" for row in message["buttons"]]

    def _new_flashes(self) -> Iterator[str]:
        told = [call["text"] for call in self.telegram.calls("answerCallbackQuery") if call.get("text")]
        yield from told[self._told :]
        self._told = len(told)


KINDS = {"photo": "картинка", "voice": "голос", "document": "файл"}
MARKS = {"strikethrough": "~", "underline": "_"}


def _marked(message: View) -> str:
    """The text with what is struck through between ~ and what is underlined between _. Telegram counts in UTF-16."""
    units = (message["text"] or "").encode("utf-16-le")
    marks: list[tuple[int, str]] = []
    for entity in message["entities"]:
        if (mark := MARKS.get(entity["type"])) is not None:
            start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
            marks += [(start, mark), (end, mark)]
    for place, mark in sorted(marks, reverse=True):
        units = units[:place] + mark.encode("utf-16-le") + units[place:]
    return units.decode("utf-16-le")


def _number_updates(telegram: Telegram) -> None:
    """From 1, in place of the simulator's own numbers that begin anywhere: which question comes next, and in which
    order options stand, follows from them."""
    house, numbers = telegram.houses["tutor"], iter(range(1, 100_000))

    async def take(update: dict[str, Any]) -> None:
        await house.dispatcher.feed_raw_update(house.bot, {**update, "update_id": next(numbers)})

    telegram.simulator.deliver_to("tutor", take)
