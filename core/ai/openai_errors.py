"""What the openai SDK raises, as our errors."""

import json

import httpx2
import openai

from core.ai.errors import ModelError, ModelRefusedError, ModelTimedOutError, ModelUnavailableError
from core.ai.provider_errors import FILTER_CODES, from_status, safe_code
from core.ai.types import ModelRef

WIRE_ERRORS = (openai.OpenAIError, httpx2.HTTPError, json.JSONDecodeError, UnicodeDecodeError)
"""A broken stream raises a plain JSONDecodeError: it is not in the SDK's own tree."""


def translate(model: ModelRef, error: Exception) -> ModelError:
    """To be raised `from None`: the SDK's message may quote the key or the prompt."""
    match error:
        case openai.APIStatusError():
            return from_status(
                model, error.status_code, code=error.code, headers=error.response.headers, said=error.message
            )
        case openai.APITimeoutError() | httpx2.TimeoutException():
            return ModelTimedOutError(model)
        case openai.APIConnectionError() | httpx2.HTTPError():
            return ModelUnavailableError(model, code="connection_failed")
        case openai.APIError() if error.code in FILTER_CODES:
            return ModelRefusedError(model, code=error.code)
        case openai.APIError():
            return ModelUnavailableError(model, code=safe_code(error.code))
        case _:
            return ModelUnavailableError(model, code="malformed_stream")
