"""What every bot has: settings, time zone, profile, files, links, the plan, being forgotten."""

from core.users.types import AccountId
from tests.bots.tutor.screens.walking import Chapter, Walker, presses, presses_doing, says, way

NOWHERE = "Xyzzy"


async def is_linked(walker: Walker) -> None:
    me = await walker.me()
    code = await walker.app.offer_link.from_telegram(me.id)
    await walker.app.accept_link.in_account(AccountId(f"ada-{me.id}"), code.code)
    await walker.person.says("/link")


SETTINGS = Chapter(
    "settings",
    (
        way("settings", says("/settings")),
        way("settings-dark", presses("Dark pictures")),
        way("languages", presses("Language"), content=True),
        way("time-zone", says("/settings"), presses("Time zone")),
        way("time-zone-unknown", says(NOWHERE)),
        way("time-zone-several", says("Russia", "Россия")),
        way("time-zone-cancelled", says("/cancel")),
        way("time-zone-chosen", says("/settings"), presses("Time zone"), says("Samara", "Самара")),
        way("settings-all-set", presses("Yes, it is right")),
        way("plan", says("/usage"), content=True),
        way("no-model", says("/model")),
    ),
)

OWN_DATA = Chapter(
    "own-data",
    (
        way("profile-empty", says("/profile")),
        way("profile-kinds", presses("Add something")),
        way("profile-words", presses("🎯 Goal")),
        way("profile-written", says("Reading Darwin", "Читать Дарвина")),
        way("profile-entry", presses_doing("entry.")),
        way("profile-change", presses("Change")),
        way("profile-changed", says("Reading Darwin in English", "Читать Дарвина в подлиннике")),
        way("profile-deleted", presses_doing("entry."), presses("Delete")),
        way("talks-as-files", says("/history")),
        way("talks-as-a-file", presses("To read: Markdown"), content=True),
        way("data", says("/mydata")),
        way("data-as-a-file", presses("Send me the file"), content=True),
        way("link-code", says("/link")),
        way("linked", is_linked),
        way("link-undone", presses("Undo the link")),
        way("forget", says("/forget")),
        way("forget-sure", presses("Delete everything…")),
        way("forgotten", presses("Yes, delete for good")),
    ),
)
