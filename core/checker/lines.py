"""The checker from outside: one text a line in, one JSON a line out (`python main.py check`)."""

import json
from typing import Any, TextIO

from core.checker.engine import Engine
from core.checker.types import Report

_ALSO_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}
"""JSON lets them stand as they are; many a reader of lines would end a line there."""


def run_lines(stdin: TextIO, stdout: TextIO) -> None:
    """Answer every line, an empty one too, in order; flushed line by line, so that a pipe can be a conversation."""
    engine = Engine()
    for line in stdin:
        report = engine.check(line.removesuffix("\n").removesuffix("\r"))
        stdout.write(json.dumps(as_json(report), ensure_ascii=False).translate(_ALSO_LINE_ENDS) + "\n")
        stdout.flush()


def as_json(report: Report) -> dict[str, Any]:
    """The report as plain data: the shape that `check` prints."""
    return {
        "text": report.text,
        "tier": report.tier,
        "corrected": report.corrected,
        "findings": [
            {
                "start": finding.start,
                "end": finding.end,
                "tier": finding.tier,
                "suggestions": list(finding.suggestions),
                "area": finding.area,
                "explanation_ru": finding.explanation_ru,
                "explanation_en": finding.explanation_en,
            }
            for finding in report.findings
        ],
    }
