"""What the outside may call."""

from dataclasses import dataclass

from core.clock import Clock
from core.users.use_cases import (
    ChooseLanguage,
    ChooseTimeZone,
    FindPerson,
    IsReachable,
    MarkUnreachable,
    MeetPerson,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """Every use case, by the name under which bots, gateway and admin call it."""

    clock: Clock

    meet_person: MeetPerson
    find_person: FindPerson
    choose_language: ChooseLanguage
    choose_time_zone: ChooseTimeZone
    mark_unreachable: MarkUnreachable
    is_reachable: IsReachable


def build_app(*, clock: Clock) -> App:
    """Wires the use cases. They need `core.db.database` to be open when they run."""
    return App(
        clock=clock,
        meet_person=MeetPerson(clock=clock),
        find_person=FindPerson(),
        choose_language=ChooseLanguage(),
        choose_time_zone=ChooseTimeZone(),
        mark_unreachable=MarkUnreachable(clock=clock),
        is_reachable=IsReachable(),
    )
