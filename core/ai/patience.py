"""How long a model may take, in seconds. A person waits at the other end."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    first_token: float = 30.0
    """From the request to the first sign of life; a model's record may ask for more."""
    between_tokens: float = 30.0
    """A stream that is silent for longer has stalled."""
    tail: float = 2.0
    """For the figures on usage after the answer has ended: they are worth little waiting."""
    whole_answer: float = 300.0
    image: float = 120.0
    speech: float = 60.0
    transcription: float = 60.0
    place: float = 10.0
    """For a place among the calls a provider takes at once."""
