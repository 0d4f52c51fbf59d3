"""Sentences in which the checker has found nothing, kept beside the caches of the other tools: only what changed is
looked at again, whether a sentence or the checker."""

import hashlib
import json
import os
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

KEPT_IN = Path(".lint_cache") / "clean_sentences.json"
CHECKER = Path(__file__).parents[2] / "checker"
ENGINES = ("harper-py", "lemminflect")


class CleanSentences:
    """What is known to be clean, by digests. Another checker, or another version of what it rests on, knows nothing."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self.known = set(known)

    def __contains__(self, sentence: str) -> bool:
        return _digest(sentence) in self.known

    def add(self, sentence: str) -> None:
        self.known.add(_digest(sentence))

    @classmethod
    def load(cls, file: Path = KEPT_IN) -> "CleanSentences":
        """Empty when there is no file, or it cannot be read, or it is another checker's."""
        try:
            kept = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls()
        return cls(kept["sentences"] if kept.get("checker") == checker_digest() else ())

    def save(self, file: Path = KEPT_IN) -> None:
        file.parent.mkdir(exist_ok=True)
        kept = {"checker": checker_digest(), "sentences": sorted(self.known)}
        fresh = file.with_name(f"{file.name}.{os.getpid()}")  # whoever reads it meanwhile reads all of the old one
        fresh.write_text(json.dumps(kept, indent=0), encoding="utf-8")
        fresh.replace(file)


@cache
def checker_digest() -> str:
    """Of everything that a finding depends on."""
    sources = sorted(path for path in CHECKER.rglob("*") if path.suffix in {".py", ".toml"})
    digest = hashlib.sha256(" ".join(version(engine) for engine in ENGINES).encode())
    for path in sources:
        digest.update(path.relative_to(CHECKER).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def _digest(sentence: str) -> str:
    return hashlib.blake2b(sentence.encode(), digest_size=10).hexdigest()
