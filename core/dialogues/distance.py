"""How far two words are from each other, by slips of the finger."""

LONG = 8
"""Letters from which two slips are forgiven."""


def is_near(typed: str, wanted: str) -> bool:
    """One slip for a word of four letters or more, two from eight on. The first letter is typed right, mostly."""
    allowed = 2 if len(wanted) >= LONG else 1
    if abs(len(typed) - len(wanted)) > allowed:
        return False
    if typed[0] != wanted[0] and typed[1:2] != wanted[0]:
        return False
    return slips(typed, wanted) <= allowed


def slips(one: str, other: str) -> int:
    """Insertions, deletions, changes and swaps of neighbours (Damerau, optimal string alignment)."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]
