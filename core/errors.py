"""Everything the core may refuse, as facts. Words for people live with the reader: `bots/kit/errors.py`.

    AtelierError
    ├── TemporaryError(delay)            the same call may succeed later: tried again after `delay` seconds
    │   └── DatabaseUnavailableError     PostgreSQL cannot be reached, or the connection was lost on the way
    └── PermanentError                   trying again changes nothing: the person is told
        ├── PersonUnknownError           nobody with this Telegram id has ever written to us
        ├── LanguageUnknownError         not the code of a language
        ├── TimeZoneUnknownError         not the name of a time zone in the IANA database
        ├── ChatUnknownError             no such chat, or it is somebody else's
        ├── ChatClosedError              the chat has ended: nothing more is said in it
        ├── TurnUnknownError             no such turn, or it stands in somebody else's chat
        ├── AllowanceSpentError(…, resets_at)  the plan's units are used up until then
        ├── NotInPlanError(resource)     the plan has none of this at all
        ├── PlanUnknownError             no plan of this name
        ├── HoldUnknownError             no such units set aside, or they are somebody else's
        ├── ModelNotAllowedError         not a model on offer, or not one of the person's plan
        ├── LinkCodeInvalidError         not a code that can be used: wrong, used, expired, tried too often
        ├── LinkTriesSpentError(until)   too many wrong codes from one side: none is looked at until then
        ├── LinkTakenError               the account, or the person, is already linked to another
        ├── LinkUnknownError             there is no such link
        ├── ForgetTokenInvalidError      not a confirmation that can be used: wrong, expired, another person's
        ├── AnswerUnknownError           not an answer that a question about the learner takes
        ├── InterestsFullError           three interests: one has to go before another comes
        ├── GoalInvalidError             not a number of XP that can be a daily goal
        ├── PauseTooSoonError(since)     no pause of the streak before that day
        ├── PlacementUnknownError        no such placement test, or it is somebody else's
        ├── PlacementUnavailableError    there are no items to place anybody with
        ├── CardUnknownError             no such card, or it is somebody else's
        ├── WordUnknownError             not a word of the bank
        ├── TranslationTextError         a translation says something, in at most 100 characters
        ├── ReviewUnknownError           no such review session, or it is somebody else's
        ├── LessonUnknownError           no such lesson, or it has been withdrawn
        ├── LessonLockedError(needs)     other lessons come first
        ├── LessonRunUnknownError        no such way through a lesson, or it is somebody else's
        ├── StepAnswerUnfitError         the step cannot be answered in this way
        ├── DisputeUnknownError          no such disputed answer
        ├── SceneUnknownError            no such role-play, or it has been withdrawn
        ├── TalkUnknownError             no such talk, or it is over, or it is somebody else's
        ├── SlipUnknownError             no such mistake, or it is somebody else's
        ├── CheckerNotReadyError         the checker is not there (yet)
        ├── MemoryUnknownError           no such entry, or it is somebody else's
        ├── MemoryFullError              as many entries as are kept
        └── MemoryTextError              an entry says something, in at most 200 characters

The class is the retry policy. All else is a bug: tried again with a growing delay, then a dead letter with an incident.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime


class AtelierError(Exception):
    """The root of what the core raises on purpose. The docstring of a class is its message in logs."""

    def __str__(self) -> str:
        return super().__str__() or (type(self).__doc__ or type(self).__name__)


class TemporaryError(AtelierError):
    """The same call may succeed later."""

    def __init__(self, *facts: object, delay: float = 1.0) -> None:
        super().__init__(*facts)
        self.delay = delay
        """Seconds to wait before the next attempt."""


class DatabaseUnavailableError(TemporaryError):
    """PostgreSQL cannot be reached, or the connection was lost on the way."""


class PermanentError(AtelierError):
    """Trying again changes nothing."""


class PersonUnknownError(PermanentError):
    """Nobody with this Telegram id has ever written to us."""


class LanguageUnknownError(PermanentError):
    """Not the code of a language."""


class TimeZoneUnknownError(PermanentError):
    """Not the name of a time zone in the IANA database."""


class ChatUnknownError(PermanentError):
    """No such chat, or it is somebody else's: the two are answered alike."""


class ChatClosedError(PermanentError):
    """The chat has ended: nothing more is said in it."""


class TurnUnknownError(PermanentError):
    """No such turn, or it stands in somebody else's chat: the two are answered alike."""


class AllowanceSpentError(PermanentError):
    """The plan's units are used up."""

    def __init__(self, resource: str, resets_at: datetime) -> None:
        super().__init__(resource, resets_at)
        self.resource = resource
        """A value of `core.subscriptions.types.Resource`."""
        self.resets_at = resets_at
        """The instant at which there are units again, in UTC."""


class NotInPlanError(PermanentError):
    """The person's plan has none of this at all."""

    def __init__(self, resource: str) -> None:
        super().__init__(resource)
        self.resource = resource


class PlanUnknownError(PermanentError):
    """No plan of this name."""


class HoldUnknownError(PermanentError):
    """No such units set aside, or they are somebody else's."""


class ModelNotAllowedError(PermanentError):
    """Not a model on offer, or not one of the person's plan."""


class LinkCodeInvalidError(PermanentError):
    """Not a code that can be used: wrong, used, expired or tried too often. Which of these is told to nobody."""


class LinkTriesSpentError(PermanentError):
    """Too many wrong codes from one side: none is looked at for a while."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


class LinkTakenError(PermanentError):
    """The account, or the person, is already linked to another."""


class LinkUnknownError(PermanentError):
    """There is no such link."""


class ForgetTokenInvalidError(PermanentError):
    """Not a confirmation that can be used: wrong, expired, or another person's."""


class AnswerUnknownError(PermanentError):
    """Not an answer that a question about the learner takes."""


class InterestsFullError(PermanentError):
    """Three interests at the most: one has to go before another comes."""


class GoalInvalidError(PermanentError):
    """Not a number of XP that can be a daily goal."""


class PauseTooSoonError(PermanentError):
    """No pause of the streak may begin before the day `since`: one runs, or has just ended."""

    def __init__(self, since: date) -> None:
        super().__init__(since)
        self.since = since


class MemoryUnknownError(PermanentError):
    """No such entry, or it is somebody else's: the two are answered alike."""


class MemoryFullError(PermanentError):
    """As many entries of a kind as are kept."""


class MemoryTextError(PermanentError):
    """An entry of the profile says something, in at most 200 characters."""


class PlacementUnknownError(PermanentError):
    """No such placement test, or it is somebody else's: the two are answered alike."""


class PlacementUnavailableError(PermanentError):
    """There are no items to place anybody with."""


class CardUnknownError(PermanentError):
    """No such card, or it is somebody else's: the two are answered alike."""


class WordUnknownError(PermanentError):
    """Not a word of the bank."""


class TranslationTextError(PermanentError):
    """A translation says something, in at most 100 characters."""


class ReviewUnknownError(PermanentError):
    """No such review session, or it is somebody else's: the two are answered alike."""


class LessonUnknownError(PermanentError):
    """No such lesson, or it has been withdrawn."""


class LessonLockedError(PermanentError):
    """Other lessons come first."""

    def __init__(self, needs: Sequence[Mapping[str, str]]) -> None:
        super().__init__(needs)
        self.needs = needs
        """The titles of the lessons that are missing, each by language."""


class LessonRunUnknownError(PermanentError):
    """No such way through a lesson, or it is somebody else's: the two are answered alike."""


class StepAnswerUnfitError(PermanentError):
    """The step of a lesson cannot be answered in this way."""


class DisputeUnknownError(PermanentError):
    """There is no such disputed answer."""


class SceneUnknownError(PermanentError):
    """No such role-play, or it has been withdrawn."""


class TalkUnknownError(PermanentError):
    """No such talk, or it is over, or it is somebody else's: they are answered alike."""


class SlipUnknownError(PermanentError):
    """No such mistake, or it is somebody else's: the two are answered alike."""


class CheckerNotReadyError(PermanentError):
    """The checker is not there (yet)."""
