"""Spellings that are both right: the British and the American one become the American one."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_ISE = re.compile(r"(?P<stem>[a-z]{2,}?)is(?P<end>e|es|ed|er|ers|ing|ation|ations|able)")


@dataclass(frozen=True, slots=True)
class _Spelling:
    words: dict[str, str]
    our: re.Pattern[str]
    always_ise: frozenset[str]
    double: re.Pattern[str]


def american(word: str) -> str:
    """The American twin of a word in small letters; the word itself when it has none."""
    table = _table()
    if word in table.words:
        return table.words[word]
    for change in _CHANGES:
        changed = change(word, table)
        if changed != word:
            return changed
    return word


def _without_u(word: str, table: _Spelling) -> str:
    return table.our.sub(r"\1or\2", word)


def _with_z(word: str, table: _Spelling) -> str:
    found = _ISE.fullmatch(word)
    if found is None or f"{found['stem']}ise" in table.always_ise:
        return word
    return f"{found['stem']}iz{found['end']}"


def _with_one_l(word: str, table: _Spelling) -> str:
    return table.double.sub(r"\1l\2", word)


_CHANGES: tuple[Callable[[str, _Spelling], str], ...] = (_without_u, _with_z, _with_one_l)


@cache
def _table() -> _Spelling:
    data = tomllib.loads((files("core.answers") / "spelling.toml").read_text(encoding="utf-8"))
    our = "|".join(data["our"]["stems"])
    double = "|".join(stem[:-1] for stem in data["double"]["stems"])
    return _Spelling(
        words=data["words"],
        our=re.compile(rf"^((?:un|dis|mis)?(?:{our}))our([a-z]*)$"),
        always_ise=frozenset(data["ise"]["always"]),
        double=re.compile(rf"^({double})ll(ed|ing|er|ers|ings)$"),
    )
