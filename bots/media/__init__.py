"""The media studio: pictures for employees, by their description."""

from pathlib import Path

from bots.kit.persona import Persona
from bots.kit.spec import BotSpec
from bots.kit.words import msg
from bots.media import screens
from bots.media.handlers import create_router
from core.ai.types import ModelRef
from core.users.types import BotName

spec = BotSpec(
    name=BotName("media"),
    folder=Path(__file__).parent,
    tagline=msg("Posters, covers and illustrations by your description"),
    about=msg(
        "A picture studio for employees: posters, covers and illustrations by your description. "
        "It does not take orders yet, but helps to word a brief: write what shall be in the picture."
    ),
    home=screens.home,
    welcome=screens.welcome,
    create_router=create_router,
    persona=Persona(folder=Path(__file__).parent, version=1, coach=ModelRef("offline", "media")),
)
