"""Everything the core may refuse, as facts. Words for people live with the reader: `bots/kit/errors.py`.

    AtelierError
    ├── TemporaryError(delay)            the same call may succeed later: tried again after `delay` seconds
    │   └── DatabaseUnavailableError     PostgreSQL cannot be reached, or the connection was lost on the way
    └── PermanentError                   trying again changes nothing: the person is told
        ├── PersonUnknownError           nobody with this Telegram id has ever written to us
        ├── LanguageUnknownError         not the code of a language
        └── TimeZoneUnknownError         not the name of a time zone in the IANA database

The class is the retry policy. Anything else that is raised is a bug: tried again with a growing delay, then
put to the dead letters with an incident id.
"""


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
