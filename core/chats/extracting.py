"""A memory of a conversation without a model: the person's own sentences that say most about them, word for word.

It invents nothing and rephrases nothing. Sentences are weighed by what they hold (a name, a goal, a number, a like)
and the heaviest stay; of two that weigh the same the earlier one, because the later ones still stand in the chat.
"""

import re
from collections.abc import Iterable, Sequence

from core.ai.tokens import tokens_in_text
from core.ai.types import Role
from core.chats.types import Turn

MARK = "- "
SENTENCE_LIMIT = 240
"""Characters; a longer sentence is cut there."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_WEIGHTS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern, re.IGNORECASE))
    for weight, pattern in (
        (8, r"\b(my name is|call me|меня зовут|зови(те)? меня|моё имя)\b"),
        (4, r"\b(i am|i['’]m|i was born|i live|i work|i study|i have|i speak)\b"),
        (4, r"\b(мне \d+|я (родил\w+|живу|работаю|учусь|говорю)|у меня|я [—–-] |я из)\b"),
        (5, r"\b(my goal|i want|i need|i plan|i['’]m preparing|i have to|exam|deadline|by (the end of )?\w+ \d+)\b"),
        (5, r"\b(моя цель|хочу|хотел\w* бы|мне (нужно|надо)|планирую|мечтаю|готовлюсь|экзамен\w*|срок)\b"),
        (3, r"\b(i (really )?(like|love|hate|prefer|can['’]t stand)|allerg\w+|favou?rite)\b"),
        (3, r"\b((не )?(люблю|нравится)|предпочитаю|ненавижу|аллерги\w+|любим\w+)\b"),
        (2, r"\d"),
        (1, r"\b(my|our|мой|моя|моё|мои|моего|моей|наш\w*)\b"),
    )
)
_NAME = re.compile(r"(?<=[\w,;:»\"] )[«\"]?[A-ZА-ЯЁ][\w-]+")
"""A capital letter within a sentence."""


def extract(summary: str | None, turns: Iterable[Turn], *, tokens: int) -> str:
    """The heaviest lines of the memory so far and of the person's turns, in their order, in at most `tokens`."""
    lines = [*_kept(summary), *_said(turns)]
    chosen: set[int] = set()
    left = tokens
    for index in sorted(range(len(lines)), key=lambda index: (-lines[index][0], index)):
        cost = tokens_in_text(MARK + lines[index][1] + "\n")
        if cost <= left:
            chosen.add(index)
            left -= cost
    return "\n".join(MARK + lines[index][1] for index in sorted(chosen))


def weight(sentence: str) -> int:
    """How much a sentence says about whoever wrote it; 0 for small talk."""
    total = sum(weight for weight, pattern in _WEIGHTS if pattern.search(sentence))
    total += 2 * min(2, len(_NAME.findall(sentence)))
    return total // 2 if sentence.endswith("?") else total


def _kept(summary: str | None) -> list[tuple[int, str]]:
    """Lines of an earlier memory, an extract or a model's: weighed like the rest, none is worth nothing."""
    lines = [line.removeprefix(MARK).strip() for line in (summary or "").splitlines()]
    return [(max(1, weight(line)), line) for line in lines if line]


def _said(turns: Iterable[Turn]) -> list[tuple[int, str]]:
    texts = (turn.text for turn in turns if turn.role is Role.USER)
    sentences = [sentence for text in texts for sentence in sentences_in(text)]
    weighed = [(weight(sentence), sentence) for sentence in dict.fromkeys(sentences)]
    return [(heavy, sentence) for heavy, sentence in weighed if heavy]


def sentences_in(text: str) -> Sequence[str]:
    parts = (" ".join(part.split()) for part in _SENTENCE_END.split(text))
    return [part if len(part) <= SENTENCE_LIMIT else part[: SENTENCE_LIMIT - 1] + "…" for part in parts if part]
