"""Finds the time zone that a person means by a city, a country, an offset or a name of the IANA database.

Names of cities and countries come from CLDR in every language, and from `cities.tsv` for large cities which share
the zone of another one (Kazan lives by the clock of Moscow).
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global

MOST = 6
"""Places offered at once."""

WORLD = (
    *("Europe/London", "Europe/Berlin", "Europe/Istanbul", "Asia/Dubai", "Asia/Kolkata", "America/New_York"),
    *("Asia/Singapore", "Asia/Shanghai", "Asia/Tokyo", "America/Los_Angeles", "America/Sao_Paulo"),
    *("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Europe/Samara", "Asia/Vladivostok"),
    *("Europe/Kaliningrad", "Asia/Krasnoyarsk", "Asia/Omsk", "Asia/Irkutsk", "Asia/Yakutsk", "Asia/Kamchatka"),
    *("Asia/Almaty", "Asia/Tashkent", "Europe/Minsk", "Europe/Kyiv", "Asia/Tbilisi", "Asia/Yerevan", "Asia/Baku"),
    *("America/Chicago", "America/Denver", "America/Toronto", "America/Mexico_City", "Africa/Cairo"),
    *("Africa/Lagos", "Africa/Johannesburg", "Asia/Jakarta", "Asia/Karachi", "Asia/Dhaka", "Asia/Kathmandu"),
    *("Australia/Sydney", "Pacific/Auckland", "America/Anchorage", "Pacific/Honolulu"),
)
"""Zones that many people live in; of several candidates these are offered first, in this order."""

OFFSET = re.compile(r"(?:utc|gmt|(мск|msk))?\s*([+\-−–])\s*(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)

MOSCOW = timedelta(hours=3)

CITIES = Path(__file__).parent / "cities.tsv"


def find_zones(text: str, locale: Locale, now: datetime) -> list[str]:
    """The zones that `text` may mean, the likeliest first, at most six; [] when it means none."""
    wanted = _normal(text)
    if offset := OFFSET.fullmatch(text.strip()):
        return _likeliest([zone for zone in _zones() if _offset(zone, now) == _delta(offset)], locale)
    if exact := _by_id().get(text.strip().replace(" ", "_").casefold()):
        return [exact]
    cities, countries = _cities(str(locale)), _countries(str(locale))
    if found := cities.get(wanted):
        return _likeliest(found, locale)
    if found := countries.get(wanted):
        return _one_for_each_clock(found, locale, now)
    return _likeliest([zone for name in _alike(wanted, cities) for zone in cities[name]], locale)


def suggested_zones(locale: Locale, now: datetime) -> list[str]:
    """Where people with this language are likely to live, from west to east."""
    likely = _one_for_each_clock(_home(locale), locale, now)
    several = list(dict.fromkeys([*likely, *WORLD]))[:MOST]
    return sorted(several, key=lambda zone: _offset(zone, now))


def city_of(zone: str, locale: Locale) -> str:
    """The zone's city in the language: Europe/Moscow is Москва."""
    for name in (zone, *_older_names().get(zone, ())):  # CLDR keeps the first name that a zone ever had
        if city := locale.time_zones.get(name, {}).get("city"):
            return str(city)
    return zone.rpartition("/")[2].replace("_", " ")


def _normal(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold().replace("ё", "е")).strip()


def _delta(offset: re.Match[str]) -> timedelta:
    moscow, sign, hours, minutes = offset.groups()
    delta = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return (delta if sign == "+" else -delta) + (MOSCOW if moscow else timedelta())


def _offset(zone: str, now: datetime) -> timedelta:
    return now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()


def _home(locale: Locale) -> list[str]:
    """The zones of the country where most speakers of the language live."""
    if locale.language == "en":  # everybody speaks it who has no other choice here
        return []
    likely = get_global("likely_subtags").get(locale.language, "")
    return list(get_global("territory_zones").get(likely.rpartition("_")[2], ()))


def _likeliest(zones: Iterable[str], locale: Locale, most: int = MOST) -> list[str]:
    """Some of them, without repeats: at home first, then by how well they are known."""
    home, known = _home(locale), {zone: number for number, zone in enumerate(WORLD)}
    by_rank = sorted(dict.fromkeys(zones), key=lambda zone: (zone not in home, known.get(zone, len(known))))
    return by_rank[:most]


def _one_for_each_clock(zones: Iterable[str], locale: Locale, now: datetime) -> list[str]:
    """As above, but of the zones whose clocks show the same only the likeliest."""
    clocks: dict[timedelta, str] = {}
    for zone in _likeliest(zones, locale, most=99):
        clocks.setdefault(_offset(zone, now), zone)
    return list(clocks.values())[:MOST]


def _alike(wanted: str, names: Iterable[str]) -> list[str]:
    """Names that begin like this, then names that are a typo away."""
    begin = [name for name in names if len(wanted) >= 3 and name.startswith(wanted)]
    return begin or get_close_matches(wanted, names, n=MOST, cutoff=0.75)


@cache
def _zones() -> tuple[str, ...]:
    """Places to live in: one name for each, no aliases."""
    inhabited = {zone for zone in available_timezones() if not zone.startswith("Antarctica/")}
    per_country = get_global("territory_zones").values()
    return tuple(sorted({zone for zones in per_country for zone in zones if zone in inhabited}))


@cache
def _by_id() -> dict[str, str]:
    return {zone.casefold(): zone for zone in available_timezones() if "/" in zone or zone in {"UTC", "GMT"}}


@cache
def _older_names() -> dict[str, list[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    for old, new in get_global("zone_aliases").items():
        names[new].append(old)
    return names


@cache
def _cities(language: str) -> dict[str, list[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    for locale in (Locale.parse(language), Locale("en")):
        for zone in _zones():
            names[_normal(city_of(zone, locale))].append(zone)
    for line in CITIES.read_text("utf-8").splitlines():
        zone, _, cities = line.partition("\t")
        for city in cities.split(", "):
            names[_normal(city)].append(zone)
    return {name: list(dict.fromkeys(zones)) for name, zones in names.items()}


@cache
def _countries(language: str) -> dict[str, list[str]]:
    zones_of = get_global("territory_zones")
    return {
        _normal(name): [zone for zone in zones_of[code] if zone in _zones()]
        for locale in (Locale.parse(language), Locale("en"))
        for code, name in locale.territories.items()
        if code in zones_of
    }
