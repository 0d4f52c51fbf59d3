"""Which time zone a person means."""

from datetime import UTC, datetime

import pytest
from babel import Locale

from bots.kit.places import MOST, city_of, find_zones, suggested_zones

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
RUSSIAN, ENGLISH, GERMAN = Locale("ru"), Locale("en"), Locale("de")


@pytest.mark.parametrize(
    ("written", "zones"),
    [
        ("Екатиренбург", ["Asia/Yekaterinburg"]),
        ("нью йорк", ["America/New_York"]),
        ("New York", ["America/New_York"]),
        ("Орёл", ["Europe/Moscow"]),
        ("мск+2", ["Asia/Yekaterinburg"]),
        ("utc+8", ["Asia/Irkutsk"]),
        ("−3:30", ["America/St_Johns"]),
        ("Asia/Calcutta", ["Asia/Calcutta"]),
        ("UTC", ["UTC"]),
        ("Германия", ["Europe/Berlin"]),
        ("usa", ["America/New_York", "America/Los_Angeles", "America/Chicago"]),
    ],
)
def test_places_as_people_write_them(written: str, zones: list[str]) -> None:
    assert find_zones(written, RUSSIAN, NOW)[: len(zones)] == zones


@pytest.mark.parametrize("written", ["", " ", "?", "🙂", "+25", "+3:99", "nowhere at all", "x" * 4096, "12", "-"])
def test_what_is_no_place_means_none(written: str) -> None:
    assert find_zones(written, ENGLISH, NOW) == []


def test_at_most_six_are_offered_and_those_at_home_come_first() -> None:
    found = find_zones("+3", RUSSIAN, NOW)

    assert len(found) == MOST
    assert found[0] == "Europe/Moscow"


def test_another_language_needs_no_list_of_its_own() -> None:
    assert "Europe/Berlin" in suggested_zones(GERMAN, NOW)
    assert city_of("Europe/Moscow", GERMAN) == "Moskau"
    assert find_zones("Moskau", GERMAN, NOW) == ["Europe/Moscow"]


def test_cities_are_called_by_their_name_even_where_the_zone_was_renamed() -> None:
    assert city_of("Asia/Kolkata", RUSSIAN) == "Калькутта"
    assert city_of("Europe/Kyiv", RUSSIAN) == "Киев"


def test_every_city_of_our_own_list_is_found() -> None:
    from bots.kit import places

    for line in (places.CITIES).read_text("utf-8").splitlines():
        zone, _, cities = line.partition("\t")
        for city in cities.split(", "):
            assert zone in find_zones(city, RUSSIAN, NOW), city
