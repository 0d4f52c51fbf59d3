"""What became of “my answer is right too”, told when the editors have looked."""

from collections.abc import Mapping

from bots.kit.screens import Screen
from bots.kit.words import PARAGRAPH, Words
from core.app import App
from core.users.types import Person

ECHO_LIMIT = 200
"""Characters of an answer that are shown back."""


async def tell_of_dispute(say: Words, _: Person, __: App, facts: Mapping[str, object]) -> Screen:
    """It asks for nothing, so it has no buttons."""
    given = str(facts["given"])[:ECHO_LIMIT]
    if not facts["accepted"]:
        looked = say("👀 The editors have looked at your answer: <i>{given}</i>", given=given)
        right = say("It does not fit there after all. Right is: <b>{right}</b>", right=str(facts["right"]))
        return Screen(PARAGRAPH.joined(looked, right))
    was_right = say("✅ You were right! The editors have accepted your answer: <b>{given}</b>", given=given)
    if not facts["xp"]:
        return Screen(was_right)
    thanks = say("+{xp} XP, and thank you for insisting.", xp=int(str(facts["xp"])))
    return Screen(PARAGRAPH.joined(was_right, thanks))
