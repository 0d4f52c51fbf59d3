"""The index only saves time: what it leaves out would not have fitted."""

from core.checker.engine import Engine
from core.checker.pack_index import PackIndex
from core.checker.packs import load_groups


def test_the_index_finds_what_trying_every_line_finds() -> None:
    engine, groups = Engine(), load_groups()
    rules = [rule for group in groups for rule in group.rules]
    index = PackIndex(rules)
    for wrong in (wrong for group in groups for wrong, _ in group.wrong):
        sentence = engine.read(wrong, 0, len(wrong))
        by_all = [edit for rule in rules for edit in rule.edits(sentence)]
        by_index = [edit for rule in index.fitting(sentence) for edit in rule.edits(sentence)]

        assert by_index == by_all


def test_few_lines_are_tried_on_a_sentence() -> None:
    engine = Engine()
    index = PackIndex([rule for group in load_groups() for rule in group.rules])
    text = "My grandmother planted three apple trees in the yard."

    assert len(index.fitting(engine.read(text, 0, len(text)))) < len(index.rules) / 5
