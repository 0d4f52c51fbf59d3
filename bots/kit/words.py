"""What a bot says, in the language of whoever listens: gettext for sentences, CLDR for numbers and times.

The English sentence in the code is the key of its translations:

    say("Hello, {name}.", name=person.first_name)     HTML; the name is escaped, the sentence is not
    say.plain("‹ Back")                               plain text, for buttons and alerts
    say.plural("{n} day", "{n} days", 3)              HTML, in the plural form of the language
"""

import html
from dataclasses import dataclass
from datetime import datetime, tzinfo
from decimal import Decimal
from gettext import NullTranslations
from typing import TypeAlias

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal


class Html(str):
    """Text whose markup is ours: what came from outside has been escaped in it."""

    __slots__ = ()

    def joined(self, *parts: "Html") -> "Html":
        """The parts with this text between them."""
        return Html(self.join(parts))


Value: TypeAlias = str | int | float | Decimal
"""What may stand in a sentence: numbers are written as the language writes them."""

PARAGRAPH = Html("\n\n")


def msg(message: str) -> str:
    """Marks a sentence for translation where nobody listens yet, as in a bot's list of commands."""
    return message


def escaped(text: str) -> Html:
    """Text from outside, as HTML that shows exactly it."""
    return text if isinstance(text, Html) else Html(html.escape(text, quote=False))


@dataclass(frozen=True, slots=True)
class Words:
    """One language, ready to speak."""

    language: str
    """The name of its folder of translations: ru, pt_BR."""
    locale: Locale
    translations: NullTranslations

    def __call__(self, message: str, /, **values: Value) -> Html:
        """The sentence as HTML, with the values in place of its {names}."""
        return self._html(self.translations.gettext(message), values)

    def plural(self, one: str, many: str, n: int, /, **values: Value) -> Html:
        """The sentence in the form that the language uses with the number `n`, which stands in it as {n}."""
        return self._html(self.translations.ngettext(one, many, n), {"n": n, **values})

    def plain(self, message: str, /, **values: Value) -> str:
        """The sentence as plain text."""
        shown = {name: self._shown(value) for name, value in values.items()}
        return self.translations.gettext(message).format_map(shown)

    def time(self, moment: datetime, zone: tzinfo) -> str:
        """The time of day on a clock in `zone`."""
        return format_time(moment, "short", tzinfo=zone, locale=self.locale)

    def date(self, moment: datetime, zone: tzinfo) -> str:
        """The day in `zone`, with the month in words."""
        return format_date(moment.astimezone(zone), "long", locale=self.locale)

    def _html(self, sentence: str, values: dict[str, Value]) -> Html:
        shown = {name: escaped(self._shown(value)) for name, value in values.items()}
        return Html(sentence.format_map(shown))

    def _shown(self, value: Value) -> str:
        return value if isinstance(value, str) else format_decimal(value, locale=self.locale)
