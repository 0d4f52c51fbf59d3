"""The page on security names tests that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_rule_is_shown_by_tests_that_exist() -> None:
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith("| rule ")]
    named = set(re.findall(r"`(test_\w+)`", page))
    modules = (path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    there = {name for text in modules for name in re.findall(r"def (test_\w+)\(", text)}

    assert len(rows) > 20
    assert [row for row in rows if "`test_" not in row] == []
    assert named - there == set()
