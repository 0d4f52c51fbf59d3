"""What the vocabulary keeps of a person."""

from collections.abc import Sequence

from core.users.personal_data import Holding
from core.vocabulary.models import CardRow, PaceRow, ReviewRow, ReviewSessionRow

HOLDINGS: Sequence[Holding] = (
    Holding(table=CardRow),
    Holding(table=ReviewSessionRow),
    Holding(table=PaceRow),
    Holding(table=ReviewRow, person="card__person_id"),
)
