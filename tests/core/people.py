"""People for the tests of the core: each test gets its own Ada, so that a module's tests share a database."""

from core.app import App
from core.users.types import BotName, Caller, Person, TelegramId, UpdateKey
from tests.chance import Numbers

TUTOR, MENTOR, MEDIA = BotName("tutor"), BotName("mentor"), BotName("media")

_ids = Numbers(700_001)
_updates = Numbers(1)


async def meet(app: App, name: str = "Ada", *bots: BotName) -> Person:
    """Somebody new, who has written to the tutor, or to the bots named."""
    caller = Caller(telegram_id=TelegramId(next(_ids)), first_name=name, language_code="ru")
    people = [await app.meet_person(caller, bot) for bot in bots or (TUTOR,)]
    return people[-1]


def update(bot: BotName = TUTOR) -> UpdateKey:
    """The key of the next update."""
    return UpdateKey(f"{bot}:{next(_updates)}")
