"""What the doctor found, one thing at a time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    words: str
    remedy: str | None = None
    """What to do about it; None: nothing."""
    optional: bool = False
    """Everything works without the remedy; it would only be nicer."""

    @property
    def is_wrong(self) -> bool:
        return self.remedy is not None and not self.optional

    @property
    def mark(self) -> str:
        if self.remedy is None:
            return "ok"
        return "note" if self.optional else "wrong"
