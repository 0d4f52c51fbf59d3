"""The list of what there is to be mastered."""

from core.levels.points import points, title_of
from core.levels.types import PointKey, skill_of


def test_every_point_belongs_to_a_skill_and_has_a_title_in_both_languages() -> None:
    for key, point in points().items():
        assert skill_of(key)
        assert point.title.ru
        assert point.title.en


def test_a_point_is_called_by_its_title_and_one_on_no_list_by_its_key() -> None:
    assert title_of(PointKey("grammar/plurals"), "ru") == "Множественное число"
    assert title_of(PointKey("grammar/plurals"), "en") == "Plural nouns"
    assert title_of(PointKey("grammar/no-longer-taught"), "ru") == "no longer taught"
