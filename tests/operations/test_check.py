"""`python main.py check` from outside: lines in, JSON lines out, in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
KEYS = ["text", "tier", "corrected", "findings"]
FINDING_KEYS = ["start", "end", "tier", "suggestions", "area", "explanation_ru", "explanation_en"]


def checked(told: bytes) -> list[dict[str, Any]]:
    """What comes out, in an environment that says nothing: no server, no key, no locale."""
    process = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "check"],
        input=told,
        capture_output=True,
        timeout=120,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
        check=False,
    )
    assert process.returncode == 0, process.stderr.decode()
    return [json.loads(line) for line in process.stdout.decode("utf-8").splitlines()]


def test_every_line_is_answered_by_one_line_in_the_shape_that_was_promised() -> None:
    told = "She go to work.\n\nПривет, как дела?\r\nIt’s fine today. \u2028And tomorrow too.\nHe is doctor."

    sure, empty, russian, fine, last = checked(told.encode())

    assert list(sure) == KEYS
    assert (sure["text"], sure["tier"], sure["corrected"]) == ("She go to work.", "A", "She goes to work.")
    finding = sure["findings"][0]
    assert list(finding) == FINDING_KEYS
    assert sure["text"][finding["start"] : finding["end"]] == "go"
    assert finding["suggestions"] == ["goes"]
    assert empty == {"text": "", "tier": None, "corrected": None, "findings": []}
    assert (russian["text"], russian["tier"]) == ("Привет, как дела?", None)
    assert fine["text"] == "It’s fine today. \u2028And tomorrow too."
    assert (last["text"], last["tier"]) == ("He is doctor.", "A")


def test_bytes_that_are_no_text_and_no_input_at_all_do_not_stop_it() -> None:
    assert checked(b"") == []
    broken, fine = checked(b"\xff\xfe\x00 She go\rhome\nHe go home.\n")
    assert broken["text"].startswith("\ufffd\ufffd\x00")
    assert fine["corrected"] == "He goes home."
