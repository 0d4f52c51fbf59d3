"""How many strokes of the keyboard lie between two words."""


def distance(one: str, other: str, limit: int | None = None) -> int:
    """Letters added, left out, replaced or swapped with their neighbour (optimal string alignment: Damerau 1964,
    without edits inside of a swapped pair); more than the limit, if there is one, is `limit + 1`."""
    if limit is None:
        limit = max(len(one), len(other))
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
