"""The scale of ability: CEFR levels as bands of logits.

Cut-offs are those of the CEFR's own calibration (North, The Development of a Common Framework Scale of Language
Proficiency, 2000). The lowest and the highest level are open: people are found as far as four logits beyond the
cut-off, while the items written for them are as near to it as those of the other levels are to theirs.
"""

from bisect import bisect_right
from itertools import pairwise

from core.levels.types import Level

LEVELS = tuple(Level)
CUT_OFFS = (-3.23, -1.23, 0.72, 2.80, 3.90)
OPEN_BAND, USUAL_BAND = 4.0, 2.0
"""Width of the open bands, and about that of the others, in logits."""
EDGES = (CUT_OFFS[0] - OPEN_BAND, *CUT_OFFS, CUT_OFFS[-1] + OPEN_BAND)
CELL = 0.15
"""Logits between two points of the grid, at the most."""


def _points_of(low: float, high: float) -> tuple[float, ...]:
    number = -(-round((high - low) * 100) // round(CELL * 100))
    return tuple(low + (high - low) * (i + 0.5) / number for i in range(number))


_BANDS = tuple(_points_of(low, high) for low, high in pairwise(EDGES))
POINTS = tuple(point for band in _BANDS for point in band)
"""The abilities that are told apart. None lies on a cut-off."""
SPANS = tuple((sum(map(len, _BANDS[:i])), sum(map(len, _BANDS[: i + 1]))) for i in range(len(_BANDS)))
"""For each level, which points are its own: from, to."""
PRIOR = tuple(1 / (len(_BANDS) * len(band)) for band in _BANDS for _ in band)
"""Before the first answer every level is as probable as every other."""


def centre_of(level: Level) -> float:
    """The middle of a level's band, an open one taken to be as wide as usual: how difficult its items should be."""
    edges = (CUT_OFFS[0] - USUAL_BAND, *CUT_OFFS, CUT_OFFS[-1] + USUAL_BAND)
    return (edges[level.rank] + edges[level.rank + 1]) / 2


def level_at(ability: float) -> Level:
    """Somebody on a cut-off has reached the upper level."""
    return LEVELS[bisect_right(CUT_OFFS, ability)]


def height_of(ability: float) -> float:
    """An ability on the scale that is shown: 0 where A1 begins, 6 where C2 ends, each level as high as the others."""
    within = min(max(ability, EDGES[0]), EDGES[-1])
    rank = min(bisect_right(EDGES, within) - 1, len(LEVELS) - 1)
    return rank + (within - EDGES[rank]) / (EDGES[rank + 1] - EDGES[rank])
