"""The mentor: working well with language models."""

from pathlib import Path

from bots.kit.persona import Persona
from bots.kit.spec import BotSpec
from bots.kit.words import msg
from bots.mentor import screens
from bots.mentor.handlers import create_router
from core.ai.types import ModelRef
from core.users.types import BotName

spec = BotSpec(
    name=BotName("mentor"),
    folder=Path(__file__).parent,
    tagline=msg("Learn to ask a language model so that it does what you need"),
    about=msg(
        "A mentor for working with language models: send it a prompt, and it shows what is there and what it did not "
        "find. Questions are welcome too. Tasks from real work are being written."
    ),
    home=screens.home,
    welcome=screens.welcome,
    create_router=create_router,
    persona=Persona(folder=Path(__file__).parent, version=1, coach=ModelRef("offline", "mentor")),
)
