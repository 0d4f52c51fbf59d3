"""From a provider's HTTP status and code to our own errors. Its sentences stop here: they quote keys and prompts."""

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from core.ai.errors import (
    ModelAccessDeniedError,
    ModelBusyError,
    ModelError,
    ModelRefusedError,
    ModelRequestRejectedError,
    ModelUnavailableError,
)
from core.ai.types import ModelRef

CODE = re.compile(r"\A[A-Za-z][A-Za-z0-9_.-]{0,63}\Z")
FILTER_CODES = frozenset(
    {
        "content_filter",  # Azure and its likes
        "content_policy_violation",  # OpenAI, images
        "moderation_blocked",  # OpenAI, images
        "invalid_prompt",  # OpenAI, reasoning models
    }
)
NO_CREDIT_CODES = frozenset({"insufficient_quota", "billing_hard_limit_reached"})
WORTH_ANOTHER_TRY = frozenset({408, 409, 425})
GONE_OR_UNPAID = frozenset({402, 404, 410})


def from_status(
    model: ModelRef, status: int, *, code: str | None, headers: Mapping[str, str], said: str = ""
) -> ModelError:
    """`said` is looked at for the one provider that has no code for its filter, and is not kept."""
    code = safe_code(code)
    if code in FILTER_CODES or "content exists risk" in said.lower():  # DeepSeek's filter
        return ModelRefusedError(model, status=status, code=code)
    if status in (401, 403):
        return ModelAccessDeniedError(model, status=status, code=code)
    if status == 429:
        return ModelBusyError(
            model,
            status=status,
            code=code,
            retry_after=retry_after(headers),
            temporary=code not in NO_CREDIT_CODES,
        )
    if status >= 500 or status in WORTH_ANOTHER_TRY:
        return ModelUnavailableError(model, status=status, code=code, retry_after=retry_after(headers))
    if status in GONE_OR_UNPAID:
        return ModelUnavailableError(model, status=status, code=code, temporary=False)
    return ModelRequestRejectedError(model, status=status, code=code)


def safe_code(code: object) -> str | None:
    """A machine-readable code, or None for anything that could be a sentence."""
    return code if isinstance(code, str) and CODE.match(code) else None


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait, from `retry-after-ms`, or `retry-after` as seconds or as a date (against `date`)."""
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    written = headers.get("retry-after")
    seconds = _number(written)
    if seconds is not None or written is None:
        return seconds
    try:
        wait = parsedate_to_datetime(written) - parsedate_to_datetime(headers.get("date", ""))
    except ValueError:
        return None
    return max(0.0, wait.total_seconds())


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if 0 <= number < float("inf") else None
