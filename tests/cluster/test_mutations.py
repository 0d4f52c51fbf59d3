"""The mutations themselves are played by `python -m tests.cluster.mutations`; here, that they can be."""

from collections.abc import Iterator

import pytest

from tests.cluster.launching import ROOT
from tests.cluster.mutations import MUTATIONS, Mutation
from tests.cluster.rows import ROWS


def _guards(mutation: Mutation) -> Iterator[Mutation]:
    yield mutation
    if mutation.also is not None:
        yield from _guards(mutation.also)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=[mutation.rule for mutation in MUTATIONS])
def test_a_mutation_finds_its_rule_and_its_row(mutation: Mutation) -> None:
    assert mutation.row in {row.name for row in ROWS}
    for guard in _guards(mutation):
        assert (ROOT / guard.module).read_text(encoding="utf-8").count(guard.kept_by) == 1
