"""Words that the screens and pictures about progress share."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from babel.dates import format_date, format_skeleton, get_day_names
from babel.numbers import format_decimal

from bots.kit.words import Words, msg
from core.levels.types import Skill
from core.progress.league_types import Tier
from core.progress.types import BadgeKey

BADGES: Mapping[BadgeKey, tuple[str, str]] = MappingProxyType(
    {
        BadgeKey("first-lesson"): (msg("First lesson"), msg("a lesson finished")),
        BadgeKey("ten-lessons"): (msg("Ten lessons"), msg("ten different lessons")),
        BadgeKey("thirty-lessons"): (msg("Halfway"), msg("thirty different lessons")),
        BadgeKey("clean-lesson"): (msg("Clean sheet"), msg("a lesson without a mistake or a hint")),
        BadgeKey("week-in-a-row"): (msg("A week in a row"), msg("a streak of 7 days")),
        BadgeKey("month-in-a-row"): (msg("A month in a row"), msg("a streak of 30 days")),
        BadgeKey("hundred-in-a-row"): (msg("A hundred days"), msg("a streak of 100 days")),
        BadgeKey("won-back"): (msg("Won back"), msg("a lost day earned back by double practice")),
        BadgeKey("comeback"): (msg("The return"), msg("back at it after two weeks or more")),
        BadgeKey("first-point"): (msg("It clicked"), msg("the first topic mastered")),
        BadgeKey("ten-points"): (msg("Firm ground"), msg("ten topics mastered")),
        BadgeKey("forty-points"): (msg("In command"), msg("forty topics mastered")),
        BadgeKey("polished"): (msg("Polished"), msg("five half-forgotten topics refreshed")),
        BadgeKey("hundred-words"): (msg("Hundred words"), msg("100 words remembered")),
        BadgeKey("five-hundred-words"): (msg("Walking dictionary"), msg("500 words remembered")),
        BadgeKey("writer"): (msg("Writer"), msg("15 writing tasks done well")),
        BadgeKey("speaker"): (msg("Voice"), msg("25 sentences said aloud")),
        BadgeKey("listener"): (msg("Sharp ear"), msg("40 recordings understood")),
        BadgeKey("hunter"): (msg("Error hunter"), msg("25 mistakes of others found")),
        BadgeKey("own-editor"): (msg("Own editor"), msg("25 own mistakes put right")),
        BadgeKey("first-talk"): (msg("It works"), msg("a role-play with every goal reached")),
        BadgeKey("ten-talks"): (msg("Good company"), msg("ten role-plays with every goal reached")),
        BadgeKey("level-up"): (msg("A level up"), msg("a new level, reached by learning")),
        BadgeKey("all-round"): (msg("All-rounder"), msg("all six skills within a week")),
        BadgeKey("seven-goals"): (msg("On target"), msg("the daily goal reached on 7 days")),
        BadgeKey("thirty-goals"): (msg("Marksman"), msg("the daily goal reached on 30 days")),
    }
)
"""Name and cause of each badge."""


def badge_name(badge: BadgeKey, say: Words) -> str:
    return say.plain(BADGES[badge][0])


def badge_cause(badge: BadgeKey, say: Words) -> str:
    return say.plain(BADGES[badge][1])


def skill_name(skill: Skill, say: Words) -> str:
    return {
        Skill.GRAMMAR: say.plain("Grammar"),
        Skill.VOCABULARY: say.plain("Vocabulary"),
        Skill.READING: say.plain("Reading"),
        Skill.LISTENING: say.plain("Listening"),
        Skill.SPEAKING: say.plain("Speaking"),
        Skill.WRITING: say.plain("Writing"),
    }[skill]


def tier_name(tier: Tier, say: Words) -> str:
    return {
        Tier.BRONZE: say.plain("Bronze league"),
        Tier.SILVER: say.plain("Silver league"),
        Tier.GOLD: say.plain("Gold league"),
        Tier.PLATINUM: say.plain("Platinum league"),
        Tier.DIAMOND: say.plain("Diamond league"),
    }[tier]


def day_in_words(day: date, say: Words) -> str:
    """«8 ноября», “November 8”."""
    shown: str = format_skeleton("MMMMd", day, locale=say.locale)
    return shown


def span(first: date, last: date, say: Words) -> str:
    """«2–8 ноября», “October 5 – November 8”."""
    if first.month != last.month:
        return f"{day_in_words(first, say)} – {day_in_words(last, say)}"
    month = format_date(last, "MMMM", locale=say.locale)
    return say.plain("{month} {first}–{last}", month=month, first=first.day, last=last.day)


def weekday_names(say: Words) -> tuple[str, ...]:
    """Two letters each, from Monday on."""
    names = get_day_names("short", locale=say.locale)
    return tuple(str(names[n]) for n in range(7))


def number(n: float, say: Words) -> str:
    """As the language writes it: «12 340», “12,340”."""
    shown: str = format_decimal(n, locale=say.locale)
    return shown


def levels_moved(change: float, say: Words) -> str:
    """A change in levels, with its sign: «+0,3»."""
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return sign + number(round(abs(change), 1), say)
