"""Content is ours: written for this project and under its licence. Each bank of it says so in its `about.yaml`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

LICENCE = "MIT"
"""Nobody else's text may stand in a file of content."""


def faults_of_licence(folder: Path) -> Iterator[str]:
    """What is wrong with what the folder says of itself."""
    about = folder / "about.yaml"
    if not about.exists():
        yield "about.yaml: it is missing, so nothing says whose texts these are"
        return
    said: Any = yaml.load(about.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    licence = said.get("licence") if isinstance(said, dict) else None
    if licence != LICENCE:
        yield f"about.yaml: the licence is {licence}, not {LICENCE}"
