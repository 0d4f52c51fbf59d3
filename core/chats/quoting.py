"""People's words inside a prompt: data that cannot end its own quotation, cut to size where it must be."""

import json
from typing import Any

from core.ai.tokens import BYTES_PER_TOKEN, tokens_in_text

GAP = " […] "


def as_data(value: Any) -> str:
    """JSON without a `<`, `>` or `&` in it: no text can close a mark or open one."""
    written = json.dumps(value, ensure_ascii=False)
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def shortened(text: str, tokens: int) -> str:
    """The text, or its beginning and its end, in at most `tokens`."""
    if tokens_in_text(text) <= tokens:
        return text
    each = max(0, tokens * BYTES_PER_TOKEN - len(GAP.encode())) // 2
    raw = text.encode()
    head, tail = raw[:each], raw[len(raw) - each :]
    return head.decode(errors="ignore") + GAP + tail.decode(errors="ignore")
