"""Where the servers are: what was set, else what `up` keeps in this checkout."""

from operations.postgres import EmbeddedPostgres
from operations.valkey import EmbeddedValkey
from operations.words import PersonMustActError


def known_address(was_set: str | None, embedded: EmbeddedPostgres | EmbeddedValkey) -> str | None:
    """None: it was not set, and `up` has never run here."""
    return was_set or embedded.known_url


def address(was_set: str | None, embedded: EmbeddedPostgres | EmbeddedValkey) -> str:
    """Raises PersonMustActError."""
    found = known_address(was_set, embedded)
    if found is None:
        raise PersonMustActError(
            f"{embedded.variable} is not set. `python main.py up` brings a server of its own; "
            "without it every process needs the address of one."
        )
    return found
